import { any, cast, customGrad, greater, mul, notEqual, tidy, zerosLike, type Tensor } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';

/**
 * A function of zeros and ones has a gradient of zero everywhere; TensorFlow.js has none for the comparisons in it, and
 * so could not train what comes before.
 */
function step(input: Tensor, zerosAndOnes: (input: Tensor) => Tensor): Tensor {
  const flat = customGrad((given) => {
    const seen = given as Tensor;
    return { value: zerosAndOnes(seen), gradFunc: () => zerosLike(seen) };
  });
  return flat(input);
}

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
        step(input, (seen) => cast(greater(seen, theta), 'float32')),
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
    step(input, (seen) => any(notEqual(seen, maskValue), -1, keepAxis));
  const call = (inputs: Tensor | Tensor[]): Tensor => {
    const input = only(inputs);
    return tidy(() => mul(input, cast(shown(input, true), 'float32')));
  };
  const computeMask = (inputs: Tensor | Tensor[]): Tensor => tidy(() => shown(only(inputs), false));
  return Object.assign(layer, { call, computeMask });
}
