import * as path from 'node:path';
import * as vscode from 'vscode';
import { isModelFileName } from '../../language';
import type { DataPart } from '../../protocol';
import { dataPreviewType } from '../ids';
import { isFields } from '../messageFields';
import { modelIcon } from '../modelIcon';
import type { Program } from '../program';
import { say } from '../window';
import { DataPreviewSession } from './session';
import { dataOfModel, partOf, targetOfFile, titleOf, type DataTarget } from './target';

const open = new Map<string, vscode.WebviewPanel>();

/** What somebody wants to see: a part of a model's data, or a data file. */
interface Asked {
  readonly uri: vscode.Uri;
  readonly part: DataPart;
}

/** Opens the preview of a model's data, or of a data file, or brings it to the front. */
export async function openDataPreview(program: Program, uri: vscode.Uri, role: unknown): Promise<void> {
  const asked = { uri, part: partOf(role) ?? 'source' };
  const target = await targetOf(program, asked);
  const { key, name } = titleOf(target);
  const there = open.get(key);
  if (there) {
    there.reveal();
    return;
  }
  const beside =
    isModelFileName(path.basename(uri.path)) &&
    vscode.window.activeTextEditor?.document.uri.toString() === uri.toString();
  const column = beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
  const title = say('extension.previewTitle', { name });
  fill(program, vscode.window.createWebviewPanel(dataPreviewType, title, column), target, asked);
}

/** Fills a tab that VS Code restores, as its page kept what was asked for; closes it where that cannot be told. */
export async function restoreDataPreview(program: Program, panel: vscode.WebviewPanel, state: unknown): Promise<void> {
  const { file, part } = isFields(state) ? state : {};
  try {
    if (typeof file !== 'string') throw new TypeError('A restored data preview names no file.');
    const asked = { uri: vscode.Uri.parse(file, true), part: partOf(part) ?? 'source' };
    fill(program, panel, await targetOf(program, asked), asked);
  } catch (error) {
    program.log.warn(`A data preview cannot be restored: ${String(error)}`);
    panel.dispose();
  }
}

function targetOf({ runs }: Program, { uri, part }: Asked): Promise<DataTarget> {
  return isModelFileName(path.basename(uri.path)) ? dataOfModel(uri, part) : targetOfFile(uri, runs);
}

function fill(program: Program, panel: vscode.WebviewPanel, target: DataTarget, { uri, part }: Asked): void {
  panel.iconPath = modelIcon(program.context.extensionUri);
  const { key } = titleOf(target);
  open.set(key, panel);
  const session = new DataPreviewSession(program, panel.webview, target, { file: uri.toString(), part });
  panel.onDidDispose(() => {
    if (open.get(key) === panel) open.delete(key);
    session.dispose();
  });
}

/** Fills an editor that VS Code opened for a data file. */
export async function fillDataEditor(program: Program, uri: vscode.Uri, panel: vscode.WebviewPanel): Promise<void> {
  const target: DataTarget = await targetOfFile(uri, program.runs);
  const session = new DataPreviewSession(program, panel.webview, target);
  panel.onDidDispose(() => session.dispose());
}
