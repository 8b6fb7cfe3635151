import { tidy } from '@tensorflow/tfjs-core';
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node/dist/nodejs_kernel_backend';
import type { Message } from '../../texts';
import type { NamedArray } from '../contract';
import { loadGraph, record, replaceGather, type Graph, type Recording } from '../trace';
import {
  createEagerExecutor,
  evaluationFeeds,
  programOf,
  stepFeeds,
  tensorOf,
  type Executor,
  type Step,
  type TrainingData,
} from './executor';
import type { Feed } from './feed';
import { difference } from './selfCheck';
import type { ProgramName, Task } from './task';
import { residentData, trainingLoop, type TrainingLoop } from './trainingLoop';

/** What is to be recorded: once for each shape that it will be run on. */
export interface Expected {
  /** A step with a whole batch, and one with the smaller batch at an epoch's end where there is one. */
  readonly steps: readonly Step[];
  /** The same of the batches of validation rows. */
  readonly batches: readonly Int32Array[];
}

/**
 * Trains many steps in one call, and evaluates as a graph; what was not expected runs op by op, with the weights brought
 * over. Gives the reason instead where the first step as a graph is not the step as it runs op by op.
 */
export function createGraphExecutor(
  task: Task,
  splits: TrainingData,
  backend: NodeJSKernelBackend,
  expected: Expected,
): Executor | Message {
  const eager = createEagerExecutor(task, splits);
  const start = eager.read();
  replaceGather();
  try {
    return recordAll(task, splits, backend, expected, eager, start);
  } finally {
    // Recording has run steps.
    eager.write(start);
  }
}

interface CheckedStep {
  readonly step: Step;
  readonly sums: Float32Array;
  readonly state: readonly NamedArray[];
}

function recordAll(
  task: Task,
  { training, validation }: TrainingData,
  backend: NodeJSKernelBackend,
  expected: Expected,
  eager: Executor,
  start: readonly NamedArray[],
): Executor | Message {
  const data = residentData(task, [training, validation]);
  const [trainingRows = null, validationRows = null] = data.rows;
  const loops = new Map<number, TrainingLoop>();
  let checked: CheckedStep | null = null;
  for (const step of expected.steps) {
    const feeds = stepFeeds(task, training, step);
    const { recording, sums } = recordOnce(task, backend, 'train', feeds, `train${String(loops.size)}`);
    loops.set(step.rows.length, trainingLoop(recording, step.feeds.length, task, training, trainingRows));
    if (!checked && recording.compounds) {
      eager.write(start);
      const [real] = eager.train([step]);
      checked = { step, sums: real ?? sums, state: eager.read() };
    }
    checked ??= { step, sums, state: eager.read() };
    eager.write(start);
  }
  const evaluations = new Map<number, TrainingLoop>();
  for (const rows of expected.batches) {
    if (!validation) break;
    const feeds = evaluationFeeds(task, validation, rows);
    const { recording } = recordOnce(task, backend, 'evaluate', feeds, `evaluate${String(evaluations.size)}`);
    evaluations.set(rows.length, trainingLoop(recording, 0, task, validation, validationRows));
  }

  const all = [...loops.values(), ...evaluations.values()].map((loop) => loop.call);
  const graph = loadGraph(
    backend,
    task.state.map((one) => one.variable),
    all,
    data.arrays,
  );
  const run = (
    loop: TrainingLoop | undefined,
    steps: readonly Step[],
    size = task.sumsSize,
  ): readonly Float32Array[] | null => (loop ? rowsOf(graph.run(loop.call, loop.inputs(steps))[0], size) : null);
  const train = (steps: readonly Step[]): readonly Float32Array[] | null =>
    run(loops.get(steps[0]?.rows.length ?? 0), steps, task.sumsSize + task.stepFigures.length);
  if (checked) {
    graph.write(valuesOf(start));
    const [sums] = train([checked.step]) ?? [];
    const found = difference(task, checked, { sums: sums ?? new Float32Array(), state: named(task, graph) });
    if (found !== null) {
      graph.dispose();
      return found;
    }
  }
  graph.write(valuesOf(start));

  return {
    mode: 'graph',
    train: (steps) => {
      const done = train(steps);
      if (done) return done;
      eager.write(named(task, graph));
      const sums = eager.train(steps);
      graph.write(valuesOf(eager.read()));
      return sums;
    },
    evaluate: (batches) => {
      const steps = batches.map((rows): Step => ({ feeds: [], rows }));
      const done = run(evaluations.get(batches[0]?.length ?? 0), steps);
      if (done) return done;
      eager.write(named(task, graph));
      return eager.evaluate(batches);
    },
    samples: (noise) => {
      eager.write(named(task, graph));
      return eager.samples(noise);
    },
    read: () => named(task, graph),
    write: (arrays) => {
      const byName = new Map(arrays.map((array) => [array.name, array]));
      const whole = task.state.every(({ name }) => byName.has(name));
      const before = whole ? [] : named(task, graph);
      graph.write(
        task.state.map(({ name }, index) => Float32Array.from((byName.get(name) ?? before[index])?.values ?? [])),
      );
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
  program: ProgramName,
  feeds: readonly Feed[],
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

const valuesOf = (arrays: readonly NamedArray[]): Float32Array[] =>
  arrays.map((array) => Float32Array.from(array.values));

function rowsOf(values: Float32Array | undefined, size: number): Float32Array[] {
  if (!values) throw new Error('a call gave no sums');
  return Array.from({ length: values.length / size }, (_, row) => values.subarray(row * size, (row + 1) * size));
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
