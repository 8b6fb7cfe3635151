import type * as vscode from 'vscode';
import { languageIds } from './ids';

export const modelSelector: vscode.DocumentSelector = languageIds.map((language) => ({ language }));

export function isModelDocument(document: vscode.TextDocument): boolean {
  return languageIds.some((id) => id === document.languageId);
}

/** `iris.model.yaml` */
export function fileNameOf(document: vscode.TextDocument): string {
  return document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
}
