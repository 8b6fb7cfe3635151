import type { ServedRow } from '../../protocol';
import type { ModelInterface, ServedInput } from '../models/modelInterface';

/** Beyond this many rows older ones count for half, again and again, so that the figure is of what is asked now. */
const rowsKept = 10_000;
/** Of fewer rows nothing can be said. */
const rowsNeeded = 100;
/** For a bin that is empty: what the literature takes, so that the logarithm stays finite. */
const leastShare = 1e-4;
/** Neighbouring bins of training are put together until each has this share: of thin bins chance alone makes a drift. */
const thinnest = 0.05;

/** How the values of one input spread over bins in training, and in what was asked. */
interface Spread {
  readonly expected: readonly number[];
  readonly binOf: (value: ServedRow[string] | undefined) => number | undefined;
  counts: number[];
  rows: number;
}

/** The population stability index of each input of one version: below 0.1 nothing has changed, above 0.25 much has. */
export class Population {
  private readonly spreads: ReadonlyMap<string, Spread>;

  constructor({ inputs }: ModelInterface) {
    this.spreads = new Map(
      inputs.flatMap((input) => {
        const spread = spreadOf(input);
        return spread ? [[input.field.name, spread] as const] : [];
      }),
    );
  }

  add(rows: readonly ServedRow[]): void {
    for (const [name, spread] of this.spreads) {
      for (const row of rows) {
        const bin = spread.binOf(row[name]);
        if (bin === undefined) continue;
        spread.counts[bin] = (spread.counts[bin] ?? 0) + 1;
        spread.rows += 1;
      }
      if (spread.rows < 2 * rowsKept) continue;
      spread.counts = spread.counts.map((count) => count / 2);
      spread.rows /= 2;
    }
  }

  /** The index by input, of those that were asked often enough. */
  get indices(): readonly (readonly [input: string, index: number])[] {
    return [...this.spreads]
      .filter(([, { rows }]) => rows >= rowsNeeded)
      .map(([name, { expected, counts, rows }]) => [
        name,
        stabilityIndex(
          expected,
          counts.map((count) => count / rows),
        ),
      ]);
  }
}

/** The sum of (actual - expected) ln(actual / expected) over the bins; shares that are next to nothing count as that. */
export function stabilityIndex(expected: readonly number[], actual: readonly number[]): number {
  return expected.reduce((sum, share, bin) => {
    const before = Math.max(share, leastShare);
    const now = Math.max(actual[bin] ?? 0, leastShare);
    return sum + (now - before) * Math.log(now / before);
  }, 0);
}

function spreadOf({ field, categories }: ServedInput): Spread | undefined {
  switch (field.type) {
    case 'numeric':
      return numericSpread(field);
    case 'category': {
      const counts = new Map(field.values.map(({ value, count }) => [value, count]));
      const total = field.values.reduce((sum, { count }) => sum + count, 0);
      if (total === 0) return undefined;
      return made(
        categories.map((name) => (counts.get(name) ?? 0) / total),
        (value) => (typeof value === 'string' ? found(categories.indexOf(value)) : undefined),
      );
    }
    case 'text':
    case 'date':
    case 'image':
      return undefined;
  }
}

/** The bins of training, and one for what lies outside of them. */
function numericSpread({ histogram }: Extract<ServedInput['field'], { type: 'numeric' }>): Spread | undefined {
  const { minimum, maximum, counts } = histogram;
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0 || !(maximum > minimum)) return undefined;
  const expected: number[] = [];
  /** The bin of ours that each of the histogram's is part of. */
  const merged: number[] = [];
  let share = 0;
  for (const count of counts) {
    merged.push(expected.length);
    share += count / total;
    if (share < thinnest) continue;
    expected.push(share);
    share = 0;
  }
  // What is left at the end is too thin for a bin of its own.
  const last = Math.max(0, expected.length - 1);
  expected[last] = (expected[last] ?? 0) + share;
  const outside = expected.length;
  const width = (maximum - minimum) / counts.length;
  return made([...expected, 0], (value) => {
    if (value === undefined || value === null || value === '') return undefined;
    const number = Number(value);
    if (!(number >= minimum && number <= maximum)) return outside;
    const bin = merged[Math.min(counts.length - 1, Math.floor((number - minimum) / width))] ?? last;
    return Math.min(bin, last);
  });
}

const found = (index: number): number | undefined => (index < 0 ? undefined : index);

function made(expected: readonly number[], binOf: Spread['binOf']): Spread {
  return { expected, binOf, counts: expected.map(() => 0), rows: 0 };
}
