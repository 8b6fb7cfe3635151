import type { PreparedSplit } from '../contract';
import { breathe } from './breathe';
import type { ChunkSize } from './chunkSize';
import type { Executor } from './executor';
import { inputSize, mostRowsAtOnce } from './feed';
import type { Task } from './task';

/** Rows that a forward pass takes at once: many, but not more than some 64 MB of inputs. */
export function evaluationRows(split: PreparedSplit, batchSize: number): number {
  const perRow = 1 + inputSize(split);
  return Math.max(1, Math.min(split.rows, Math.max(batchSize, 256), Math.max(batchSize, Math.floor(2 ** 24 / perRow))));
}

/** A batch of a split's rows, of which the last may be smaller. */
export function evaluationBatch(split: PreparedSplit, size: number, batch: number): Int32Array {
  const rows = new Int32Array(Math.min(size, split.rows - batch * size));
  for (let index = 0; index < rows.length; index++) rows[index] = batch * size + index;
  return rows;
}

/** A batch of each size that evaluating a split takes. */
export function batchSizes(split: PreparedSplit, batchSize: number): readonly Int32Array[] {
  const size = evaluationRows(split, batchSize);
  const last = Math.floor(split.rows / size);
  const whole = evaluationBatch(split, size, 0);
  return split.rows % size === 0 || last === 0 ? [whole] : [whole, evaluationBatch(split, size, last)];
}

/**
 * Goes through the rows of a split in batches of `size`, the last of which may be smaller: so many of one size in a call as
 * `most` gives for those that could be taken. Rows on disk are fetched ahead.
 */
export async function inBatches(
  split: PreparedSplit,
  size: number,
  most: (count: number) => number,
  take: (batches: readonly Int32Array[], from: number) => void,
): Promise<void> {
  const { rows, stream } = split;
  stream?.start({ seed: 0, shuffle: false, batchSize: size, epochs: 1 }, 0, 0);
  const atOnce = Math.max(size, mostRowsAtOnce(split));
  try {
    for (let from = 0; from < rows;) {
      const ready = stream ? await stream.ready(0, from, Math.min(rows - from, atOnce)) : rows - from;
      const count = most(Math.max(1, Math.floor(ready / size)));
      const length = Math.min(size, rows - from);
      const batches = Array.from({ length: count }, (_, index) => {
        const place = from + index * size;
        return stream?.rows(0, place, length) ?? evaluationBatch(split, size, place / size);
      });
      take(batches, from);
      from += count * length;
      await breathe();
    }
  } finally {
    stream?.close();
  }
}

/** The sums over the whole validation split: as many batches in a call as `chunk` finds to fit. */
export async function validationSums(
  task: Task,
  executor: Executor,
  split: PreparedSplit,
  size: number,
  chunk: ChunkSize,
): Promise<Float64Array> {
  const sums = new Float64Array(task.sumsSize);
  const most = (count: number): number => chunk.get(count);
  await inBatches(split, size, most, (some) => {
    const started = performance.now();
    for (const part of executor.evaluate(some)) addSums(sums, part);
    chunk.ran(some.length, performance.now() - started);
  });
  return sums;
}

export function addSums(sums: Float64Array, part: Float32Array | undefined): void {
  if (part?.length !== sums.length) throw new Error('sums of another length');
  for (let index = 0; index < sums.length; index++) sums[index] = (sums[index] ?? 0) + (part[index] ?? 0);
}
