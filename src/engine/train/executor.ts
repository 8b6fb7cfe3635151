import { tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { NamedArray, PreparedSplit } from '../contract';
import { readVariable, writeVariable } from '../build';
import { batchFeeds, type Feed } from './feed';
import type { ProgramName, Task } from './task';

/** One step of training: the rows of its batch, and what it is fed besides. */
export interface Step {
  /** Seed, learning rates, step. */
  readonly feeds: readonly Feed[];
  readonly rows: Int32Array;
}

/** Runs a task's programs on its state: op by op, or as recorded graphs. */
export interface Executor {
  readonly mode: 'graph' | 'eager';
  /** Why the mode is eager, where a graph was tried. */
  readonly reason?: string;
  /** Steps one after the other, each with a batch of the same size; gives their sums. */
  train(steps: readonly Step[]): readonly Float32Array[];
  run(program: Exclude<ProgramName, 'train'>, feeds: readonly Feed[]): readonly Float32Array[];
  read(): readonly NamedArray[];
  /** Sets those of the state that are among the arrays. */
  write(arrays: readonly NamedArray[]): void;
  dispose(): void;
}

export const tensorOf = (feed: Feed): Tensor => tensor(feed.values, [...feed.shape], feed.dtype);

export function programOf(task: Task, name: ProgramName): NonNullable<Task['programs'][ProgramName]> {
  const program = task.programs[name];
  if (!program) throw new Error(`the task has no program ${name}`);
  return program;
}

/** All that a step takes: its own feeds, then its batch of the training rows. */
export const stepFeeds = (task: Task, training: PreparedSplit, { feeds, rows }: Step): readonly Feed[] => [
  ...feeds,
  ...batchFeeds(training, task.inputNames, rows),
];

/** Runs every op by itself. */
export function createEagerExecutor(task: Task, training: PreparedSplit, reason?: string): Executor {
  const run = (name: ProgramName, feeds: readonly Feed[]): Float32Array[] => {
    const results = tidy(() => programOf(task, name)(feeds.map(tensorOf)));
    const values = results.map((result) => Float32Array.from(result.dataSync()));
    for (const result of results) result.dispose();
    return values;
  };
  return {
    mode: 'eager',
    ...(reason === undefined ? {} : { reason }),
    train: (steps) =>
      steps.map((step) => run('train', stepFeeds(task, training, step))[0] ?? new Float32Array(task.sumsSize)),
    run,
    read: () => task.state.map((one) => readVariable(one.name, one.variable)),
    write: (arrays) => {
      const byName = new Map(arrays.map((array) => [array.name, array]));
      for (const { name, variable } of task.state) {
        const array = byName.get(name);
        if (array) writeVariable(variable, array);
      }
    },
    dispose: () => undefined,
  };
}
