import {
  add,
  cast,
  div,
  expandDims,
  moments,
  mul,
  onesLike,
  reshape,
  rsqrt,
  square,
  sub,
  sum,
  tidy,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { layers, type LayerVariable } from '@tensorflow/tfjs-layers';
import type { CallArguments } from './maskedLayers';
import type { Mask } from './masks';

interface Parts {
  readonly axis: number;
  readonly momentum: number;
  readonly epsilon: number;
  readonly gamma?: LayerVariable;
  readonly beta?: LayerVariable;
  readonly movingMean: LayerVariable;
  readonly movingVariance: LayerVariable;
}

/**
 * tfjs's batch normalization with a calculation of its own, that of Keras 3
 * (keras/src/layers/normalization/batch_normalization.py): tfjs's cannot train without scale or center, nor along an axis
 * that is not the last.
 */
export function batchNormalization(config: object): layers.Layer {
  const layer = layers.batchNormalization(config);
  const parts = layer as unknown as Parts;
  const call = (inputs: Tensor | Tensor[], { training, mask }: CallArguments): Tensor => {
    const input = Array.isArray(inputs) ? inputs[0] : inputs;
    if (!input) throw new Error(`${layer.name} got no input`);
    return tidy(() => normalize(parts, input, training === true, mask ?? null));
  };
  return Object.assign(layer, { call });
}

function normalize(parts: Parts, input: Tensor, training: boolean, mask: Mask): Tensor {
  const axis = parts.axis < 0 ? parts.axis + input.rank : parts.axis;
  const size = input.shape[axis] ?? 1;
  const broadcast = input.shape.map((_, index) => (index === axis ? size : 1));
  const spread = (variable: LayerVariable): Tensor => reshape(variable.read(), broadcast);
  const others = input.shape.map((_, index) => index).filter((index) => index !== axis);

  const counted = mask?.rank === input.rank - 1 ? mask : null;
  const batch = training ? (counted ? momentsOf(input, others, counted) : moments(input, others, true)) : null;
  const mean = batch?.mean ?? spread(parts.movingMean);
  const variance = batch?.variance ?? spread(parts.movingVariance);
  const scale = rsqrt(add(variance, parts.epsilon));
  const scaled = mul(sub(input, mean), parts.gamma ? mul(scale, spread(parts.gamma)) : scale);
  if (batch) {
    follow(parts.movingMean, batch.mean, parts.momentum);
    follow(parts.movingVariance, batch.variance, parts.momentum);
  }
  return parts.beta ? add(scaled, spread(parts.beta)) : scaled;
}

/** Of what the mask shows alone. */
function momentsOf(input: Tensor, axes: number[], mask: Tensor): { readonly mean: Tensor; readonly variance: Tensor } {
  const shown = mul(onesLike(input), expandDims(cast(mask, 'float32'), -1));
  const count = add(sum(shown, axes, true), 1e-7);
  const mean = div(sum(mul(input, shown), axes, true), count);
  const variance = div(sum(mul(square(sub(input, mean)), shown), axes, true), count);
  return { mean, variance };
}

function follow(moving: LayerVariable, value: Tensor, momentum: number): void {
  const share = mul(reshape(value, moving.shape as number[]), 1 - momentum);
  moving.write(add(mul(moving.read(), momentum), share));
}
