import * as path from 'node:path';
import * as vscode from 'vscode';
import { isModelFileName } from '../../language';
import { dataParts, type DataPart } from '../../protocol';
import type { Program } from '../program';
import { say } from '../window';
import { dataPreviewType } from '../ids';
import { DataPreviewSession } from './session';
import { dataOfModel, targetOfFile, titleOf, type DataTarget } from './target';

const open = new Map<string, vscode.WebviewPanel>();

/** Opens the preview of a model's data, or of a data file, or brings it to the front. */
export async function openDataPreview(program: Program, uri: vscode.Uri, role: unknown): Promise<void> {
  const part: DataPart = dataParts.find((one) => one === role) ?? 'source';
  const isModel = isModelFileName(path.basename(uri.path));
  const target = isModel ? await dataOfModel(uri, part) : await targetOfFile(uri, program.runs);
  const { key, name } = titleOf(target);
  const there = open.get(key);
  if (there) {
    there.reveal();
    return;
  }
  const beside = isModel && vscode.window.activeTextEditor?.document.uri.toString() === uri.toString();
  const column = beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
  const title = say('extension.previewTitle', { name });
  const panel = vscode.window.createWebviewPanel(dataPreviewType, title, column);
  const icon = (theme: string) => vscode.Uri.joinPath(program.context.extensionUri, `media/icons/model-${theme}.svg`);
  panel.iconPath = { light: icon('light'), dark: icon('dark') };
  open.set(key, panel);
  const session = new DataPreviewSession(program, panel.webview, target);
  panel.onDidDispose(() => {
    open.delete(key);
    session.dispose();
  });
}

/** Fills an editor that VS Code opened for a data file. */
export async function fillDataEditor(program: Program, uri: vscode.Uri, panel: vscode.WebviewPanel): Promise<void> {
  const target: DataTarget = await targetOfFile(uri, program.runs);
  const session = new DataPreviewSession(program, panel.webview, target);
  panel.onDidDispose(() => session.dispose());
}
