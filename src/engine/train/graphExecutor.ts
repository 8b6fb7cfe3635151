import { tidy } from '@tensorflow/tfjs-core';
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node/dist/nodejs_kernel_backend';
import type { NamedArray } from '../contract';
import { loadGraph, record, replaceGather, type Graph, type Recording } from '../trace';
import { createEagerExecutor, programOf, tensorOf, type Executor } from './executor';
import type { Feed } from './feed';
import { difference } from './selfCheck';
import type { ProgramName, Task } from './task';

/** A program to record, with feeds of the shapes that it will be run on. */
export interface Expected {
  readonly program: ProgramName;
  readonly feeds: readonly Feed[];
}

const keyOf = (program: ProgramName, feeds: readonly Feed[]): string =>
  `${program} ${feeds.map((feed) => feed.shape.join('x')).join(' ')}`;

/**
 * Runs the expected programs as graphs, one call each; any other op by op, with the weights brought over. Gives the reason
 * instead where the first step as a graph is not the step as it runs op by op.
 */
export function createGraphExecutor(
  task: Task,
  backend: NodeJSKernelBackend,
  expected: readonly Expected[],
): Executor | string {
  const eager = createEagerExecutor(task);
  const start = eager.read();
  replaceGather();
  try {
    return recordAll(task, backend, expected, eager, start);
  } finally {
    // Recording has run steps.
    eager.write(start);
  }
}

function recordAll(
  task: Task,
  backend: NodeJSKernelBackend,
  expected: readonly Expected[],
  eager: Executor,
  start: readonly NamedArray[],
): Executor | string {
  const variables = task.state.map((one) => one.variable);
  const recordings = new Map<string, Recording>();
  let checked: {
    readonly recording: Recording;
    readonly expected: Expected;
    readonly sums: Float32Array;
    readonly state: readonly NamedArray[];
  } | null = null;

  for (const one of expected) {
    const key = keyOf(one.program, one.feeds);
    if (recordings.has(key)) continue;
    const { recording, sums } = recordOnce(task, backend, one, `program${String(recordings.size)}`);
    recordings.set(key, recording);
    if (one.program !== 'train') continue;
    checked ??= { recording, expected: one, sums, state: eager.read() };
    eager.write(start);
  }

  const graph = loadGraph(backend, variables, [...recordings.values()]);
  const values = (arrays: readonly NamedArray[]): Float32Array[] =>
    arrays.map((array) => Float32Array.from(array.values));
  if (checked) {
    graph.write(values(start));
    const [sums] = graph.run(checked.recording, checked.expected.feeds);
    const found = difference(task, checked, { sums: sums ?? new Float32Array(), state: named(task, graph) });
    if (found !== null) {
      graph.dispose();
      return found;
    }
  }
  graph.write(values(start));

  return {
    mode: 'graph',
    run: (program, feeds) => {
      const recording = recordings.get(keyOf(program, feeds));
      if (recording) return graph.run(recording, feeds);
      eager.write(named(task, graph));
      const results = eager.run(program, feeds);
      if (program === 'train') graph.write(values(eager.read()));
      return results;
    },
    read: () => named(task, graph),
    write: (arrays) => {
      const byName = new Map(arrays.map((array) => [array.name, array]));
      graph.write(values(named(task, graph).map((array) => byName.get(array.name) ?? array)));
    },
    dispose: () => {
      graph.dispose();
    },
  };
}

/** Records a program, which also runs it; the sums are what it gave. */
function recordOnce(
  task: Task,
  backend: NodeJSKernelBackend,
  { program, feeds }: Expected,
  prefix: string,
): { readonly recording: Recording; readonly sums: Float32Array } {
  const variables = task.state.map((one) => one.variable);
  const made: Recording[] = [];
  const results = tidy(() => {
    const tensors = feeds.map(tensorOf);
    const recorded = record(backend, prefix, variables, tensors, () => programOf(task, program)(tensors));
    made.push(recorded.recording);
    return recorded.results;
  });
  const sums = Float32Array.from(results[0]?.dataSync() ?? []);
  for (const result of results) result.dispose();
  const [recording] = made;
  if (!recording) throw new Error(`${program} was not recorded`);
  return { recording, sums };
}

function named(task: Task, graph: Graph): NamedArray[] {
  const read = graph.read();
  return task.state.map(({ name, variable }, index) => ({
    name,
    shape: variable.shape,
    dtype: 'float32',
    values: read[index] ?? new Float32Array(),
  }));
}
