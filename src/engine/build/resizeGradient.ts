import {
  getKernel,
  registerKernel,
  ResizeBilinearGrad,
  unregisterKernel,
  type KernelFunc,
  type TensorInfo,
} from '@tensorflow/tfjs-core';

let mended = false;

/** TensorFlow.js's JavaScript gives the gradient of a bilinear resize with height and width exchanged. */
export function mendResizeGradient(): void {
  const kernel = getKernel(ResizeBilinearGrad, 'cpu');
  if (mended || !kernel) return;
  mended = true;
  const kernelFunc: KernelFunc = (given) => {
    const gradient = kernel.kernelFunc(given) as TensorInfo;
    return { ...gradient, shape: given.inputs['images']?.shape ?? gradient.shape };
  };
  unregisterKernel(ResizeBilinearGrad, 'cpu');
  registerKernel({ ...kernel, kernelFunc });
}
