import { tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { NamedArray, PreparedSplit } from '../contract';
import type { Message } from '../../texts';
import { readVariable, writeVariable } from '../build';
import { batchFeeds, type Feed } from './feed';
import type { ProgramName, Task } from './task';

/** One step of training: the rows of its batch, and what it is fed besides. */
export interface Step {
  /** Seed, learning rates, step. */
  readonly feeds: readonly Feed[];
  readonly rows: Int32Array;
}

/** What a task is trained on, and what it is held against after each epoch. */
export interface TrainingData {
  readonly training: PreparedSplit;
  readonly validation: PreparedSplit | null;
}

/** Runs a task's programs on its state: op by op, or as recorded graphs. */
export interface Executor {
  readonly mode: 'graph' | 'eager';
  /** Why the mode is eager, where a graph was tried. */
  readonly reason?: Message;
  /** Steps one after the other, each with a batch of the same size; gives their sums, and behind them their figures. */
  train(steps: readonly Step[]): readonly Float32Array[];
  /** Batches of rows of the validation split, all of the same size; gives their sums. */
  evaluate(batches: readonly Int32Array[]): readonly Float32Array[];
  /** Makes samples of a generator. */
  samples(noise: Feed): Float32Array;
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

/** A batch of the validation rows. */
export function evaluationFeeds(task: Task, validation: PreparedSplit | null, rows: Int32Array): readonly Feed[] {
  if (!validation) throw new Error('there are no validation rows');
  return batchFeeds(validation, task.inputNames, rows);
}

/** Runs every op by itself. */
export function createEagerExecutor(task: Task, { training, validation }: TrainingData, reason?: Message): Executor {
  /** The first result of a program. */
  const run = (name: ProgramName, feeds: readonly Feed[]): Float32Array => {
    const results = tidy(() => programOf(task, name)(feeds.map(tensorOf)));
    const values = Float32Array.from(results[0]?.dataSync() ?? []);
    for (const result of results) result.dispose();
    return values;
  };
  return {
    mode: 'eager',
    ...(reason === undefined ? {} : { reason }),
    train: (steps) => steps.map((step) => run('train', stepFeeds(task, training, step))),
    evaluate: (batches) => batches.map((rows) => run('evaluate', evaluationFeeds(task, validation, rows))),
    samples: (noise) => run('samples', [noise]),
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
