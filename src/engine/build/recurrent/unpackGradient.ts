import {
  registerGradient,
  stack,
  unregisterGradient,
  Unpack,
  type GradFunc,
  type Tensor,
  type UnpackAttrs,
} from '@tensorflow/tfjs-core';

let mended = false;

/** tfjs's gradient of `unstack`, by which its recurrent layers take a sequence apart, fails on a sequence of one step. */
export function mendUnpackGradient(): void {
  if (mended) return;
  mended = true;
  unregisterGradient(Unpack);
  const gradFunc: GradFunc = (upstream: Tensor | Tensor[], _saved, attrs) => {
    const { axis } = attrs as unknown as UnpackAttrs;
    return { value: () => stack(Array.isArray(upstream) ? upstream : [upstream], axis) };
  };
  registerGradient({ kernelName: Unpack, gradFunc });
}
