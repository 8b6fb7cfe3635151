import type { Variable } from '@tensorflow/tfjs-core';
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node/dist/nodejs_kernel_backend';
import type { Recording } from './recorder';
import { variableName } from './recorder';
import { shapeMessage, withSavedModel, type GraphNode } from './savedModel';

export interface GraphInput {
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32';
  readonly values: Float32Array | Int32Array;
}

/** Recorded programs in one session of the library, over shared graph variables. */
export interface Graph {
  run(recording: Recording, inputs: readonly GraphInput[]): Float32Array[];
  /** Every variable, in order. */
  read(): Float32Array[];
  write(values: readonly Float32Array[]): void;
  dispose(): void;
}

function variableNodes(variables: readonly Variable[], type: number): GraphNode[] {
  const nodes: GraphNode[] = variables.flatMap((variable, index) => {
    const name = variableName(index);
    const shape = { shape: shapeMessage(variable.shape) };
    const dtype = { type };
    return [
      { name, op: 'VarHandleOp', input: [], attr: { dtype, shape, shared_name: { s: Buffer.from(name) } } },
      { name: `${name}/read`, op: 'ReadVariableOp', input: [name], attr: { dtype } },
      { name: `${name}/value`, op: 'Placeholder', input: [], attr: { dtype, shape } },
      { name: `${name}/write`, op: 'AssignVariableOp', input: [name, `${name}/value`], attr: { dtype } },
    ];
  });
  const zero = { dtype: type, tensor_shape: shapeMessage([]), tensor_content: Buffer.alloc(4) };
  const written = variables.map((_, index) => `^${variableName(index)}/write`);
  return [
    ...nodes,
    { name: 'written', op: 'Const', input: written, attr: { dtype: { type }, value: { tensor: zero } } },
  ];
}

/** Loads recordings; the variables' values are to be written before the first run. */
export function loadGraph(
  backend: NodeJSKernelBackend,
  variables: readonly Variable[],
  recordings: readonly Recording[],
): Graph {
  const { binding } = backend;
  const nodes = [...variableNodes(variables, binding.TF_FLOAT), ...recordings.flatMap((one) => one.nodes)];
  const session = withSavedModel(nodes, binding.TF_Version, (folder) => binding.loadSavedModel(folder, 'serve'));

  function call(ids: readonly number[], inputs: readonly string[], outputs: readonly string[]): Float32Array[] {
    const made = binding.runSavedModel(session, [...ids], inputs.join(','), outputs.join(','));
    const values = made.map(({ id }) => Float32Array.from(binding.tensorDataSync(id)));
    for (const { id } of made) binding.deleteTensor(id);
    return values;
  }
  function withTensors<T>(inputs: readonly GraphInput[], use: (ids: readonly number[]) => T): T {
    const ids = inputs.map(({ shape, dtype, values }) =>
      binding.createTensor([...shape], dtype === 'int32' ? binding.TF_INT32 : binding.TF_FLOAT, values),
    );
    try {
      return use(ids);
    } finally {
      for (const id of ids) binding.deleteTensor(id);
    }
  }

  return {
    run: (recording, inputs) => withTensors(inputs, (ids) => call(ids, recording.inputs, recording.outputs)),
    read: () =>
      call(
        [],
        [],
        variables.map((_, index) => `${variableName(index)}/read:0`),
      ),
    write: (values) => {
      const inputs = variables.map((variable, index): GraphInput => {
        const own = values[index];
        if (!own) throw new Error(`no values for ${variable.name}`);
        return { shape: variable.shape, dtype: 'float32', values: own };
      });
      const names = variables.map((_, index) => `${variableName(index)}/value:0`);
      withTensors(inputs, (ids) => call(ids, names, ['written:0']));
    },
    dispose: () => {
      binding.deleteSavedModel(session);
    },
  };
}
