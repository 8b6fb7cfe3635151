import * as vscode from 'vscode';
import { cliBeside, runCommandLine } from '../../client';
import type { Program } from '../program';

/** Runs a verb of the command line, with its progress; false where the person cancelled it. */
export function runVerb(program: Program, title: string, words: readonly string[]): Thenable<boolean> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (_progress, cancelled) => {
    const abort = new AbortController();
    const listening = cancelled.onCancellationRequested(() => abort.abort());
    try {
      await runCommandLine(cliBeside(program.engine()), words, abort.signal);
      return true;
    } catch (error) {
      if (abort.signal.aborted) return false;
      throw error;
    } finally {
      listening.dispose();
    }
  });
}
