import * as vscode from 'vscode';
import type { RunSummary } from '../../protocol';
import { commandIds } from '../ids';
import { say } from '../window';
import { headline } from './describe';

/** Says that a run has ended, and leads to its Studio. */
export async function tellEnd(run: RunSummary, uri: vscode.Uri): Promise<void> {
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
