import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { listRuns } from '../../src/client';
import type { RunStatus, RunSummary } from '../../src/protocol';
import { storeBeside } from '../../src/store';

/** A model file that is trained in no time. */
export const oneEpoch = `data:
  source: {generate: moons, samples: 60}
model:
  - dense: {units: 2, activation: softmax}
train:
  loss: sparseCategoricalCrossentropy
  epochs: 1
`;

/** A file of the folder that is open. */
export function inWorkspace(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'a folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

export async function openFile(name: string, content?: string): Promise<vscode.TextDocument> {
  const uri = inWorkspace(name);
  if (content !== undefined) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

/** Asks until there is an answer; the test's own time limit ends it. */
export async function eventually<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The latest run of a model of the folder, once it is in a state. */
export function reaches(model: string, status: RunStatus, file = `${model}.model.yaml`): Promise<RunSummary> {
  return eventually(() => {
    const run = listRuns(storeBeside(inWorkspace(file).fsPath), model).at(-1);
    if (run?.status === 'failed' && status !== 'failed') assert.fail(JSON.stringify(run.error));
    return run?.status === status ? run : undefined;
  });
}

/** A run of iris that is completed: the latest, else a new one. */
export async function trainedIris(): Promise<RunSummary> {
  const latest = listRuns(storeBeside(inWorkspace('iris.model.yaml').fsPath), 'iris').at(-1);
  if (latest?.status === 'completed') return latest;
  await vscode.commands.executeCommand('modelStudio.train', inWorkspace('iris.model.yaml'));
  return reaches('iris', 'completed');
}

/** The commands of the lenses above a file; those inside it, of cost and data, are others. */
export async function lensesOf(uri: vscode.Uri): Promise<readonly string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
  const commands = lenses.map(({ command }) => command?.command ?? '');
  return commands.filter((command) => command !== '' && command !== 'modelStudio.openDataPreview');
}

interface Contributions {
  readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
  readonly viewsWelcome: readonly { readonly contents: string; readonly when?: string }[];
}

/** The extension under test. */
export function theExtension(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension('model-studio.model-studio');
  assert.ok(extension, 'the extension is loaded');
  return extension;
}

/** What package.json contributes, as VS Code reads it. */
export function contributions(): Contributions {
  return (theExtension().packageJSON as { contributes: Contributions }).contributes;
}
