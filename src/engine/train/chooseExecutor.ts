import type { PreparedSplit } from '../contract';
import { createEagerExecutor, type Executor } from './executor';
import type { Feed } from './feed';
import type { Task } from './task';

/** The batches that a training will see: a program is recorded once for each shape. */
export interface ExpectedBatches {
  readonly fullStep: readonly Feed[];
  /** The smaller batch at an epoch's end. */
  readonly lastStep?: readonly Feed[];
  readonly validation: PreparedSplit | null;
  readonly batchSize: number;
}

/** The fastest way of running a task that gives the right answers. */
export function chooseExecutor(task: Task, _expected: ExpectedBatches): Promise<Executor> {
  return Promise.resolve(createEagerExecutor(task));
}
