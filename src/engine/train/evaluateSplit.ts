import type { PreparedSplit } from '../contract';
import { breathe } from './breathe';
import type { Executor } from './executor';
import { batchFeeds } from './feed';
import type { Task } from './task';

/** Rows that a forward pass takes at once: many, but not more than some 64 MB of inputs. */
export function evaluationRows(split: PreparedSplit, batchSize: number): number {
  const perRow = Object.values(split.inputs).reduce(
    (sum, array) => sum + array.shape.reduce((product, size) => product * size, 1),
    1,
  );
  return Math.max(1, Math.min(split.rows, Math.max(batchSize, 256), Math.max(batchSize, Math.floor(2 ** 24 / perRow))));
}

/** The sums over a whole split, and the outputs row after row when a place for them is given. */
export async function splitSums(
  task: Task,
  executor: Executor,
  split: PreparedSplit,
  batchSize: number,
  onOutput?: (output: Float32Array, rows: Int32Array) => void,
): Promise<Float64Array> {
  const sums = new Float64Array(task.sumsSize);
  const size = evaluationRows(split, batchSize);
  for (let start = 0; start < split.rows; start += size) {
    const rows = Int32Array.from({ length: Math.min(size, split.rows - start) }, (_, index) => start + index);
    const [part, output] = executor.run('evaluate', batchFeeds(split, task.inputNames, rows));
    addSums(sums, part);
    if (output) onOutput?.(output, rows);
    await breathe();
  }
  return sums;
}

export function addSums(sums: Float64Array, part: Float32Array | undefined): void {
  if (part?.length !== sums.length) throw new Error('sums of another length');
  for (let index = 0; index < sums.length; index++) sums[index] = (sums[index] ?? 0) + (part[index] ?? 0);
}
