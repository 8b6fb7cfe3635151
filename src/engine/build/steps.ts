import { any, cast, greater, mul, neg, notEqual, relu, sub, tidy, type Tensor } from '@tensorflow/tfjs-core';
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
