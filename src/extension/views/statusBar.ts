import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../disposable';
import { commandIds } from '../ids';
import type { Runs } from '../runs/runs';
import { say } from '../window';

/** One item while a run is at work: its epoch; a click opens its Studio. */
export function showStatusBar(runs: Runs): Disposable {
  const store = new DisposableStore();
  const item = store.add(vscode.window.createStatusBarItem('modelStudio.run', vscode.StatusBarAlignment.Left, 10));
  item.name = 'Model Studio';
  const update = () => {
    const run = runs.active().at(-1);
    if (!run) {
      item.hide();
      return;
    }
    const { model, epoch, epochs, source } = run;
    // `epoch` counts those that are over; shown is the one at work.
    const current = Math.min(epoch + 1, epochs);
    const words = say('extension.statusRunning', { model, epoch: current, epochs });
    // `$(name)` of a model's name would be an icon.
    item.text = `$(loading~spin) ${words.replaceAll('$(', '\\$(')}`;
    item.tooltip = say('extension.statusTip', { model });
    item.command = { command: commandIds.openStudio, title: '', arguments: [vscode.Uri.file(source)] };
    item.show();
  };
  store.add(runs.onDidChange(update));
  update();
  return store;
}
