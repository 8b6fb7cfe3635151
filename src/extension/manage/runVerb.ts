import * as vscode from 'vscode';
import { cliBeside, runCommandLine, type Said } from '../../client';
import type { Program } from '../program';

/** Runs a verb of the command line, with its progress; undefined where the person cancelled it. */
export function runVerb(program: Program, title: string, words: readonly string[]): Thenable<Said | undefined> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (_progress, cancelled) => {
    const abort = new AbortController();
    const listening = cancelled.onCancellationRequested(() => abort.abort());
    try {
      return await runCommandLine(cliBeside(program.engine()), words, abort.signal);
    } catch (error) {
      if (abort.signal.aborted) return undefined;
      throw error;
    } finally {
      listening.dispose();
    }
  });
}
