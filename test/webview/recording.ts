import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PanelRequests, PanelResult, Snapshot, ToPanelMessage } from '../../src/protocol';

/** What the host said to a panel, as it was recorded from real runs by `npm run record:panel`. */
export interface Recording {
  /** What it said first. */
  readonly snapshot: Snapshot;
  /** What followed. */
  readonly messages: readonly ToPanelMessage[];
  readonly answers: readonly RecordedAnswer[];
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
