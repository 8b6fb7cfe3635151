import * as vscode from 'vscode';

/** The icon of a model, for the tabs that show one. */
export function modelIcon(extensionUri: vscode.Uri): { readonly light: vscode.Uri; readonly dark: vscode.Uri } {
  const icon = (theme: string) => vscode.Uri.joinPath(extensionUri, `media/icons/model-${theme}.svg`);
  return { light: icon('light'), dark: icon('dark') };
}
