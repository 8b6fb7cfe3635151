import { zeros, type Tensor, type Variable } from '@tensorflow/tfjs-core';
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node/dist/nodejs_kernel_backend';
import type { TFEOpAttr, TFJSBinding } from '@tensorflow/tfjs-node/dist/tfjs_binding';
import { attributeValue } from './attributes';
import { float } from './dataTypes';
import { GraphNodes } from './graphNodes';
import { Untraceable, variableName, type GraphValue, type RecordedValue } from './recording';
import { shapeMessage, type AttributeValue, type GraphNode } from './savedModel';

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

/** Adds nodes that compute some tensors, given the values that its inputs are; gives these values' names. */
export type BuildNodes = (nodes: GraphNodes, inputs: readonly string[]) => readonly string[];

/** Adds a node that changes some variables, which are named by their handles, given the values of its inputs; gives its name. */
export type BuildUpdate = (nodes: GraphNodes, handles: readonly string[], inputs: readonly string[]) => string;

/** Follows tensors by their ids in the native library, each to the node that made it. */
export class Recorder {
  readonly nodes: GraphNode[] = [];
  readonly values = new Map<string, RecordedValue>();
  readonly parts: { name: string; end: number }[] = [];
  compounds = false;
  private readonly native: BackendParts;
  private readonly binding: TFJSBinding;
  private readonly producers = new Map<number, string>();
  private readonly constants = new Set<number>();
  private readonly types = new Map<number, number>();
  private readonly variables = new Map<Variable, number>();
  /** By the number of the variable: the node, and the id of what is read of it afterwards. */
  private readonly updates = new Map<number, { readonly node: string; readonly id: number }>();

  constructor(
    private readonly backend: NodeJSKernelBackend,
    private readonly prefix: string,
    readonly loops: boolean,
  ) {
    this.native = backend as unknown as BackendParts;
    this.binding = this.native.binding;
  }

  /** A value that the program is given. */
  feed(feed: Tensor, index: number): GraphValue {
    const name = `${this.prefix}/feed${String(index)}:0`;
    this.made(this.idOf(feed), name, this.typeOf(feed), feed.shape);
    return { name, dtype: this.typeOf(feed), shape: feed.shape };
  }

  /** The id of a variable's value before the program. */
  variable(variable: Variable, index: number): number {
    const id = this.idOf(variable);
    if (this.producers.has(id)) throw new Untraceable({ key: 'engine.traceShared', args: { variable: variable.name } });
    this.made(id, `${variableName(index)}/read:0`, this.typeOf(variable), variable.shape);
    this.variables.set(variable, index);
    return id;
  }

  /** Runs a program with the ops of the library written down. */
  watch<T>(program: () => T): T {
    this.native.binding = this.recording();
    try {
      return program();
    } finally {
      this.native.binding = this.binding;
    }
  }

  /** The binding with its ops written down. */
  private recording(): TFJSBinding {
    return {
      ...ownProperties(this.binding),
      createTensor: (shape, dtype, buffer) => this.constant(shape, dtype, buffer),
      tensorDataSync: (id) => {
        if (!this.constants.has(id)) throw new Untraceable({ key: 'engine.traceValueRead' });
        return this.binding.tensorDataSync(id);
      },
      executeOp: (op, attributes, ids, outputs) => {
        const made = this.binding.executeOp(op, attributes, ids, outputs);
        const name = this.op(op, attributes, ids);
        for (const [index, { id, dtype, shape }] of made.entries()) {
          this.made(id, `${name}:${String(index)}`, dtype, shape);
        }
        return made;
      },
    };
  }

  /** The node that gives a variable its new value; none where it kept the old one. */
  assignment(variable: Variable, index: number, before: number | undefined): readonly string[] {
    const id = this.idOf(variable);
    const update = this.updates.get(index);
    if (update?.id === id) return [update.node];
    if (id === before) return [];
    if (update) throw new Untraceable({ key: 'engine.traceChangedTwice', args: { variable: variable.name } });
    const handle = variableName(index);
    const type = { dtype: { type: this.typeOf(variable) } };
    const inputs = [handle, this.producerOf(variable), `^${handle}/read`];
    return [this.add(`assign${String(index)}`, 'AssignVariableOp', inputs, type)];
  }

  result(result: Tensor): GraphValue {
    return { name: this.producerOf(result), dtype: this.typeOf(result), shape: result.shape };
  }

  compound(inputs: readonly Tensor[], shapes: readonly (readonly number[])[], build: BuildNodes): Tensor[] {
    this.compounds = true;
    const producers = inputs.map((input) => this.producerOf(input));
    const made = build(new GraphNodes(this.nodes, this.prefix), producers);
    return shapes.map((shape, index) => this.standIn(shape, made[index] ?? ''));
  }

  updateInPlace(variables: readonly Variable[], inputs: readonly Tensor[], build: BuildUpdate): void {
    this.compounds = true;
    const indices = variables.map((variable) => {
      const index = this.variables.get(variable);
      if (index === undefined)
        throw new Untraceable({ key: 'engine.traceForeignVariable', args: { variable: variable.name } });
      if (this.updates.has(index))
        throw new Untraceable({ key: 'engine.traceChangedTwice', args: { variable: variable.name } });
      return index;
    });
    const handles = indices.map(variableName);
    const nodes = new GraphNodes(this.nodes, this.prefix);
    const node = build(
      nodes,
      handles,
      inputs.map((input) => this.producerOf(input)),
    );
    for (const [place, variable] of variables.entries()) {
      const type = this.typeOf(variable);
      const read = nodes.add('ReadVariableOp', [handles[place] ?? '', `^${node}`], { dtype: { type } });
      const tensor = this.standIn(variable.shape, read);
      variable.assign(tensor);
      this.updates.set(indices[place] ?? -1, { node, id: this.idOf(variable) });
      tensor.dispose();
    }
  }

  /** A tensor that the recording knows as `producer`, made without being written down. */
  private standIn(shape: readonly number[], producer: string): Tensor {
    const recording = this.native.binding;
    this.native.binding = this.binding;
    try {
      const tensor = zeros([...shape]);
      this.made(this.idOf(tensor), producer, float);
      return tensor;
    } finally {
      this.native.binding = recording;
    }
  }

  private constant(...[shape, dtype, buffer]: Parameters<TFJSBinding['createTensor']>): number {
    const id = this.binding.createTensor(shape, dtype, buffer);
    if (dtype === this.binding.TF_STRING) throw new Untraceable({ key: 'engine.traceText' });
    const data = this.binding.tensorDataSync(id);
    const content = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    const tensor = { dtype, tensor_shape: shapeMessage(shape), tensor_content: Uint8Array.from(content) };
    const attr = { dtype: { type: dtype }, value: { tensor } };
    this.made(id, `${this.add(`constant${String(this.nodes.length)}`, 'Const', [], attr)}:0`, dtype, shape);
    this.constants.add(id);
    return id;
  }

  private op(op: string, attributes: readonly TFEOpAttr[], ids: readonly number[]): string {
    const input = ids.map((id) => {
      const producer = this.producers.get(id);
      if (producer === undefined) throw new Untraceable({ key: 'engine.traceEarlierValue', args: { operation: op } });
      return producer;
    });
    const attr: Record<string, AttributeValue> = {};
    for (const attribute of attributes) attr[attribute.name] = attributeValue(this.binding, attribute);
    for (const [name, place] of Object.entries(guessedTypes[op] ?? {})) {
      attr[name] ??= { type: this.types.get(ids[place] ?? -1) ?? this.binding.TF_FLOAT };
    }
    const name = `op${String(this.nodes.length)}`;
    const without = listInputs[op];
    if (without === undefined) return this.add(name, op, input, attr);
    const count = input.length - without;
    if (op === 'ConcatV2' && count === 1) {
      return this.add(name, 'Identity', input.slice(0, 1), { T: attr['T'] ?? { type: this.binding.TF_FLOAT } });
    }
    return this.add(name, op, input, { ...attr, N: { i: count } });
  }

  private add(name: string, op: string, input: readonly string[], attr: GraphNode['attr']): string {
    this.nodes.push({ name: `${this.prefix}/${name}`, op, input, attr });
    return `${this.prefix}/${name}`;
  }

  private made(id: number, producer: string, dtype: number, shape?: readonly number[]): void {
    this.producers.set(id, producer);
    this.types.set(id, dtype);
    if (shape) this.values.set(producer, { dtype, shape });
  }

  private producerOf(tensor: Tensor): string {
    const producer = this.producers.get(this.idOf(tensor));
    if (producer === undefined) throw new Untraceable({ key: 'engine.traceLooseResult' });
    return producer;
  }

  private idOf(tensor: Tensor): number {
    return this.native.getInputTensorIds([tensor])[0] ?? -1;
  }

  private typeOf(tensor: Tensor): number {
    return this.backend.getDTypeInteger(tensor.dtype);
  }
}

/** The native object's properties are not enumerable. */
function ownProperties(binding: TFJSBinding): TFJSBinding {
  const names = Object.getOwnPropertyNames(binding);
  return Object.fromEntries(names.map((name) => [name, Reflect.get(binding, name)])) as unknown as TFJSBinding;
}
