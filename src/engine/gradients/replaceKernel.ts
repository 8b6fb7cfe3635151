import { getKernel, registerKernel, unregisterKernel, type KernelFunc } from '@tensorflow/tfjs-core';

const replaced = new WeakSet<KernelFunc>();

/** Puts another function in the place of one of the JavaScript backend's, where that backend is loaded. */
export function replaceKernel(kernelName: string, make: (plain: KernelFunc) => KernelFunc): void {
  const kernel = getKernel(kernelName, 'cpu');
  if (!kernel || replaced.has(kernel.kernelFunc)) return;
  const kernelFunc = make(kernel.kernelFunc);
  replaced.add(kernelFunc);
  unregisterKernel(kernelName, 'cpu');
  registerKernel({ ...kernel, kernelFunc });
}
