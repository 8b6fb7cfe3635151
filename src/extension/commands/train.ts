import * as path from 'node:path';
import * as vscode from 'vscode';
import { createRun } from '../../client';
import { isCodeModelFile, isModelFileName, type Problem } from '../../language';
import { allowedActions, StudioError } from '../../protocol';
import type { Program } from '../program';
import { statusWords } from '../views/statusWords';
import { locale, say, wordsOf } from '../window';
import { offerNativeLibrary } from './nativeLibrary';
import { requireOnDisk } from './target';

async function tellProblems(uri: vscode.Uri, problems: readonly Problem[]): Promise<void> {
  const count = problems.filter(({ severity }) => severity === 'error').length;
  const file = path.basename(uri.fsPath);
  const show = say('extension.showProblems');
  const chosen = await vscode.window.showErrorMessage(say('extension.fileHasErrors', { file, count }), show);
  if (chosen === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
}

/** Nothing runs in a folder that is not trusted; offers to trust it. */
export async function requireTrust(): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const manage = say('extension.manageTrust');
  const chosen = await vscode.window.showWarningMessage(say('extension.needsTrust'), manage);
  if (chosen === manage) await vscode.commands.executeCommand('workbench.trust.manage');
  return false;
}

/** Saves a document that has changed, and tells where it is then: one that was never saved asks for its name. */
async function saved(document: vscode.TextDocument): Promise<vscode.TextDocument | undefined> {
  if (!document.isUntitled) return !document.isDirty || (await document.save()) ? document : undefined;
  const uri = await vscode.workspace.save(document.uri);
  return uri && vscode.workspace.openTextDocument(uri);
}

/** Says why a file cannot be trained as it is, before anything is started. */
function requireTrainable({ runs }: Program, uri: vscode.Uri, text: string): void {
  const file = path.basename(uri.path);
  requireOnDisk(uri);
  if (!isModelFileName(file) && !isCodeModelFile(text, file)) {
    throw new StudioError('input', 'not-a-model-file', { key: 'extension.notModelFile', args: { file } });
  }
  runs.look(uri.fsPath);
  const latest = runs.latest(uri.fsPath);
  if (!latest || allowedActions(latest.status, latest).has('train')) return;
  const status = say(statusWords[latest.status]);
  throw new StudioError('input', 'not-allowed', { key: 'extension.notAllowed', args: { status } });
}

/** What a run is made from. */
export interface Start {
  readonly uri: vscode.Uri;
  readonly text: string;
  /** `train.batchSize=64` */
  readonly set?: readonly string[];
}

/** Files for which a run is being started. */
const starting = new Set<string>();

/** One start at a time for each file: a second one, while the first is under way, does nothing. */
async function oneAtATime<T>(uri: vscode.Uri, start: () => Promise<T>): Promise<T | undefined> {
  const key = uri.toString();
  if (starting.has(key)) return undefined;
  starting.add(key);
  try {
    return (await requireTrust()) ? await start() : undefined;
  } finally {
    starting.delete(key);
  }
}

/** Saves the file, starts a run of it and shows the run in the Studio beside the editor. */
export function train(program: Program, uri: vscode.Uri): Promise<string | undefined> {
  return oneAtATime(uri, async () => {
    const document = await saved(await vscode.workspace.openTextDocument(uri));
    if (!document) return undefined;
    const text = document.getText();
    requireTrainable(program, document.uri, text);
    return start(program, { uri: document.uri, text });
  });
}

/** Starts a run of a text that a run was made from before, and shows it. */
export function startRun(program: Program, from: Start): Promise<string | undefined> {
  return oneAtATime(from.uri, () => {
    requireTrainable(program, from.uri, from.text);
    return start(program, from);
  });
}

async function start(program: Program, { uri, text, set = [] }: Start): Promise<string | undefined> {
  const { context, log, runs, studios } = program;
  studios.show(uri, { preserveFocus: true });
  if (!(await offerNativeLibrary(program))) return undefined;
  const model = path.basename(uri.fsPath);
  const result = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: say('extension.preparing', { model }) },
    async () =>
      createRun({
        text,
        path: uri.fsPath,
        set,
        alone: true,
        locale,
        engine: program.engine(),
        service: await program.client(),
        studioVersion: (context.extension.packageJSON as { version: string }).version,
      }),
  );
  runs.add([uri]);
  if (!result.ok) {
    void tellProblems(uri, result.problems);
    return undefined;
  }
  log.info(`Run ${result.run.run} of ${uri.fsPath} started.`);
  if (result.notice) void vscode.window.showWarningMessage(wordsOf(result.notice));
  runs.look(uri.fsPath);
  return result.run.run;
}
