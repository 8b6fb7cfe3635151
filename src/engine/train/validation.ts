import type { ModelFile } from '../../language';
import type { PreparedData, PreparedSplit } from '../contract';
import { ChunkSize } from './chunkSize';
import { batchSizes, evaluationRows, validationSums } from './evaluateSplit';
import type { Executor } from './executor';
import type { Task } from './task';

/** What is measured at each epoch's end, on rows that are not trained on. */
export class Validation {
  private readonly chunk = new ChunkSize();

  private constructor(
    readonly split: PreparedSplit,
    private readonly batchSize: number,
    private readonly task: Task,
  ) {}

  /** Null where there are no such rows, or nothing to measure. */
  static of(file: ModelFile, data: PreparedData, task: Task): Validation | null {
    const { validation } = data.splits;
    return task.programs.evaluate && validation?.rows ? new Validation(validation, file.train.batchSize, task) : null;
  }

  /** A batch of each size that it takes. */
  get batches(): readonly Int32Array[] {
    return batchSizes(this.split, this.batchSize);
  }

  /** The results by name, `val_loss` first. */
  async logs(executor: Executor): Promise<Record<string, number | null>> {
    const size = evaluationRows(this.split, this.batchSize);
    const sums = await validationSums(this.task, executor, this.split, size, this.chunk);
    const results = Object.entries(this.task.results(sums));
    return Object.fromEntries(results.map(([name, value]) => [`val_${name}`, value]));
  }
}
