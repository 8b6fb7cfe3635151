import { registerGradient, stack, Unpack, type Tensor, type UnpackAttrs } from '@tensorflow/tfjs-core';

/** TensorFlow.js's gradient of `unstack`, by which its recurrent layers take a sequence apart, fails on one step. */
export function mendUnstack(): void {
  registerGradient({
    kernelName: Unpack,
    gradFunc: (upstream: Tensor | Tensor[], _saved, attrs) => {
      const { axis } = attrs as unknown as UnpackAttrs;
      return { value: () => stack(Array.isArray(upstream) ? upstream : [upstream], axis) };
    },
  });
}
