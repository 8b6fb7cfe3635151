import { tidy } from '@tensorflow/tfjs-core';
import { breathe, tensorOf, type Feed } from '../train';
import { scoresOf, type Explainable } from './explainable';

/** Numbers of inputs in one batch: what the layers between make of them takes many times as much. */
const mostNumbers = 2 ** 19;
const mostRows = 256;

/** Hears of what is done, and may have had enough. */
export interface Work {
  readonly signal?: AbortSignal | undefined;
  /** From 0 to 1. */
  readonly progress?: ((fraction: number) => void) | undefined;
}

export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1);

/** Rows that are taken at once, of one row's numbers. */
export function batchRows(numbers: number, most = mostRows): number {
  return Math.max(1, Math.min(most, Math.floor(mostNumbers / Math.max(1, numbers))));
}

/** The scores of many rows, line after line. */
export async function scoreRows(model: Explainable, feeds: readonly Feed[], work: Work = {}): Promise<Float32Array> {
  const rows = feeds[0]?.shape[0] ?? 0;
  const batch = batchRows(feeds.reduce((sum, { values }) => sum + values.length / Math.max(1, rows), 0));
  let all = new Float32Array();
  for (let start = 0; start < rows; start += batch) {
    work.signal?.throwIfAborted();
    const count = Math.min(batch, rows - start);
    const part = tidy(() => {
      const given = feeds.map((feed) => tensorOf(rowsOf(feed, start, count)));
      return scoresOf(model, model.network.call(given, false));
    });
    const values = part.dataSync<'float32'>();
    part.dispose();
    if (start === 0) all = new Float32Array((values.length / count) * rows);
    all.set(values, (values.length / count) * start);
    work.progress?.((start + count) / rows);
    await breathe();
  }
  return all;
}

/** Some rows of a feed, without a copy. */
export function rowsOf({ shape, dtype, values }: Feed, start: number, count: number): Feed {
  const size = sizeOf(shape.slice(1));
  return { shape: [count, ...shape.slice(1)], dtype, values: values.subarray(start * size, (start + count) * size) };
}

/** Changes a copy of one row. */
export type Change = (copies: readonly Feed['values'][]) => void;

/** The scores of one row in many ways, a line for each. */
export async function scoreChanged(
  model: Explainable,
  row: readonly Feed[],
  changes: readonly Change[],
  work: Work = {},
): Promise<{ readonly values: Float32Array; readonly units: number }> {
  const numbers = row.reduce((sum, { values }) => sum + values.length, 0);
  const batch = batchRows(numbers);
  const parts: Float32Array[] = [];
  for (let start = 0; start < changes.length; start += batch) {
    const some = changes.slice(start, start + batch);
    const feeds = row.map((feed): Feed => {
      const values = new (feed.dtype === 'int32' ? Int32Array : Float32Array)(some.length * feed.values.length);
      for (let index = 0; index < some.length; index++) values.set(feed.values, index * feed.values.length);
      return { shape: [some.length, ...feed.shape.slice(1)], dtype: feed.dtype, values };
    });
    for (const [index, change] of some.entries()) {
      change(
        feeds.map(({ values }) =>
          values.subarray((index * values.length) / some.length, ((index + 1) * values.length) / some.length),
        ),
      );
    }
    parts.push(await scoreRows(model, feeds, { signal: work.signal }));
    work.progress?.(Math.min(1, (start + some.length) / changes.length));
  }
  const values = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    values.set(part, at);
    at += part.length;
  }
  return { values, units: values.length / Math.max(1, changes.length) };
}
