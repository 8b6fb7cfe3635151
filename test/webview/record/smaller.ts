import type { JournalEntry, RunView, SplitEvaluation } from '../../../src/protocol';
import type { Recording } from '../recording';

const mostWrong = 24;
const mostWorst = 8;

/** A recording without what no test looks at: the data told twice, long lists of samples, digits that nobody reads. */
export function smaller({ snapshot, messages, answers, compared }: Recording): Recording {
  const run = snapshot.run && smallerRun(snapshot.run);
  const others = Object.entries(compared ?? {}).map(([id, one]) => [id, smallerRun(one)]);
  const shorter = messages.map((message) =>
    message.type === 'run/event' && message.entry.type === 'evaluation'
      ? { ...message, entry: smallerEntry(message.entry) }
      : message,
  );
  const laidOver = compared && { compared: Object.fromEntries(others) as Recording['compared'] };
  return rounded({ snapshot: { ...snapshot, run }, messages: shorter, answers, ...laidOver }) as Recording;
}

function smallerRun(run: RunView): RunView {
  return { ...run, entries: run.entries.filter(isShown).map(smallerEntry) };
}

/** Of clouds of points those of some epochs are enough: as many as are drawn. */
function isShown(entry: JournalEntry): boolean {
  return entry.type !== 'samples' || entry.samples[0]?.kind !== 'row' || entry.epoch === 1 || entry.epoch % 12 === 0;
}

function smallerEntry(entry: JournalEntry): JournalEntry {
  if (entry.type === 'data') return { ...entry, summary: { ...entry.summary, samples: [] } };
  if (entry.type === 'samples' && entry.samples[0]?.kind === 'row')
    return { ...entry, samples: entry.samples.slice(0, 100) };
  if (entry.type === 'evaluation') return { ...entry, splits: entry.splits.map(smallerSplit) };
  return entry;
}

function smallerSplit(split: SplitEvaluation): SplitEvaluation {
  const { classification, reconstruction } = split;
  if (reconstruction)
    return { ...split, reconstruction: { ...reconstruction, worst: reconstruction.worst.slice(0, mostWorst) } };
  if (!classification) return split;
  return { ...split, classification: { ...classification, wrong: classification.wrong.slice(0, mostWrong) } };
}

function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(6));
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rounded(item)]));
}
