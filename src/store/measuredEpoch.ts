import os from 'node:os';
import type { ModelFile } from '../language';
import { entriesInEffect, isActive, type RunSummary } from '../protocol';
import { readJournal } from './journal';
import { readRunRecord } from './records';

/** So many runs are looked at: what was trained long ago tells little of now. */
const mostRuns = 8;

/** What decides how long an epoch takes, as far as the file says it. */
function workOf({ data, networks, train }: ModelFile): string {
  const { batchSize, loss, optimizer, gan } = train;
  return JSON.stringify([data, networks, batchSize, loss, optimizer.name, gan]);
}

/** The middle one: the first epoch is slower, and so are those beside other work. */
function median(values: readonly number[]): number | undefined {
  return [...values].sort((one, other) => one - other)[Math.floor((values.length - 1) / 2)];
}

/** The last run of this very model on this machine, and the seconds of its epochs; runs are given oldest first. */
export function measuredEpoch(
  runs: readonly RunSummary[],
  model: ModelFile,
): { readonly run: RunSummary; readonly seconds: number } | undefined {
  const work = workOf(model);
  const trained = runs.filter(({ status, epoch }) => !isActive(status) && epoch > 0);
  for (const run of trained.slice(-mostRuns).reverse()) {
    const record = readRunRecord(run.folder);
    if (!record || record.host !== os.hostname() || workOf(record.file) !== work) continue;
    const epochs = entriesInEffect(readJournal(run.folder)).flatMap((entry) =>
      entry.type === 'epoch' ? entry.seconds : [],
    );
    const seconds = median(epochs);
    if (seconds !== undefined) return { run, seconds };
  }
  return undefined;
}
