import { customGrad, zeros, type Tensor } from '@tensorflow/tfjs-core';

/**
 * A function of steps, whose gradient is zero everywhere; TensorFlow.js has none for comparisons and logic, and so could
 * not train what comes before.
 */
export function flat<Inputs extends readonly Tensor[]>(
  inputs: readonly [...Inputs],
  calculate: (inputs: readonly [...Inputs]) => Tensor,
): Tensor {
  const stepwise = customGrad((...given) => ({
    value: calculate(given.slice(0, inputs.length) as unknown as readonly [...Inputs]),
    gradFunc: () => inputs.map(({ shape }) => zeros(shape)),
  }));
  return stepwise(...inputs);
}
