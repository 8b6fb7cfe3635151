import {
  add,
  any,
  cast,
  clipByValue,
  elu as exponential,
  greater,
  mul,
  neg,
  notEqual,
  relu,
  softmax as probabilities,
  sub,
  tidy,
  transpose,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { layers, type LayerVariable } from '@tensorflow/tfjs-layers';
import { flat } from './flat';

const only = (inputs: Tensor | Tensor[]): Tensor => {
  const input = Array.isArray(inputs) ? inputs[0] : inputs;
  if (!input) throw new Error('a layer got no input');
  return input;
};

/** Zero up to `theta`, unchanged above. */
export function thresholdedReLU(config: { readonly theta?: number }): layers.Layer {
  const layer = layers.thresholdedReLU(config);
  const theta = config.theta ?? 1;
  const call = (inputs: Tensor | Tensor[]): Tensor => {
    const input = only(inputs);
    return tidy(() =>
      mul(
        input,
        flat([input], ([seen]) => cast(greater(seen, theta), 'float32')),
      ),
    );
  };
  return Object.assign(layer, { call });
}

interface ReluSettings {
  readonly maxValue?: number;
  readonly negativeSlope?: number;
  readonly threshold?: number;
}

/** Keras's, of which TensorFlow.js has the largest value alone (keras/src/activations/activations.py). */
export function reLU(config: ReluSettings): layers.Layer {
  const layer = layers.reLU(config);
  const { maxValue, negativeSlope = 0, threshold = 0 } = config;
  if (negativeSlope === 0 && threshold === 0) return layer;
  const call = (inputs: Tensor | Tensor[]): Tensor => {
    const input = only(inputs);
    return tidy(() => {
      const above =
        threshold === 0
          ? relu(input)
          : mul(
              input,
              flat([input], ([seen]) => cast(greater(seen, threshold), 'float32')),
            );
      const limited = maxValue === undefined ? above : clipByValue(above, 0, maxValue);
      return negativeSlope === 0 ? limited : sub(limited, mul(negativeSlope, relu(sub(threshold, input))));
    });
  };
  return Object.assign(layer, { call });
}

/** alpha (exp(x) - 1) below zero; TensorFlow.js knows an alpha of 1 alone. */
export function elu({ alpha = 1, ...config }: { readonly alpha?: number }): layers.Layer {
  const layer = layers.elu(config);
  if (alpha === 1) return layer;
  const call = (inputs: Tensor | Tensor[]): Tensor => {
    const input = only(inputs);
    return tidy(() => add(relu(input), mul(alpha, exponential(neg(relu(neg(input)))))));
  };
  return Object.assign(layer, { call });
}

/** Along any axis; TensorFlow.js has it along the last alone. */
export function softmax(config: { readonly axis?: number }): layers.Layer {
  const layer = layers.softmax({ ...config, axis: -1 });
  const { axis = -1 } = config;
  const call = (inputs: Tensor | Tensor[]): Tensor => {
    const input = only(inputs);
    const last = input.rank - 1;
    const place = axis < 0 ? input.rank + axis : axis;
    if (place === last) return probabilities(input);
    const order = input.shape.map((_, at) => (at === place ? last : at === last ? place : at));
    return tidy(() => transpose(probabilities(transpose(input, order)), order));
  };
  return Object.assign(layer, { call });
}

/** Hides the steps of which every number is `maskValue` from recurrent layers. */
export function masking(config: { readonly maskValue?: number }): layers.Layer {
  const layer = layers.masking(config);
  const maskValue = config.maskValue ?? 0;
  const shown = (input: Tensor, keepAxis: boolean): Tensor =>
    flat([input], ([seen]) => any(notEqual(seen, maskValue), -1, keepAxis));
  const call = (inputs: Tensor | Tensor[]): Tensor => {
    const input = only(inputs);
    return tidy(() => mul(input, cast(shown(input, true), 'float32')));
  };
  const computeMask = (inputs: Tensor | Tensor[]): Tensor => tidy(() => shown(only(inputs), false));
  return Object.assign(layer, { call, computeMask });
}

/** The gradient at zero is zero, as Keras's; TensorFlow.js's is alpha. */
export function prelu(config: object): layers.Layer {
  const layer = layers.prelu(config);
  const call = (inputs: Tensor | Tensor[]): Tensor => {
    const input = only(inputs);
    const { alpha } = layer as unknown as { readonly alpha: LayerVariable };
    return tidy(() => sub(relu(input), mul(alpha.read(), relu(neg(input)))));
  };
  return Object.assign(layer, { call });
}
