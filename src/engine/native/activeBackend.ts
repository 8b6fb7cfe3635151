import { backend, getBackend } from '@tensorflow/tfjs-core';
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node/dist/nodejs_kernel_backend';

/** TensorFlow.js's native backend, or null while it runs on another. */
export function nativeBackend(): NodeJSKernelBackend | null {
  return getBackend() === 'tensorflow' ? (backend() as unknown as NodeJSKernelBackend) : null;
}
