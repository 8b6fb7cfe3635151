import {
  Abs,
  broadcast_util,
  cast,
  greater,
  greaterEqual,
  less,
  lessEqual,
  Maximum,
  Minimum,
  mul,
  registerGradient,
  reshape,
  sign,
  sum,
  type Tensor,
} from '@tensorflow/tfjs-core';

export function mendElementwise(): void {
  registerAbs();
  registerChoice(Maximum, greaterEqual, less);
  registerChoice(Minimum, lessEqual, greater);
}

/** TensorFlow.js says -1 at zero: an L1 penalty would push weights of zero away from it. */
function registerAbs(): void {
  registerGradient({
    kernelName: Abs,
    inputsToSave: ['x'],
    gradFunc: (dy, [x]) => ({ x: () => mul(dy as Tensor, sign(given(x))) }),
  });
}

type Comparison = (a: Tensor, b: Tensor) => Tensor;

/** TensorFlow.js forgets to add up over the axes along which an input was stretched. */
function registerChoice(kernelName: string, first: Comparison, second: Comparison): void {
  registerGradient({
    kernelName,
    inputsToSave: ['a', 'b'],
    gradFunc: (dy, [savedA, savedB]) => {
      const [a, b] = [given(savedA), given(savedB)];
      const chosen = (input: Tensor, comparison: Comparison) => (): Tensor =>
        unstretched(mul(dy as Tensor, cast(comparison(a, b), 'float32')), input.shape);
      return { a: chosen(a, first), b: chosen(b, second) };
    },
  });
}

function unstretched(gradient: Tensor, shape: number[]): Tensor {
  const axes = broadcast_util.getReductionAxes(shape, gradient.shape);
  return axes.length ? reshape(sum(gradient, axes), shape) : gradient;
}

function given(tensor: Tensor | undefined): Tensor {
  if (!tensor) throw new Error('a gradient lacks what was saved for it');
  return tensor;
}
