import type { AnySeries, JournalEntry } from '../../protocol';
import { Series } from './series';
import type { RunState } from './state';

/** A run that trains, or is over, waits no longer for its turn. */
function withoutWaiting({ notices }: RunState): RunState['notices'] {
  return notices.filter(({ code }) => code !== 'run-waiting');
}

/** A run with one more entry of its journal; one that was already taken in changes nothing. */
export function addEntry(run: RunState, entry: JournalEntry): RunState {
  if (entry.seq <= run.sequence) return run;
  const next = { ...run, sequence: entry.seq, lastHeard: entry.time };
  switch (entry.type) {
    case 'started':
      return { ...next, started: entry, finished: null, notices: withoutWaiting(run) };
    case 'epoch':
      return { ...next, epochs: [...run.epochs.filter((epoch) => epoch.epoch < entry.epoch), entry] };
    case 'checkpoint':
      return { ...next, checkpoint: { epoch: entry.epoch, step: entry.step, time: entry.time } };
    case 'resumed':
      return undoneAfter(next, entry.epoch, entry.step);
    case 'samples': {
      const { epoch, samples, real } = entry;
      return { ...next, samples: [...run.samples, { epoch, samples, ...(real ? { real } : {}) }] };
    }
    case 'evaluation':
      return { ...next, evaluation: { epoch: entry.epoch, splits: entry.splits } };
    case 'notice':
      return { ...next, notices: [...run.notices.filter((notice) => notice.code !== entry.code), entry] };
    case 'finished':
      return { ...next, finished: entry, notices: withoutWaiting(run) };
    case 'status':
    case 'data':
    case 'version':
      return next;
    default:
      return unknownEntry(entry, next);
  }
}

/** A newer engine writes entries that this panel does not know: their place in the order counts, no more. */
function unknownEntry(_entry: never, run: RunState): RunState {
  return run;
}

/** Work went on from a checkpoint: what came after it did not happen. */
function undoneAfter(run: RunState, epoch: number, step: number): RunState {
  return {
    ...run,
    epochs: run.epochs.filter((entry) => entry.step <= step),
    samples: run.samples.filter((entry) => entry.epoch <= epoch),
    series: new Map([...run.series].map(([name, series]) => [name, series.truncate(step)])),
    progress: null,
    finished: null,
  };
}

/**
 * Per-batch values put where they belong: values already there are not repeated, values never sent become NaN.
 */
export function addSeries(
  series: ReadonlyMap<string, Series>,
  part: AnySeries,
): { readonly series: ReadonlyMap<string, Series>; readonly gap: boolean } {
  const next = new Map(series);
  let gap = false;
  for (const [name, values] of Object.entries(part.series)) {
    let known = next.get(name) ?? Series.empty;
    const missing = part.from - 1 - known.length;
    if (missing > 0) {
      gap = true;
      known = known.append(new Float32Array(missing).fill(NaN));
    }
    next.set(name, known.append(missing < 0 ? values.slice(-missing) : values));
  }
  return { series: next, gap };
}
