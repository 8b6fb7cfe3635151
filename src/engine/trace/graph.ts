import type { Variable } from '@tensorflow/tfjs-core';
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node/dist/nodejs_kernel_backend';
import type { GraphCall } from './graphCall';
import { variableName } from './recording';
import { shapeMessage, withSavedModel, type GraphNode } from './savedModel';
import { dataName } from './stepLoop';

export interface GraphInput {
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32';
  readonly values: Float32Array | Int32Array;
}

/** Calls in one session of the library, over shared graph variables. */
export interface Graph {
  run(call: GraphCall, inputs: readonly GraphInput[]): Float32Array[];
  /** Every variable, in order. */
  read(): Float32Array[];
  write(values: readonly Float32Array[]): void;
  dispose(): void;
}

/** A variable of a graph, with a call of its own that writes it. */
interface GraphVariable {
  readonly name: string;
  readonly dtype: number;
  readonly shape: readonly number[];
}

function variableNodes({ name, dtype: type, shape: size }: GraphVariable): GraphNode[] {
  const shape = { shape: shapeMessage(size) };
  const dtype = { type };
  return [
    { name, op: 'VarHandleOp', input: [], attr: { dtype, shape, shared_name: { s: Buffer.from(name) } } },
    { name: `${name}/read`, op: 'ReadVariableOp', input: [name], attr: { dtype } },
    { name: `${name}/value`, op: 'Placeholder', input: [], attr: { dtype, shape } },
    { name: `${name}/write`, op: 'AssignVariableOp', input: [name, `${name}/value`], attr: { dtype } },
  ];
}

/** A number to fetch that all of the variables have been written for. */
function writtenNode(name: string, type: number, variables: readonly GraphVariable[]): GraphNode {
  const zero = { dtype: type, tensor_shape: shapeMessage([]), tensor_content: Buffer.alloc(4) };
  const written = variables.map((variable) => `^${variable.name}/write`);
  return { name, op: 'Const', input: written, attr: { dtype: { type }, value: { tensor: zero } } };
}

/**
 * Loads calls. `data` is kept in the session, under `dataName`; the variables' values are to be written before the first
 * run.
 */
export function loadGraph(
  backend: NodeJSKernelBackend,
  variables: readonly Variable[],
  calls: readonly GraphCall[],
  data: readonly GraphInput[] = [],
): Graph {
  const { binding } = backend;
  const typeOf = (dtype: 'float32' | 'int32'): number => (dtype === 'int32' ? binding.TF_INT32 : binding.TF_FLOAT);
  const state = variables.map(({ shape }, index) => ({ name: variableName(index), dtype: binding.TF_FLOAT, shape }));
  const resident = data.map(({ shape, dtype }, index) => ({ name: dataName(index), dtype: typeOf(dtype), shape }));
  const nodes = [
    ...[...state, ...resident].flatMap(variableNodes),
    writtenNode('written', binding.TF_FLOAT, state),
    writtenNode('resident', binding.TF_FLOAT, resident),
    ...calls.flatMap((one) => one.nodes),
  ];
  const session = withSavedModel(nodes, binding.TF_Version, (folder) => binding.loadSavedModel(folder, 'serve'));

  function call(ids: readonly number[], inputs: readonly string[], outputs: readonly string[]): Float32Array[] {
    const made = binding.runSavedModel(session, [...ids], inputs.join(','), outputs.join(','));
    const values = made.map(({ id }) => Float32Array.from(binding.tensorDataSync(id)));
    for (const { id } of made) binding.deleteTensor(id);
    return values;
  }
  function withTensors<T>(inputs: readonly GraphInput[], use: (ids: readonly number[]) => T): T {
    const ids = inputs.map(({ shape, dtype, values }) => binding.createTensor([...shape], typeOf(dtype), values));
    try {
      return use(ids);
    } finally {
      for (const id of ids) binding.deleteTensor(id);
    }
  }
  function assign(targets: readonly GraphVariable[], inputs: readonly GraphInput[], written: string): void {
    const names = targets.map(({ name }) => `${name}/value:0`);
    withTensors(inputs, (ids) => call(ids, names, [`${written}:0`]));
  }
  if (resident.length > 0) assign(resident, data, 'resident');

  return {
    run: (one, inputs) => withTensors(inputs, (ids) => call(ids, one.inputs, one.outputs)),
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
      assign(state, inputs, 'written');
    },
    dispose: () => {
      binding.deleteSavedModel(session);
    },
  };
}
