import * as vscode from 'vscode';
import { notifyAfterMinutes } from '../configuration';
import { DisposableStore, type Disposable } from '../disposable';
import type { Program } from '../program';
import { RunEnds } from '../runs/endedRuns';
import type { RunSummary } from '../../protocol';

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
  const { tellEnd } = await import(/* webpackChunkName: "tellEnd" */ './tellEnd');
  await tellEnd(run, uri);
}
