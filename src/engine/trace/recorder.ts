import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node/dist/nodejs_kernel_backend';
import type { TFEOpAttr, TFJSBinding } from '@tensorflow/tfjs-node/dist/tfjs_binding';
import { shapeMessage, type AttributeValue, type GraphNode } from './savedModel';

/** Why a program cannot be a graph. */
export class Untraceable extends Error {}

/** Operations with a list of inputs, which say how many; of ConcatV2 the last input is the axis. */
const listInputs: Readonly<Record<string, number>> = { Pack: 0, AddN: 0, Einsum: 0, ConcatV2: 1 };

/** Types that a kernel of tfjs-node leaves to be guessed, which a graph must have written: by the input that has them. */
const guessedTypes: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  ExpandDims: { T: 0, Tdim: 1 },
};

interface BackendParts {
  binding: TFJSBinding;
  getInputTensorIds(tensors: readonly Tensor[]): number[];
}

/** A program recorded as nodes of a graph. */
export interface Recording {
  readonly nodes: readonly GraphNode[];
  /** To fetch; fetching one runs the assignments. */
  readonly outputs: readonly string[];
  readonly inputs: readonly string[];
}

export const variableName = (index: number): string => `variable${String(index)}`;

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
): { readonly recording: Recording; readonly results: Tensor[] } {
  const parts = backend as unknown as BackendParts;
  const { binding } = parts;
  const idOf = (tensor: Tensor): number => parts.getInputTensorIds([tensor])[0] ?? -1;
  const nodes: GraphNode[] = [];
  const producers = new Map<number, string>();
  const constants = new Set<number>();
  const types = new Map<number, number>();

  function add(name: string, op: string, input: readonly string[], attr: GraphNode['attr']): string {
    nodes.push({ name: `${prefix}/${name}`, op, input, attr });
    return `${prefix}/${name}`;
  }
  const typeOf = (tensor: Tensor): number => backend.getDTypeInteger(tensor.dtype);

  const inputs = feeds.map((feed, index) => {
    const attr = { dtype: { type: typeOf(feed) }, shape: { shape: shapeMessage(feed.shape) } };
    const name = add(`feed${String(index)}`, 'Placeholder', [], attr);
    producers.set(idOf(feed), `${name}:0`);
    types.set(idOf(feed), typeOf(feed));
    return `${name}:0`;
  });
  const before = variables.map((variable, index) => {
    const id = idOf(variable);
    if (producers.has(id)) throw new Untraceable(`${variable.name} shares its value with another`);
    producers.set(id, `${variableName(index)}/read:0`);
    types.set(id, typeOf(variable));
    return id;
  });

  const recordingBinding: TFJSBinding = {
    ...ownProperties(binding),
    createTensor: (shape, dtype, buffer) => {
      const id = binding.createTensor(shape, dtype, buffer);
      if (dtype === binding.TF_STRING) throw new Untraceable('text inside of the network');
      const data = binding.tensorDataSync(id);
      const content = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
      const tensor = { dtype, tensor_shape: shapeMessage(shape), tensor_content: Uint8Array.from(content) };
      producers.set(
        id,
        `${add(`constant${String(nodes.length)}`, 'Const', [], { dtype: { type: dtype }, value: { tensor } })}:0`,
      );
      constants.add(id);
      types.set(id, dtype);
      return id;
    },
    tensorDataSync: (id) => {
      if (!constants.has(id)) throw new Untraceable('a value is read in the middle of a step');
      return binding.tensorDataSync(id);
    },
    executeOp: (op, attributes, ids, outputs) => {
      const made = binding.executeOp(op, attributes, ids, outputs);
      const input = ids.map((id) => {
        const producer = producers.get(id);
        if (producer === undefined) throw new Untraceable(`${op} takes a value from before the step`);
        return producer;
      });
      const attr: Record<string, AttributeValue> = {};
      for (const attribute of attributes) attr[attribute.name] = attributeValue(binding, attribute);
      for (const [name, place] of Object.entries(guessedTypes[op] ?? {})) {
        attr[name] ??= { type: types.get(ids[place] ?? -1) ?? binding.TF_FLOAT };
      }
      const without = listInputs[op];
      const count = input.length - (without ?? 0);
      const alone = op === 'ConcatV2' && count === 1;
      if (without !== undefined && !alone) attr['N'] = { i: count };
      const name = alone
        ? add(`op${String(nodes.length)}`, 'Identity', input.slice(0, 1), {
            T: attr['T'] ?? { type: binding.TF_FLOAT },
          })
        : add(`op${String(nodes.length)}`, op, input, attr);
      for (const [index, output] of made.entries()) {
        producers.set(output.id, `${name}:${String(index)}`);
        types.set(output.id, output.dtype);
      }
      return made;
    },
  };

  parts.binding = recordingBinding;
  try {
    const results = program();
    const produced = (tensor: Tensor): string => {
      const producer = producers.get(idOf(tensor));
      if (producer === undefined) throw new Untraceable('a result does not follow from the step');
      return producer;
    };
    const assignments = variables.flatMap((variable, index) => {
      if (idOf(variable) === before[index]) return [];
      const handle = variableName(index);
      const type = { dtype: { type: typeOf(variable) } };
      return [
        `^${add(`assign${String(index)}`, 'AssignVariableOp', [handle, produced(variable), `^${handle}/read`], type)}`,
      ];
    });
    const outputs = results.map((result, index) => {
      const type = { T: { type: typeOf(result) } };
      return `${add(`output${String(index)}`, 'Identity', [produced(result), ...assignments], type)}:0`;
    });
    return { recording: { nodes, outputs, inputs }, results };
  } finally {
    parts.binding = binding;
  }
}

/** The native object's properties are not enumerable. */
function ownProperties(binding: TFJSBinding): TFJSBinding {
  const names = Object.getOwnPropertyNames(binding);
  return Object.fromEntries(names.map((name) => [name, Reflect.get(binding, name)])) as unknown as TFJSBinding;
}

function attributeValue(binding: TFJSBinding, { name, type, value }: TFEOpAttr): AttributeValue {
  switch (type) {
    case binding.TF_ATTR_TYPE:
      return Array.isArray(value) ? { list: { type: value as number[] } } : { type: Number(value) };
    case binding.TF_ATTR_BOOL:
      return { b: Boolean(value) };
    case binding.TF_ATTR_FLOAT:
      return Array.isArray(value) ? { list: { f: value as number[] } } : { f: Number(value) };
    case binding.TF_ATTR_INT:
      return Array.isArray(value) ? { list: { i: value as number[] } } : { i: Number(value) };
    case binding.TF_ATTR_STRING:
      return { s: Buffer.from(typeof value === 'string' ? value : '') };
    case binding.TF_ATTR_SHAPE:
      return { shape: shapeMessage(value as number[]) };
    default:
      throw new Untraceable(`the attribute ${name} is of an unknown kind`);
  }
}
