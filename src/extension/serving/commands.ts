import * as vscode from 'vscode';
import { stem } from '../../language';
import { listModels, listVersionsOf, storeBeside } from '../../store';
import { requireOnDisk } from '../commands/target';
import { requireTrust } from '../commands/train';
import type { Program } from '../program';
import { say } from '../window';
import { servingOf, usualServing } from './serving';

/** The name under which a file's versions are kept; undefined where there are none. */
function modelOf({ fsPath }: vscode.Uri): string | undefined {
  const store = storeBeside(fsPath);
  const versions = listModels(store).flatMap((model) => listVersionsOf(store, model));
  return versions.filter(({ source }) => source === fsPath).at(-1)?.model;
}

/** Serves a model file's versions, and shows how in the Studio. */
export async function serve(program: Program, uri: vscode.Uri): Promise<void> {
  if (!(await requireTrust())) return;
  requireOnDisk(uri);
  const model = modelOf(uri);
  if (model === undefined) {
    await vscode.window.showInformationMessage(say('extension.serveNothing', { model: stem(uri.path) }));
    return;
  }
  program.studios.show(uri);
  await servingOf(program).start(uri.fsPath, model, usualServing);
}

export async function stopServing(program: Program, uri: vscode.Uri): Promise<void> {
  const serving = servingOf(program);
  const model = modelOf(uri);
  if (model !== undefined && serving.server(uri.fsPath, model)) await serving.stop(uri.fsPath, model);
  else await vscode.window.showInformationMessage(say('extension.notServed', { model: model ?? stem(uri.path) }));
}
