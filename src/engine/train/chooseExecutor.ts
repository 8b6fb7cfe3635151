import { nativeBackend } from '../native/activeBackend';
import { reasonOf } from '../trace';
import { createEagerExecutor, type Executor, type TrainingData } from './executor';
import { createGraphExecutor, type Expected } from './graphExecutor';
import type { Task } from './task';

/** The fastest way of running a task that gives the right answers. `expected` is what the training will run. */
export function chooseExecutor(task: Task, data: TrainingData, expected: Expected): Executor {
  const backend = nativeBackend();
  if (!backend) return createEagerExecutor(task, data, { key: 'engine.traceNoLibrary' });
  try {
    const executor = createGraphExecutor(task, data, backend, expected);
    return 'key' in executor ? createEagerExecutor(task, data, executor) : executor;
  } catch (error) {
    return createEagerExecutor(task, data, reasonOf(error));
  }
}
