import path from 'node:path';
import * as vscode from 'vscode';
import { planMove } from '../../client';
import { modelName } from '../../language';
import {
  finishRenames,
  isKnown,
  isModelName,
  moveModelFile,
  nameModelFile,
  renameModel,
  requireFree,
  storeBeside,
  type FileMove,
} from '../../store';
import { requireOnDisk } from '../commands/target';
import { loadRegistryTexts } from '../loadTexts';
import type { Program } from '../program';
import { say } from '../window';

/** Asks for another name of a model, and gives it to all that belongs to it: runs, versions, and the model file. */
export async function renameModelOf(program: Program, uri: vscode.Uri): Promise<void> {
  requireOnDisk(uri);
  const document = await vscode.workspace.openTextDocument(uri);
  const fileName = path.basename(uri.fsPath);
  const model = modelName(document.getText(), fileName);
  await loadRegistryTexts();
  const name = await vscode.window.showInputBox({
    title: say('manage.renameModelTitle', { model }),
    prompt: say('manage.renameModelPrompt'),
    value: model,
    validateInput: (value) => (isModelName(value) ? undefined : say('registry.badName', { name: value })),
  });
  if (name === undefined || name === model) return;
  const title = say('manage.renamingModel', { model, name });
  const move = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, async () => {
    if (document.isDirty) await document.save();
    return renameWithFile(uri.fsPath, model, name);
  });
  await program.runs.refresh();
  if (move.to === move.from)
    await vscode.window.showInformationMessage(say('manage.renamedNotFile', { model, name, file: fileName }));
}

async function renameWithFile(file: string, model: string, name: string): Promise<FileMove> {
  const store = storeBeside(file);
  const move = planMove(store, model, name, file) ?? { from: file, to: file };
  const isTrained = isKnown(store, model);
  if (isTrained) renameModel(store, model, name, move);
  else requireFree(store, name);
  nameModelFile(file, name);
  await moveInEditors(move);
  // What an editor could not move is moved all the same.
  if (isTrained) finishRenames(store);
  else moveModelFile(move, name);
  return move;
}

/** Where the file is open, its editors and its Studio go along. */
async function moveInEditors({ from, to }: FileMove): Promise<void> {
  if (from === to) return;
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(vscode.Uri.file(from), vscode.Uri.file(to));
  await vscode.workspace.applyEdit(edit);
}
