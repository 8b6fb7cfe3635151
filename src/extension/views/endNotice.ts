import * as vscode from 'vscode';
import { notifyAfterMinutes } from '../configuration';
import { DisposableStore, type Disposable } from '../disposable';
import { commandIds } from '../ids';
import type { Program } from '../program';
import { RunEnds } from '../runs/endedRuns';
import type { RunSummary } from '../../protocol';
import { say } from '../window';
import { headline } from './describe';

/** Says that a long run has ended, where nobody sees it in its Studio. */
export function announceEnds({ runs, studios }: Pick<Program, 'runs' | 'studios'>): Disposable {
  const store = new DisposableStore();
  const ends = new RunEnds();
  const look = () => {
    for (const { run, minutes } of ends.look(runs.all())) {
      const uri = vscode.Uri.file(run.source);
      const limit = notifyAfterMinutes(uri);
      if (limit > 0 && minutes >= limit && !studios.isVisible(uri)) void tell(run, uri);
    }
  };
  look();
  store.add(runs.onDidChange(look));
  return store;
}

async function tell(run: RunSummary, uri: vscode.Uri): Promise<void> {
  const { model, status, best } = run;
  const measured = (best && headline(best.measures)) ?? '';
  const open = say('extension.endOpen');
  const chosen =
    status === 'completed'
      ? await vscode.window.showInformationMessage(
          say(measured === '' ? 'extension.endCompleted' : 'extension.endCompletedWith', { model, measured }),
          open,
        )
      : await vscode.window.showWarningMessage(
          say(status === 'failed' ? 'extension.endFailed' : 'extension.endInterrupted', { model }),
          open,
        );
  if (chosen === open) await vscode.commands.executeCommand(commandIds.openStudio, uri);
}
