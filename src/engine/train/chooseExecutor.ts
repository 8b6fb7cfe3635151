import { nativeBackend } from '../build';
import { createEagerExecutor, type Executor, type TrainingData } from './executor';
import { createGraphExecutor, type Expected } from './graphExecutor';
import type { Task } from './task';

/** The fastest way of running a task that gives the right answers. `expected` is what the training will run. */
export function chooseExecutor(task: Task, data: TrainingData, expected: Expected): Executor {
  const backend = nativeBackend();
  if (!backend) return createEagerExecutor(task, data, 'the native library is not in use');
  try {
    const executor = createGraphExecutor(task, data, backend, expected);
    return typeof executor === 'string' ? createEagerExecutor(task, data, executor) : executor;
  } catch (error) {
    return createEagerExecutor(task, data, error instanceof Error ? error.message : String(error));
  }
}
