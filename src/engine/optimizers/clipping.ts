import { addN, clipByValue, div, maximum, mul, sqrt, square, sum, type Tensor } from '@tensorflow/tfjs-core';
import type { OptimizerSpec } from '../../language';

/** Gradients as Keras clips them: the first of `clipnorm`, `global_clipnorm` and `clipvalue` that is set. */
export function clipping(spec: OptimizerSpec): (gradients: readonly Tensor[]) => readonly Tensor[] {
  const { clipNorm, globalClipNorm, clipValue } = spec.config;
  if (typeof clipNorm === 'number') {
    return (gradients) => gradients.map((gradient) => shortened(gradient, sum(square(gradient)), clipNorm));
  }
  if (typeof globalClipNorm === 'number') {
    return (gradients) => {
      const squares = addN(gradients.map((gradient) => sum(square(gradient))));
      return gradients.map((gradient) => shortened(gradient, squares, globalClipNorm));
    };
  }
  if (typeof clipValue === 'number') {
    return (gradients) => gradients.map((gradient) => clipByValue(gradient, -clipValue, clipValue));
  }
  return (gradients) => gradients;
}

/** Scaled so that a length whose square is given is `longest` at most. */
function shortened(gradient: Tensor, squares: Tensor, longest: number): Tensor {
  return div(mul(gradient, longest), maximum(sqrt(squares), longest));
}
