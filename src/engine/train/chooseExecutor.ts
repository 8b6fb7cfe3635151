import { nativeBackend } from '../build';
import type { PreparedSplit } from '../contract';
import { evaluationRows } from './evaluateSplit';
import { createEagerExecutor, type Executor, type Step } from './executor';
import { batchFeeds } from './feed';
import { createGraphExecutor, type Expected } from './graphExecutor';
import type { Task } from './task';

/** The batches that a training will see. */
export interface ExpectedBatches {
  readonly training: PreparedSplit;
  readonly steps: readonly Step[];
  readonly validation: PreparedSplit | null;
  readonly batchSize: number;
}

/** The fastest way of running a task that gives the right answers. */
export function chooseExecutor(task: Task, batches: ExpectedBatches): Executor {
  const { training } = batches;
  const backend = nativeBackend();
  if (!backend) return createEagerExecutor(task, training, 'the native library is not in use');
  try {
    const executor = createGraphExecutor(task, training, backend, expectedPrograms(task, batches));
    return typeof executor === 'string' ? createEagerExecutor(task, training, executor) : executor;
  } catch (error) {
    return createEagerExecutor(task, training, error instanceof Error ? error.message : String(error));
  }
}

function expectedPrograms(task: Task, { steps, validation, batchSize }: ExpectedBatches): Expected {
  if (!validation || validation.rows === 0) return { steps, evaluations: [] };
  const size = evaluationRows(validation, batchSize);
  const rest = validation.rows % size;
  const sizes = [...(validation.rows >= size ? [size] : []), ...(rest > 0 ? [rest] : [])];
  const rows = (count: number): Int32Array => Int32Array.from({ length: count }, (_, index) => index);
  return { steps, evaluations: sizes.map((count) => batchFeeds(validation, task.inputNames, rows(count))) };
}
