import {
  add,
  cast,
  expandDims,
  logicalAnd,
  matMul,
  mul,
  reshape,
  softmax,
  sub,
  tensor,
  transpose,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { LayerVariable } from '@tensorflow/tfjs-layers';
import { flat } from '../flat';
import type { Mask } from '../masks';

/** What Keras puts in the place of scores that do not count (keras/src/layers/activations/softmax.py). */
const hidden = -1e9;

/** Which step may look at which, [1, steps, seen]: none at what comes after it. */
export function causalMask(steps: number, seen: number): Tensor {
  const values = Uint8Array.from({ length: steps * seen }, (_, index) =>
    index % seen <= Math.floor(index / seen) ? 1 : 0,
  );
  return tensor(values, [1, steps, seen], 'bool');
}

/** All masks that are there as one, [batch, steps, seen] or with sizes of 1. */
export function joined(masks: readonly Mask[]): Mask {
  const given = masks.filter((mask) => mask !== null);
  return given.length ? given.reduce((one, other) => flat([one, other], ([a, b]) => logicalAnd(a, b))) : null;
}

export const ofSteps = (mask: Mask): Mask => mask && flat([mask], ([one]) => expandDims(one, -1));
export const ofSeen = (mask: Mask): Mask => mask && flat([mask], ([one]) => expandDims(one, -2));

/** Shares of attention along the last axis; scores that the mask hides count as `hidden`. */
export function shares(scores: Tensor, mask: Mask): Tensor {
  if (!mask) return softmax(scores);
  const counted = cast(mask, 'float32');
  return softmax(add(mul(scores, counted), mul(sub(1, counted), hidden)));
}

/** [batch, steps, features] times a kernel [features, heads, size], as [batch, heads, steps, size]. */
export function toHeads(input: Tensor, kernel: LayerVariable, bias: LayerVariable | null): Tensor {
  const [batch = 1, steps = 1, features = 1] = input.shape;
  const [, heads = 1, size = 1] = kernel.shape as number[];
  const flatKernel = reshape(kernel.read(), [features, heads * size]);
  const projected = matMul(reshape(input, [batch * steps, features]), flatKernel);
  const shifted = bias ? add(projected, reshape(bias.read(), [heads * size])) : projected;
  return transpose(reshape(shifted, [batch, steps, heads, size]), [0, 2, 1, 3]);
}

/** [batch, heads, steps, size] times a kernel [heads, size, features], as [batch, steps, features]. */
export function fromHeads(input: Tensor, kernel: LayerVariable, bias: LayerVariable | null): Tensor {
  const [batch = 1, heads = 1, steps = 1, size = 1] = input.shape;
  const features = kernel.shape.at(-1) ?? 1;
  const rows = reshape(transpose(input, [0, 2, 1, 3]), [batch * steps, heads * size]);
  const projected = matMul(rows, reshape(kernel.read(), [heads * size, features]));
  return reshape(bias ? add(projected, bias.read()) : projected, [batch, steps, features]);
}

/** A dense layer on the last axis of [batch, steps, features]. */
export function projected(input: Tensor, kernel: LayerVariable, bias: LayerVariable): Tensor {
  const [batch = 1, steps = 1, features = 1] = input.shape;
  const result = add(matMul(reshape(input, [batch * steps, features]), kernel.read() as never), bias.read());
  return reshape(result, [batch, steps, kernel.shape.at(-1) ?? 1]);
}
