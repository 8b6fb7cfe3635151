import { bool, float, int32, shapeMessage, type GraphNode } from '../trace';

export interface Constant {
  readonly dtype: number;
  readonly shape: readonly number[];
  readonly values: Float32Array | Int32Array | Uint8Array;
}

/** What a `Const` node holds; undefined of another node. */
export function constantOf({ op, attr }: GraphNode): Constant | undefined {
  const { value } = attr;
  if (op !== 'Const' || !value || !('tensor' in value)) return undefined;
  const { dtype, tensor_shape, tensor_content } = value.tensor;
  const bytes = Uint8Array.from(tensor_content);
  const shape = tensor_shape.dim.map(({ size }) => size);
  if (dtype === float) return { dtype, shape, values: new Float32Array(bytes.buffer) };
  if (dtype === int32) return { dtype, shape, values: new Int32Array(bytes.buffer) };
  if (dtype === bool) return { dtype, shape, values: bytes };
  throw new Error(`a constant has the type ${String(dtype)}`);
}

export function constantNode(
  name: string,
  dtype: number,
  shape: readonly number[],
  values: Float32Array | Int32Array | Uint8Array,
): GraphNode {
  const content = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const tensor = { dtype, tensor_shape: shapeMessage(shape), tensor_content: content };
  return { name, op: 'Const', input: [], attr: { dtype: { type: dtype }, value: { tensor } } };
}
