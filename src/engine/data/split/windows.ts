import type { SplitSpec, WindowSpec } from '../../../language';
import { dataError } from '../dataError';
import type { SplitRows } from './splitRows';
import { splitSizes } from './splitSizes';

/** Windows over rows: of each the rows that the network sees, one after another, and the row that it predicts. */
export interface Windows {
  readonly length: number;
  /** windows x length */
  readonly inputs: Int32Array;
  readonly targets: Int32Array;
}

/** Every window over rows in the order of time; none goes from one series into another. */
export function windowsOf(rows: Int32Array, groups: Int32Array | null, spec: WindowSpec): Windows {
  const { length, horizon, stride } = spec;
  const inputs: number[] = [];
  const targets: number[] = [];
  for (const series of seriesOf(rows, groups)) {
    for (let start = 0; start + length - 1 + horizon < series.length; start += stride) {
      for (let step = 0; step < length; step++) inputs.push(series[start + step] ?? 0);
      targets.push(series[start + length - 1 + horizon] ?? 0);
    }
  }
  return { length, inputs: Int32Array.from(inputs), targets: Int32Array.from(targets) };
}

/** The last window of each series, whose target is not there yet; series that are too short have none. */
export function lastWindows(rows: Int32Array, groups: Int32Array | null, length: number): Windows {
  const whole = seriesOf(rows, groups).filter((series) => series.length >= length);
  const inputs = Int32Array.from(whole.flatMap((series) => series.slice(-length)));
  return { length, inputs, targets: new Int32Array(whole.length).fill(-1) };
}

/** Divides each series by time: its first rows train, those after validate, its last are the test. */
export function splitByTime(rows: Int32Array, groups: Int32Array | null, spec: SplitSpec): SplitRows {
  const parts = { train: [] as number[], validation: [] as number[], test: [] as number[] };
  const all = seriesOf(rows, groups);
  // Counts are of all rows: each series gives its share of them.
  const share = (size: number) => (size > 1 ? size / Math.max(1, rows.length) : size);
  for (const series of all) {
    const wanted = all.length === 1 ? spec : { validation: share(spec.validation), test: share(spec.test) };
    const { train, validation } = splitSizes(series.length, wanted);
    if (train < 0) {
      throw dataError('data-split-too-large', 'engine.dataSplitTooLarge', {
        wanted: series.length - train,
        rows: series.length,
      });
    }
    parts.train.push(...series.slice(0, train));
    parts.validation.push(...series.slice(train, train + validation));
    parts.test.push(...series.slice(train + validation));
  }
  return {
    train: Int32Array.from(parts.train),
    validation: Int32Array.from(parts.validation),
    test: Int32Array.from(parts.test),
  };
}

function seriesOf(rows: Int32Array, groups: Int32Array | null): number[][] {
  const series = new Map<number, number[]>();
  for (const row of rows) {
    const group = groups?.[row] ?? 0;
    const known = series.get(group);
    if (known) known.push(row);
    else series.set(group, [row]);
  }
  return [...series.values()];
}
