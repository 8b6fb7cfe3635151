import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node/dist/nodejs_kernel_backend';
import { Recorder, type BuildNodes, type BuildUpdate } from './recorder';
import type { Recording } from './recording';

let current: Recorder | null = null;

/** Whether what is computed now is written down. */
export const isRecording = (): boolean => current !== null;

/** Whether parts of the graph may be loops, which only TensorFlow's sessions run. */
export const recordsLoops = (): boolean => current?.loops ?? false;

/** While recording: says that a part of the program ends here. */
export function mark(name: string): void {
  current?.parts.push({ name, end: current.nodes.length });
}

/**
 * While recording: a part of the graph that `build` makes, instead of ops that are run and written down. The tensors have
 * the given shapes, and zeros as values, since only the graph computes them.
 */
export function compound(
  inputs: readonly Tensor[],
  shapes: readonly (readonly number[])[],
  build: BuildNodes,
): readonly Tensor[] {
  if (!current) throw new Error('nothing is being recorded');
  return current.compound(inputs, shapes, build);
}

/**
 * While recording: variables that one operation of the graph changes where they lie, instead of values computed and then
 * assigned. What the step read of them before is as it was; whoever reads them later gets the new value.
 */
export function updateInPlace(variables: readonly Variable[], inputs: readonly Tensor[], build: BuildUpdate): void {
  if (!current) throw new Error('nothing is being recorded');
  current.updateInPlace(variables, inputs, build);
}

/**
 * Runs `program` once, op by op, and writes down every op. Variables are read from and assigned to graph variables
 * (`variableName`). What JavaScript computes stays as a constant: programs must take all that changes as feeds.
 */
export function record(
  backend: NodeJSKernelBackend,
  prefix: string,
  variables: readonly Variable[],
  feeds: readonly Tensor[],
  program: () => Tensor[],
  loops = true,
): { readonly recording: Recording; readonly results: Tensor[] } {
  const recorder = new Recorder(backend, prefix, loops);
  const given = feeds.map((feed, index) => recorder.feed(feed, index));
  const before = variables.map((variable, index) => recorder.variable(variable, index));
  current = recorder;
  try {
    return recorder.watch(() => {
      const results = program();
      const assignments = variables.flatMap((variable, index) => recorder.assignment(variable, index, before[index]));
      const made = results.map((result) => recorder.result(result));
      const { nodes, compounds, values, parts } = recorder;
      const all = [...new Set(assignments)];
      const recording = { prefix, feeds: given, nodes, assignments: all, results: made, compounds, values, parts };
      return { recording, results };
    });
  } finally {
    current = null;
  }
}
