import * as vscode from 'vscode';
import { dataPaths } from '../../language';
import { commandIds } from '../ids';
import { fileNameOf, modelSelector } from '../modelLanguage';
import type { Disposable } from '../disposable';
import { say } from '../window';
import { toRange } from './positions';

/** The data that a model file names, in reach: labels are shown beside the images that they are of. */
export function previewablePaths(document: vscode.TextDocument): { role: string; range: vscode.Range }[] {
  if (document.uri.scheme !== 'file' || !vscode.workspace.isTrusted) return [];
  return dataPaths(document.getText(), fileNameOf(document))
    .filter(({ role }) => role !== 'labels')
    .map(({ role, range }) => ({ role, range: toRange(range) }));
}

/** Paths of data lead to their previews. */
export function provideDataLinks(): Disposable {
  return vscode.languages.registerDocumentLinkProvider(modelSelector, {
    provideDocumentLinks: (document) =>
      previewablePaths(document).map(({ role, range }) => {
        // As words: VS Code would take a URI of this machine for one of its own page's.
        const query = JSON.stringify([document.uri.toString(), role]);
        const target = vscode.Uri.from({ scheme: 'command', path: commandIds.openDataPreview, query });
        const link = new vscode.DocumentLink(range, target);
        link.tooltip = say('extension.lensData');
        return link;
      }),
  });
}
