import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PanelRequests, PanelResult, RunView, Snapshot, ToPanelMessage } from '../../src/protocol';

/** What the host said to a panel, as it was recorded from real runs by `npm run record:panel`. */
export interface Recording {
  /** What it said first. */
  readonly snapshot: Snapshot;
  /** What followed. */
  readonly messages: readonly ToPanelMessage[];
  readonly answers: readonly RecordedAnswer[];
  /** Runs that can be laid over the one shown, by their names. */
  readonly compared?: Readonly<Record<string, RunView>>;
}

/** An answer fits a request with the same parameters best, then one with the same version. */
export type RecordedAnswer = {
  [M in keyof PanelRequests]: {
    readonly method: M;
    readonly params: PanelRequests[M];
    readonly result: PanelResult;
  };
}[keyof PanelRequests];

export const recordingsFolder = path.resolve(import.meta.dirname, '../fixtures/panel');

export function recording(name: string): Recording {
  return JSON.parse(readFileSync(path.join(recordingsFolder, `${name}.json`), 'utf8')) as Recording;
}

/** Rows of the test split that were answered wrong, the surest first. */
export function wrongOf({ snapshot }: Recording) {
  const evaluation = snapshot.run?.entries.findLast((entry) => entry.type === 'evaluation');
  const splits = evaluation?.type === 'evaluation' ? evaluation.splits : [];
  return splits.find(({ split }) => split === 'test')?.classification?.wrong ?? [];
}

/** The first answer that was recorded. */
export function firstPrediction({ answers }: Recording) {
  const asked = answers.find(({ method }) => method === 'predict');
  const prediction =
    asked && 'ok' in asked.result && 'predictions' in asked.result.ok ? asked.result.ok.predictions[0] : undefined;
  if (!prediction) throw new Error('no prediction was recorded');
  return prediction;
}
