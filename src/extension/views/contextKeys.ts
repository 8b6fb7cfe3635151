import * as vscode from 'vscode';
import { isCodeModelName } from '../../language';
import { allowedActions } from '../../protocol';
import { currentModel } from '../commands/target';
import { DisposableStore, type Disposable } from '../disposable';
import { contextKeys } from '../ids';
import type { Program } from '../program';

/** Tells VS Code what may be done with the current model, so that menus show only that. */
export function keepContextKeys(program: Pick<Program, 'runs' | 'studios'>): Disposable {
  const store = new DisposableStore();
  const told = new Map<string, boolean>();
  const tell = (key: string, value: boolean) => {
    if (told.get(key) === value) return;
    told.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  };
  let codeModels = '';
  const tellCodeModels = () => {
    const uris = program.runs.models().filter((uri) => isCodeModelName(uri.path));
    // On another machine VS Code's key holds the one, here the other.
    const paths = [...new Set(uris.flatMap((uri) => [uri.fsPath, uri.path]))];
    if (paths.join('\n') === codeModels) return;
    codeModels = paths.join('\n');
    void vscode.commands.executeCommand('setContext', contextKeys.codeModels, paths);
  };
  const update = () => {
    const uri = currentModel(program);
    const latest = uri && program.runs.latest(uri.fsPath);
    const allowed = allowedActions(latest?.status, latest ?? { checkpoint: false });
    tell(contextKeys.hasModel, uri !== undefined);
    tell(contextKeys.cannotTrain, !allowed.has('train'));
    tell(contextKeys.canPause, allowed.has('pause'));
    tell(contextKeys.canResume, allowed.has('resume'));
    tell(contextKeys.canStop, allowed.has('stop'));
    tellCodeModels();
  };
  store.add(program.runs.onDidChange(update));
  store.add(program.studios.onDidChangeActive(update));
  store.add(vscode.window.onDidChangeActiveTextEditor(update));
  store.add(vscode.window.onDidChangeVisibleTextEditors(update));
  update();
  return store;
}
