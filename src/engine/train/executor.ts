import { tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { NamedArray } from '../contract';
import { readVariable, writeVariable } from '../build';
import type { Feed } from './feed';
import type { ProgramName, Task } from './task';

/** Runs a task's programs on its state: op by op, or as recorded graphs. */
export interface Executor {
  readonly mode: 'graph' | 'eager';
  /** Why the mode is eager, where a graph was tried. */
  readonly reason?: string;
  run(program: ProgramName, feeds: readonly Feed[]): readonly Float32Array[];
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

/** Runs every op by itself. */
export function createEagerExecutor(task: Task, reason?: string): Executor {
  return {
    mode: 'eager',
    ...(reason === undefined ? {} : { reason }),
    run: (name, feeds) => {
      const results = tidy(() => programOf(task, name)(feeds.map(tensorOf)));
      const values = results.map((result) => Float32Array.from(result.dataSync()));
      for (const result of results) result.dispose();
      return values;
    },
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
