import { float, int32 } from './dataTypes';
import { shapeMessage, type AttributeValue, type GraphNode } from './savedModel';

type Attributes = Readonly<Record<string, AttributeValue>>;

/** Adds nodes to a graph under one prefix. A value is named by the output that gives it: `node:0`. */
export class GraphNodes {
  private frame = '';
  private readonly constants = new Map<string, string>();

  constructor(
    private readonly nodes: GraphNode[],
    private readonly prefix: string,
  ) {}

  /** A name that no node has yet, as long as a node is added before the next name is asked for. */
  unused(word: string): string {
    return `${this.prefix}/${word}${String(this.nodes.length)}`;
  }

  add(op: string, input: readonly string[], attr: Attributes, name = this.unused(op)): string {
    return `${this.node(op, input, attr, name)}:0`;
  }

  /** A node by its own name, where it is not a value of it that is wanted. */
  node(op: string, input: readonly string[], attr: Attributes, name = this.unused(op)): string {
    this.nodes.push({ name, op, input, attr });
    return name;
  }

  /** A value that is given with a call, by a name of its own. */
  placeholder(word: string, dtype: number, shape: readonly number[]): string {
    const attr = { dtype: { type: dtype }, shape: { shape: shapeMessage(shape) } };
    return this.add('Placeholder', [], attr, `${this.prefix}/${word}`);
  }

  /** An operation on floats that has but the attribute `T`. */
  float(op: string, ...input: readonly string[]): string {
    return this.add(op, input, { T: { type: float } });
  }

  /** The same on whole numbers. */
  integer(op: string, ...input: readonly string[]): string {
    return this.add(op, input, { T: { type: int32 } });
  }

  number(value: number): string {
    return this.constant(float, [], Float32Array.of(value));
  }

  integers(values: number | readonly number[]): string {
    return typeof values === 'number'
      ? this.constant(int32, [], Int32Array.of(values))
      : this.constant(int32, [values.length], Int32Array.from(values));
  }

  /** A number of things, known beforehand or not. */
  size(count: number | string): string {
    return typeof count === 'number' ? this.integers(count) : count;
  }

  /** Adds the nodes of a loop's body: a constant belongs to a loop only by following a value of it. */
  inLoop<T>(step: string, body: () => T): T {
    const outside = this.frame;
    this.frame = step;
    try {
      return body();
    } finally {
      this.frame = outside;
    }
  }

  product(a: string, b: string, transposed: { readonly a?: boolean; readonly b?: boolean } = {}): string {
    const attr = {
      T: { type: float },
      transpose_a: { b: transposed.a ?? false },
      transpose_b: { b: transposed.b ?? false },
    };
    return this.add('MatMul', [a, b], attr);
  }

  reshape(value: string, shape: readonly number[]): string {
    return this.add('Reshape', [value, this.integers(shape)], { T: { type: float }, Tshape: { type: int32 } });
  }

  /** A matrix turned over. */
  transposed(matrix: string): string {
    return this.add('Transpose', [matrix, this.integers([1, 0])], { T: { type: float }, Tperm: { type: int32 } });
  }

  /** Equal parts along an axis. */
  split(value: string, parts: number, axis: number): string[] {
    if (parts === 1) return [value];
    const first = this.add('Split', [this.integers(axis), value], { num_split: { i: parts }, T: { type: float } });
    return Array.from({ length: parts }, (_, part) => first.replace(/0$/, String(part)));
  }

  /** The inverse of `split`. */
  joined(parts: readonly string[], axis: number): string {
    const [only] = parts;
    if (parts.length === 1 && only !== undefined) return only;
    const attr = { N: { i: parts.length }, T: { type: float }, Tidx: { type: int32 } };
    return this.add('ConcatV2', [...parts, this.integers(axis)], attr);
  }

  /** One entry along the first axis, or some, where `at` is a list. */
  entry(value: string, at: string, dtype = float): string {
    const attr = { Tparams: { type: dtype }, Tindices: { type: int32 }, Taxis: { type: int32 }, batch_dims: { i: 0 } };
    return this.add('GatherV2', [value, at, this.integers(0)], attr);
  }

  /** A part; a size of -1 is all that is left. */
  slice(value: string, from: readonly number[], size: readonly number[]): string {
    const attr = { T: { type: float }, Index: { type: int32 } };
    return this.add('Slice', [value, this.integers(from), this.integers(size)], attr);
  }

  sum(values: readonly string[]): string {
    const [only] = values;
    if (values.length === 1 && only !== undefined) return only;
    return this.add('AddN', values, { N: { i: values.length }, T: { type: float } });
  }

  filled(shape: readonly number[], value: number): string {
    const attr = { T: { type: float }, index_type: { type: int32 } };
    return this.add('Fill', [this.integers(shape), this.number(value)], attr);
  }

  private constant(dtype: number, shape: readonly number[], values: Float32Array | Int32Array): string {
    const key = `${this.frame} ${String(dtype)} ${shape.join('x')} ${values.join()}`;
    const known = this.constants.get(key);
    if (known !== undefined) return known;
    const tensor = { dtype, tensor_shape: shapeMessage(shape), tensor_content: new Uint8Array(values.buffer) };
    const after = this.frame === '' ? [] : [`^${this.frame.replace(/:0$/, '')}`];
    const made = this.add('Const', after, { dtype: { type: dtype }, value: { tensor } });
    this.constants.set(key, made);
    return made;
  }
}
