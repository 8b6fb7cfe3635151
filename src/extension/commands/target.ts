import * as vscode from 'vscode';
import { StudioError } from '../../protocol';
import { isModelDocument } from '../modelLanguage';
import type { Program } from '../program';
import { TreeItem } from '../views/treeItem';

/** What a command is about: a model file, and a run of it where one was chosen. */
export interface Target {
  readonly uri: vscode.Uri;
  readonly run?: string;
}

/** The model that is worked on now: the editor's, else the Studio's, else that of the only run at work. */
export function currentModel({ studios, runs }: Pick<Program, 'runs' | 'studios'>): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  if (document && isModelDocument(document)) return document.uri;
  if (studios.active) return studios.active;
  const visible = vscode.window.visibleTextEditors.map((editor) => editor.document).filter(isModelDocument);
  if (visible.length === 1) return visible[0]?.uri;
  const active = runs.active();
  return active.length === 1 && active[0] ? vscode.Uri.file(active[0].source) : undefined;
}

/** What a command was called on: a tree item, a file, or nothing. */
export function targetOf(program: Program, argument: unknown): Target | undefined {
  if (argument instanceof TreeItem) {
    const { uri, run, oneVersion } = argument;
    const folder = run?.folder ?? program.runs.of(uri.fsPath).find((one) => one.run === oneVersion?.run)?.folder;
    return { uri, ...(folder !== undefined && { run: folder }) };
  }
  if (argument instanceof vscode.Uri && argument.scheme !== 'webview-panel') return { uri: argument };
  const uri = currentModel(program);
  return uri && { uri };
}

/** Runs lie beside their file: one that was never saved, or that another place provides, has none. */
export function requireOnDisk(uri: vscode.Uri): void {
  if (uri.scheme === 'file') return;
  const file = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  throw new StudioError('input', 'not-on-disk', { key: 'extension.notOnDisk', args: { file } });
}
