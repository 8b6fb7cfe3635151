import { attachRun } from '../../../src/client';
import type { EpochEvent, JournalEntry, RunSummary } from '../../../src/protocol';
import { readJournal, summarizeRun, summarizeRuns } from '../../../src/store';
import type { Workspace } from './workspace';

export function isEpoch(entry: JournalEntry): entry is JournalEntry & EpochEvent {
  return entry.type === 'epoch';
}

export const epochsOf = (folder: string) => readJournal(folder).filter(isEpoch);

/** Numbers from 1. */
export const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);

export function latestRun({ store }: Workspace): RunSummary {
  const run = summarizeRuns(store).at(-1);
  if (!run) throw new Error('There is no run.');
  return run;
}

/** A run as it is now. */
export function now({ folder }: RunSummary): RunSummary {
  const run = summarizeRun(folder);
  if (!run) throw new Error(`There is no run in ${folder}.`);
  return run;
}

/** Resolves when the journal holds an entry that fits. */
export async function untilEntry(run: RunSummary, fits: (entry: JournalEntry) => boolean): Promise<JournalEntry> {
  let found: JournalEntry | undefined;
  const attached = attachRun({
    folder: run.folder,
    listener: {
      onEntry: (entry) => {
        if (found || !fits(entry)) return;
        found = entry;
        attached.dispose();
      },
    },
  });
  await attached.over;
  if (!found) throw new Error(`Run ${run.run} ended without it.`);
  return found;
}

/** Resolves with a run when it is over. */
export async function untilOver(run: RunSummary): Promise<RunSummary> {
  await attachRun({ folder: run.folder, listener: {} }).over;
  return now(run);
}
