import { getKernel, registerKernel, unregisterKernel, type KernelFunc } from '@tensorflow/tfjs-core';

/** Puts another function in the place of one of the JavaScript backend's; false where that backend is not loaded. */
export function replaceKernel(kernelName: string, make: (plain: KernelFunc) => KernelFunc): boolean {
  const kernel = getKernel(kernelName, 'cpu');
  if (!kernel) return false;
  unregisterKernel(kernelName, 'cpu');
  registerKernel({ ...kernel, kernelFunc: make(kernel.kernelFunc) });
  return true;
}
