import type * as vscode from 'vscode';
import { isCodeModelFile } from '../language';
import { languageIds } from './ids';

/** Model files of words. */
export const modelSelector: vscode.DocumentSelector = languageIds.map((language) => ({ language }));

/** All that may be a model: of TypeScript and JavaScript {@link isModelDocument} knows more. */
export const anyModelSelector: vscode.DocumentSelector = [
  ...languageIds.map((language) => ({ language })),
  { scheme: 'file', pattern: '**/*.model.{ts,js}' },
];

/** Whether a document is a model in code. It stays a document of TypeScript or JavaScript. */
export function isCodeDocument(document: vscode.TextDocument): boolean {
  return (
    document.uri.scheme === 'file' &&
    /\.model\.[jt]s$/i.test(document.uri.path) &&
    isCodeModelFile(document.getText(), fileNameOf(document))
  );
}

export function isModelDocument(document: vscode.TextDocument): boolean {
  return languageIds.some((id) => id === document.languageId) || isCodeDocument(document);
}

/** `iris.model.yaml` */
export function fileNameOf(document: vscode.TextDocument): string {
  return document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
}
