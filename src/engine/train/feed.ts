import type { ArrayData, PreparedSplit } from '../contract';
import { deriveSeed } from '../random';

const mostBytesAtOnce = 1 << 25;

/** One tensor's worth of numbers, given to a program. */
export interface Feed {
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32';
  readonly values: Float32Array | Int32Array;
}

export const scalarFeed = (value: number): Feed => ({ shape: [], dtype: 'float32', values: Float32Array.of(value) });

export const listFeed = (values: readonly number[]): Feed => ({
  shape: [values.length],
  dtype: 'float32',
  values: Float32Array.from(values),
});

/** The seed of everything random in one step. */
export const seedFeed = (seed: number, step: number): Feed => ({
  shape: [2],
  dtype: 'int32',
  values: Int32Array.of(deriveSeed(seed, 2) | 0, step),
});

/** Some rows of an array as one batch. */
export function rowsFeed(array: ArrayData, rows: Int32Array): Feed {
  const shape = [rows.length, ...array.shape];
  if (array.read) return { shape, dtype: array.dtype, values: array.read(rows) };
  const size = array.shape.reduce((product, length) => product * length, 1);
  const values = new (array.dtype === 'int32' ? Int32Array : Float32Array)(rows.length * size);
  for (let index = 0; index < rows.length; index++) {
    const start = (rows[index] ?? 0) * size;
    values.set(array.values.subarray(start, start + size), index * size);
  }
  return { shape, dtype: array.dtype, values };
}

/** How many numbers the inputs of a row are. */
export function inputSize(split: PreparedSplit): number {
  const sizes = Object.values(split.inputs).map(({ shape }) => shape.reduce((product, size) => product * size, 1));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Of rows on disk, so many are taken at once at most, however fast the steps are. */
export function mostRowsAtOnce(split: PreparedSplit): number {
  return Math.floor(mostBytesAtOnce / Math.max(1, 4 * inputSize(split)));
}

/** The target, then the named inputs, then the rows' weights where they have some. */
export function batchFeeds(split: PreparedSplit, inputs: readonly string[], rows: Int32Array): readonly Feed[] {
  const feeds = inputs.map((name) => {
    const array = split.inputs[name];
    if (!array) throw new Error(`the data has no input ${name}`);
    return rowsFeed(array, rows);
  });
  return [
    ...(split.target ? [rowsFeed(split.target, rows)] : []),
    ...feeds,
    ...(split.weights ? [rowsFeed(split.weights, rows)] : []),
  ];
}

/** The same with all rows and without a copy. */
export function wholeFeeds(split: PreparedSplit, inputs: readonly string[]): readonly Feed[] {
  const arrays = inputs.map((name) => {
    const array = split.inputs[name];
    if (!array) throw new Error(`the data has no input ${name}`);
    return array;
  });
  return [...(split.target ? [split.target] : []), ...arrays, ...(split.weights ? [split.weights] : [])].map(
    ({ shape, dtype, values }) => ({
      shape: [split.rows, ...shape],
      dtype,
      values,
    }),
  );
}

/** Feeds of one shape as one, with a row for each. */
export function tableFeed(feeds: readonly Feed[]): Feed {
  const [first] = feeds;
  if (!first) throw new Error('a table without a row');
  const size = first.values.length;
  const values = new (first.dtype === 'int32' ? Int32Array : Float32Array)(feeds.length * size);
  for (const [row, feed] of feeds.entries()) values.set(feed.values, row * size);
  return { shape: [feeds.length, ...first.shape], dtype: first.dtype, values };
}
