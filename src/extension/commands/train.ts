import * as path from 'node:path';
import * as vscode from 'vscode';
import { createRun } from '../../client';
import type { Problem } from '../../language';
import type { Program } from '../program';
import { locale, say, wordsOf } from '../window';
import { offerNativeLibrary } from './nativeLibrary';

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

/** Saves the file, starts a run of it and shows the run in the Studio beside the editor. */
export async function train(program: Program, uri: vscode.Uri): Promise<string | undefined> {
  const { context, log, runs, studios } = program;
  if (!(await requireTrust())) return undefined;
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.isDirty && !(await document.save())) return undefined;
  studios.show(uri, { preserveFocus: true });
  if (!(await offerNativeLibrary(program))) return undefined;
  const model = path.basename(uri.fsPath);
  const result = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: say('extension.preparing', { model }) },
    async () =>
      createRun({
        text: document.getText(),
        path: uri.fsPath,
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
