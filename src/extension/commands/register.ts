import * as vscode from 'vscode';
import { pauseRun, resumeRun, stopRun } from '../../client';
import { DisposableStore, type Disposable } from '../disposable';
import { commandIds } from '../ids';
import type { Program } from '../program';
import { say, showError } from '../window';
import { doctor } from './doctor';
import { newModelFile, openExamples } from './files';
import { requireTarget, type Target } from './target';
import { requireTrust, train } from './train';

/** Pauses, resumes or stops the run that was chosen, else the latest of the model. */
export async function actOnRun(program: Program, action: 'pause' | 'resume' | 'stop', target: Target): Promise<void> {
  if (!(await requireTrust())) return;
  const { runs } = program;
  const folder = target.run ?? runs.latest(target.uri.fsPath)?.folder;
  if (folder === undefined) throw new Error(say('extension.noVersion'));
  try {
    if (action === 'pause') await pauseRun(folder);
    else if (action === 'resume') await resumeRun(folder, program.engine());
    else await stopRun(folder, program.engine());
  } finally {
    runs.look(target.uri.fsPath);
  }
}

/** All commands of the extension. */
export function registerCommands(program: Program): Disposable {
  const store = new DisposableStore();
  const add = (command: string, run: (argument: unknown) => unknown) => {
    const guarded = async (argument: unknown) => {
      try {
        return await run(argument);
      } catch (error) {
        void showError(program.log, error);
        return undefined;
      }
    };
    store.add(vscode.commands.registerCommand(command, guarded));
  };
  const withTarget = (run: (target: Target) => unknown) => async (argument: unknown) => {
    const target = await requireTarget(program, argument);
    return target && run(target);
  };
  add(
    commandIds.train,
    withTarget(({ uri }) => train(program, uri)),
  );
  add(
    commandIds.openStudio,
    withTarget(({ uri, run }) => program.studios.show(uri, { ...(run && { run }) })),
  );
  add(
    commandIds.pause,
    withTarget((target) => actOnRun(program, 'pause', target)),
  );
  add(
    commandIds.resume,
    withTarget((target) => actOnRun(program, 'resume', target)),
  );
  add(
    commandIds.stop,
    withTarget((target) => actOnRun(program, 'stop', target)),
  );
  add(
    commandIds.openModelFile,
    withTarget(({ uri }) => vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One })),
  );
  add(commandIds.newModelFile, newModelFile);
  add(commandIds.openExamples, () => openExamples(program));
  add(commandIds.showLog, () => program.log.show());
  add(commandIds.doctor, async () => ((await requireTrust()) ? doctor(program) : undefined));
  add(commandIds.refresh, () => program.runs.refresh());
  return store;
}
