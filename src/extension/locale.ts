import * as vscode from 'vscode';
import { localeOf, type Locale } from '../texts';

/** The language of this window. */
export const locale: Locale = localeOf(vscode.env.language);
