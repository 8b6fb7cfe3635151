import { nativeBackend } from '../build';
import type { PreparedSplit } from '../contract';
import { evaluationRows } from './evaluateSplit';
import { createEagerExecutor, type Executor } from './executor';
import { batchFeeds, type Feed } from './feed';
import { createGraphExecutor, type Expected } from './graphExecutor';
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
export function chooseExecutor(task: Task, batches: ExpectedBatches): Executor {
  const backend = nativeBackend();
  if (!backend) return createEagerExecutor(task, 'the native library is not in use');
  try {
    const executor = createGraphExecutor(task, backend, expectedPrograms(task, batches));
    return typeof executor === 'string' ? createEagerExecutor(task, executor) : executor;
  } catch (error) {
    return createEagerExecutor(task, error instanceof Error ? error.message : String(error));
  }
}

function expectedPrograms(task: Task, batches: ExpectedBatches): readonly Expected[] {
  const steps = [batches.fullStep, ...(batches.lastStep ? [batches.lastStep] : [])];
  const expected: Expected[] = steps.map((feeds) => ({ program: 'train', feeds }));
  const { validation } = batches;
  if (!validation || validation.rows === 0) return expected;
  const size = evaluationRows(validation, batches.batchSize);
  const rest = validation.rows % size;
  const sizes = [...(validation.rows >= size ? [size] : []), ...(rest > 0 ? [rest] : [])];
  const rows = (count: number): Int32Array => Int32Array.from({ length: count }, (_, index) => index);
  const evaluations = sizes.map((count): Expected => ({
    program: 'evaluate',
    feeds: batchFeeds(validation, task.inputNames, rows(count)),
  }));
  return [...expected, ...evaluations];
}
