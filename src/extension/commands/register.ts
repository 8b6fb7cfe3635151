import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../disposable';
import { commandIds } from '../ids';
import { isFields } from '../messageFields';
import type { Program } from '../program';
import { showError } from '../window';
import { registerManagement } from '../manage/register';
import { requireOnDisk, targetOf, type Target } from './target';

const actions = () => import(/* webpackChunkName: "actions" */ './actions');

/** All commands of the extension. */
export function registerCommands(program: Program): Disposable {
  const store = new DisposableStore();
  const add = (command: string, run: (argument: unknown, selection: unknown) => unknown) => {
    const guarded = async (argument: unknown, selection: unknown) => {
      try {
        return await run(argument, selection);
      } catch (error) {
        void showError(program.log, error);
        return undefined;
      }
    };
    store.add(vscode.commands.registerCommand(command, guarded));
  };
  const addForTarget = (command: string, run: (target: Target, preserveFocus: boolean) => unknown) =>
    add(command, async (argument, options) => {
      const target = targetOf(program, argument) ?? (await (await actions()).requireTarget(program, argument));
      return target && run(target, isFields(options) && options['preserveFocus'] === true);
    });
  addForTarget(commandIds.train, async ({ uri }) => (await actions()).train(program, uri));
  addForTarget(commandIds.openStudio, ({ uri, run }, preserveFocus) => {
    requireOnDisk(uri);
    program.studios.show(uri, { preserveFocus, ...(run && { run }) });
  });
  for (const action of ['pause', 'resume', 'stop'] as const) {
    addForTarget(commandIds[action], async (target) => (await actions()).actOnRun(program, action, target));
  }
  addForTarget(commandIds.serve, async ({ uri }) => (await actions()).serve(program, uri));
  addForTarget(commandIds.stopServing, async ({ uri }) => (await actions()).stopServing(program, uri));
  addForTarget(commandIds.openModelFile, ({ uri }, preserveFocus) =>
    vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One, preserveFocus }),
  );
  add(commandIds.newModelFile, async (argument) => (await actions()).newModelFile(argument));
  add(commandIds.openExamples, async () => (await actions()).openExamples(program));
  add(commandIds.showLog, () => program.log.show());
  add(commandIds.doctor, async () => (await actions()).doctor(program));
  add(commandIds.refresh, () => program.runs.refresh());
  registerManagement(program, add);
  return store;
}
