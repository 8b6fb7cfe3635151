import { float, int32, resource } from './dataTypes';
import type { TypedValue } from './countedLoop';
import type { GraphNodes } from './graphNodes';
import { shapeMessage } from './savedModel';

/**
 * A list of tensors that turns of a loop write and read. Whoever writes takes the flow and gives a new one, so that reads
 * wait for it; every entry may be read once.
 */
export interface TensorArray {
  readonly handle: TypedValue;
  readonly flow: TypedValue;
  readonly size: number | string;
  /** Of one entry. */
  readonly shape: readonly number[];
}

/** `size` is a number, or the value that holds it. */
export function tensorArray(nodes: GraphNodes, size: number | string, shape: readonly number[]): TensorArray {
  const handle = nodes.add('TensorArrayV3', [nodes.size(size)], {
    dtype: { type: float },
    element_shape: { shape: shapeMessage(shape) },
    dynamic_size: { b: false },
    clear_after_read: { b: true },
    identical_element_shapes: { b: true },
    tensor_array_name: { s: Buffer.from('') },
  });
  const flow = handle.replace(/0$/, '1');
  return { handle: { value: handle, dtype: resource }, flow: { value: flow, dtype: float }, size, shape };
}

/** Gives the new flow. */
export const written = (nodes: GraphNodes, handle: string, at: string, value: string, flow: string): string =>
  nodes.add('TensorArrayWriteV3', [handle, at, value, flow], { T: { type: float } });

export const readBack = (nodes: GraphNodes, handle: string, at: string, flow: string): string =>
  nodes.add('TensorArrayReadV3', [handle, at, flow], { dtype: { type: float } });

/** All entries, one after the other along a new first axis. */
export function stacked(nodes: GraphNodes, { handle, size, shape }: TensorArray, flow: string): string {
  const bounds = [nodes.integers(0), nodes.size(size), nodes.integers(1)];
  const all = nodes.add('Range', bounds, { Tidx: { type: int32 } });
  const attr = { dtype: { type: float }, element_shape: { shape: shapeMessage(shape) } };
  return nodes.add('TensorArrayGatherV3', [handle.value, all, flow], attr);
}
