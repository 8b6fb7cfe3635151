import type { PreparedSplit } from '../contract';
import { breathe } from './breathe';
import type { ChunkSize } from './chunkSize';
import type { Executor } from './executor';
import type { Task } from './task';

/** Rows that a forward pass takes at once: many, but not more than some 64 MB of inputs. */
export function evaluationRows(split: PreparedSplit, batchSize: number): number {
  const perRow = Object.values(split.inputs).reduce(
    (sum, array) => sum + array.shape.reduce((product, size) => product * size, 1),
    1,
  );
  return Math.max(1, Math.min(split.rows, Math.max(batchSize, 256), Math.max(batchSize, Math.floor(2 ** 24 / perRow))));
}

/** The rows of a split in batches, the last of which may be smaller. */
export function evaluationBatches(split: PreparedSplit, batchSize: number): readonly Int32Array[] {
  const size = evaluationRows(split, batchSize);
  return Array.from({ length: Math.ceil(split.rows / size) }, (_, batch) => {
    const start = batch * size;
    return Int32Array.from({ length: Math.min(size, split.rows - start) }, (_row, index) => start + index);
  });
}

/** The sums over the whole validation split: as many batches in a call as `chunk` finds to fit. */
export async function validationSums(
  task: Task,
  executor: Executor,
  batches: readonly Int32Array[],
  chunk: ChunkSize,
): Promise<Float64Array> {
  const sums = new Float64Array(task.sumsSize);
  for (let done = 0; done < batches.length;) {
    const size = batches[done]?.length;
    const alike = batches.slice(done).filter((batch) => batch.length === size);
    const some = alike.slice(0, chunk.get(alike.length));
    const started = performance.now();
    for (const part of executor.evaluate(some)) addSums(sums, part);
    chunk.ran(some.length, performance.now() - started);
    done += some.length;
    await breathe();
  }
  return sums;
}

export function addSums(sums: Float64Array, part: Float32Array | undefined): void {
  if (part?.length !== sums.length) throw new Error('sums of another length');
  for (let index = 0; index < sums.length; index++) sums[index] = (sums[index] ?? 0) + (part[index] ?? 0);
}
