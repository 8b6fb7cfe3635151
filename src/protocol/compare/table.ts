import { text, type Locale, type TextKey } from '../../texts';
import type { Compared, Comparison } from './comparison';
import type { RunStatus } from '../runState';

export type CellValue = string | number | null;

export interface ComparisonColumn {
  readonly id: string;
  readonly kind: 'name' | 'state' | 'measure' | 'setting' | 'seconds' | 'count' | 'time' | 'text';
  readonly title: string;
  /** Which end of a measure is the good one, where that is known. */
  readonly better: 'low' | 'high' | null;
  /** In the order of what is compared. */
  readonly cells: readonly CellValue[];
}

const statusTexts: Readonly<Record<RunStatus, TextKey>> = {
  starting: 'compare.starting',
  running: 'compare.running',
  pausing: 'compare.pausing',
  paused: 'compare.paused',
  stopping: 'compare.stopping',
  stopped: 'compare.stopped',
  completed: 'compare.completed',
  failed: 'compare.failed',
  interrupted: 'compare.interrupted',
};

/** What a run or version is called: its title, version or id, behind its place where it has one. */
export function nameOfCompared({ place, title, model, version, run }: Compared): string {
  const name = title ?? (version === null ? run : `${model}@${version}`);
  return place === undefined ? name : `${place}/${name}`;
}

/** The table of a comparison: a column for each thing that is known, left out where nothing is; its rows are what is compared. */
export function comparisonColumns({ compared, settings }: Comparison, locale: Locale): readonly ComparisonColumn[] {
  const column = (
    id: string,
    kind: ComparisonColumn['kind'],
    title: TextKey,
    cell: (one: Compared) => CellValue,
  ): ComparisonColumn => ({ id, kind, title: text(locale, title), better: null, cells: compared.map(cell) });
  const measures = orderedMeasures(compared).map((name): ComparisonColumn => ({
    id: `measure ${name}`,
    kind: 'measure',
    title: name,
    better: betterEnd(name),
    cells: compared.map((one) => one.measures[name] ?? null),
  }));
  const differing = settings.map(({ path, values }): ComparisonColumn => ({
    id: `setting ${path}`,
    kind: 'setting',
    title: shortPath(
      path,
      settings.map((one) => one.path),
    ),
    better: null,
    cells: values.map((value) => (typeof value === 'boolean' ? String(value) : value)),
  }));
  const all = [
    column('name', 'name', 'compare.name', nameOfCompared),
    column('model', 'text', 'compare.model', ({ model }) => model),
    column('state', 'state', 'compare.state', ({ status }) => status && text(locale, statusTexts[status])),
    column('epochs', 'count', 'compare.epochs', ({ epoch }) => epoch),
    column('best', 'count', 'compare.bestEpoch', ({ bestEpoch }) => bestEpoch),
    ...measures,
    column('seconds', 'seconds', 'compare.duration', ({ seconds }) => seconds),
    ...differing,
    column('parameters', 'count', 'compare.parameters', ({ parameters }) => parameters),
    column('commit', 'text', 'compare.commit', ({ gitCommit }) => gitCommit && gitCommit.slice(0, 10)),
    column('data', 'text', 'compare.data', ({ dataFingerprint }) => dataFingerprint && dataFingerprint.slice(0, 10)),
    column('tags', 'text', 'compare.tags', ({ tags }) => (tags.length > 0 ? tags.join(' ') : null)),
    column('created', 'time', 'compare.created', ({ created }) => created),
  ];
  return all.filter(({ id, cells }) => {
    // One model is in the heading; everything else is shown where anything is known of it.
    if (id === 'model') return new Set(cells).size > 1;
    return cells.some((cell) => cell !== null);
  });
}

/** Validation first, then test, then training; metrics before the loss. */
function orderedMeasures(compared: readonly Compared[]): readonly string[] {
  const names = [...new Set(compared.flatMap(({ measures }) => Object.keys(measures)))];
  const rank = (name: string) => {
    const split = name.startsWith('val_') ? 0 : name.startsWith('test_') ? 2 : 4;
    return split + (/(^|_)loss$/.test(name) ? 1 : 0);
  };
  return names.sort((one, other) => rank(one) - rank(other));
}

const low = /(^|_)(loss|mae|mse|rmse|mape|meanAbsoluteError|meanSquaredError)$/;
const high = /(^|_)(accuracy|precision|recall|f1|auc|prAuc|balancedAccuracy|matthews|kappa|topK|r2|explainedVariance)$/;

/** Which end of a measure is the good one; null where that is not known. */
export function betterEnd(measure: string): 'low' | 'high' | null {
  return low.test(measure) ? 'low' : high.test(measure) ? 'high' : null;
}

/** The places of the best values of a column; none where all are the same. */
export function bestRows({ better, cells }: ComparisonColumn): ReadonlySet<number> {
  const numbers = cells.filter((cell): cell is number => typeof cell === 'number');
  if (better === null || new Set(numbers).size < 2) return new Set();
  const best = better === 'low' ? Math.min(...numbers) : Math.max(...numbers);
  return new Set(cells.flatMap((cell, row) => (cell === best ? [row] : [])));
}

/** `learningRate` of `train.optimizer.config.learningRate`, with as much before it as tells it from the others. */
export function shortPath(path: string, all: readonly string[]): string {
  const parts = path.split('.').filter((part) => part !== 'config');
  const others = all.filter((one) => one !== path).map((one) => one.split('.').filter((part) => part !== 'config'));
  for (let count = 1; count < parts.length; count += 1) {
    const end = parts.slice(-count).join('.');
    // `epochs` alone is how many a run has had; a number alone is the place in a list.
    if (/^(\d+|epochs)$/.test(parts.at(-count) ?? '')) continue;
    if (!others.some((other) => other.slice(-count).join('.') === end)) return end;
  }
  return parts.join('.');
}

/** The order of rows by a column; rows without a value stand last either way, and equal ones stay as they are. */
export function sortedRows({ cells }: ComparisonColumn, descending: boolean): readonly number[] {
  const rows = cells.map((_, row) => row);
  const compare = (one: CellValue, other: CellValue): number => {
    if (one === null || other === null) return 0;
    if (typeof one === 'number' && typeof other === 'number') return one - other;
    return String(one).localeCompare(String(other), undefined, { numeric: true });
  };
  return rows.sort((one, other) => {
    const [a, b] = [cells[one] ?? null, cells[other] ?? null];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return descending ? compare(b, a) : compare(a, b);
  });
}
