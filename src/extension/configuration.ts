import * as vscode from 'vscode';
import { settingIds } from './ids';

/** A switch of the settings, as it is for a file. */
export function isOn(setting: 'codeLens' | 'inlayHints', uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration(undefined, uri).get<boolean>(settingIds[setting], true);
}

/** The folder with the native library that the user named, if any. */
export function nativeFolder(): string | undefined {
  const folder = vscode.workspace.getConfiguration().get<string>(settingIds.nativeFolder, '').trim();
  return folder === '' ? undefined : folder;
}

/** How long a run must have taken for its end to be told; 0: it never is. */
export function notifyAfterMinutes(uri: vscode.Uri): number {
  const minutes = vscode.workspace.getConfiguration(undefined, uri).get<number>(settingIds.notifyAfterMinutes, 5);
  return Number.isFinite(minutes) ? minutes : 0;
}
