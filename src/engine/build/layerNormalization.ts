import { add, moments, mul, reshape, rsqrt, sub, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { layers, type LayerVariable } from '@tensorflow/tfjs-layers';

interface Parts {
  /** With the batch, none of them negative. */
  readonly axis: readonly number[];
  readonly epsilon: number;
  readonly gamma: LayerVariable | null;
  readonly beta: LayerVariable | null;
}

/**
 * tfjs's layer normalization with a calculation of its own, that of Keras 3
 * (keras/src/layers/normalization/layer_normalization.py): tfjs's cannot train without scale or center, nor take a volume.
 */
export function layerNormalization(config: object): layers.Layer {
  const layer = layers.layerNormalization(config);
  const parts = layer as unknown as Parts;
  const call = (inputs: Tensor | Tensor[]): Tensor => {
    const input = Array.isArray(inputs) ? inputs[0] : inputs;
    if (!input) throw new Error(`${layer.name} got no input`);
    return tidy(() => normalize(parts, input));
  };
  return Object.assign(layer, { call });
}

function normalize({ axis, epsilon, gamma, beta }: Parts, input: Tensor): Tensor {
  const broadcast = input.shape.map((size, index) => (axis.includes(index) ? size : 1));
  const { mean, variance } = moments(input, [...axis], true);
  const normalized = mul(sub(input, mean), rsqrt(add(variance, epsilon)));
  const scaled = gamma ? mul(normalized, reshape(gamma.read(), broadcast)) : normalized;
  return beta ? add(scaled, reshape(beta.read(), broadcast)) : scaled;
}
