import * as vscode from 'vscode';
import { stem } from '../../language';
import { requireOnDisk } from '../commands/target';
import { requireTrust } from '../commands/train';
import type { Program } from '../program';
import { say } from '../window';
import { usualServing } from './serving';

/** The name under which a file's versions are kept. */
function modelOf({ runs }: Program, uri: vscode.Uri): string {
  return runs.versions(uri).at(-1)?.model ?? runs.latest(uri.fsPath)?.model ?? stem(uri.path);
}

/** Serves a model file's versions, and shows how in the Studio. */
export async function serve(program: Program, uri: vscode.Uri): Promise<void> {
  if (!(await requireTrust())) return;
  requireOnDisk(uri);
  const model = modelOf(program, uri);
  if (program.runs.versions(uri).length === 0) {
    await vscode.window.showInformationMessage(say('extension.serveNothing', { model }));
    return;
  }
  program.studios.show(uri);
  await program.serving.start(uri.fsPath, model, usualServing);
}

export async function stopServing(program: Program, uri: vscode.Uri): Promise<void> {
  const model = modelOf(program, uri);
  if (program.serving.server(uri.fsPath, model)) await program.serving.stop(uri.fsPath, model);
  else await vscode.window.showInformationMessage(say('extension.notServed', { model }));
}
