import * as vscode from 'vscode';
import { allowedActions, type RunAction } from '../../protocol';
import { currentModel } from '../commands/target';
import { DisposableStore, type Disposable } from '../disposable';
import { contextKeys } from '../ids';
import type { Program } from '../program';

const keys: Readonly<Record<RunAction, string>> = {
  train: contextKeys.canTrain,
  pause: contextKeys.canPause,
  resume: contextKeys.canResume,
  stop: contextKeys.canStop,
};

/** Tells VS Code what may be done with the current model, so that menus show only that. */
export function keepContextKeys(program: Program): Disposable {
  const store = new DisposableStore();
  const told = new Map<string, boolean>();
  const tell = (key: string, value: boolean) => {
    if (told.get(key) === value) return;
    told.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  };
  const update = () => {
    const uri = currentModel(program);
    const latest = uri && program.runs.latest(uri.fsPath);
    const allowed = allowedActions(latest?.status, latest ?? { checkpoint: false });
    tell(contextKeys.hasModel, uri !== undefined);
    for (const action of ['train', 'pause', 'resume', 'stop'] as const) {
      tell(keys[action], uri !== undefined && allowed.has(action));
    }
  };
  store.add(program.runs.onDidChange(update));
  store.add(program.studios.onDidChangeActive(update));
  store.add(vscode.window.onDidChangeActiveTextEditor(update));
  store.add(vscode.window.onDidChangeVisibleTextEditors(update));
  update();
  return store;
}
