import {
  GatherV2,
  registerKernel,
  scalar,
  unregisterKernel,
  type GatherV2Attrs,
  type GatherV2Inputs,
  type KernelFunc,
} from '@tensorflow/tfjs-core';
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node/dist/nodejs_kernel_backend';

let replaced = false;

/**
 * tfjs-node's gather reads its indices to check them, which cannot stand in a graph and holds up every step. The library
 * checks them itself.
 */
export function replaceGather(): void {
  if (replaced) return;
  replaced = true;
  unregisterKernel(GatherV2, 'tensorflow');
  const kernelFunc: KernelFunc = ({ inputs, backend, attrs }) => {
    const native = backend as NodeJSKernelBackend;
    const { x, indices } = inputs as GatherV2Inputs;
    if (!x || !indices) throw new Error('gather lacks an input');
    const { axis, batchDims } = attrs as unknown as GatherV2Attrs;
    const { binding } = native;
    const axisTensor = scalar(axis, 'int32');
    const type = (name: string, value: number) => ({ name, type: binding.TF_ATTR_TYPE, value });
    const attributes = [
      { name: 'batch_dims', type: binding.TF_ATTR_INT, value: batchDims },
      type('Tparams', native.getDTypeInteger(x.dtype)),
      type('Tindices', native.getDTypeInteger(indices.dtype)),
      type('Taxis', binding.TF_INT32),
    ];
    const result = native.executeSingleOutput('GatherV2', attributes, [x, indices, axisTensor]);
    axisTensor.dispose();
    return result;
  };
  registerKernel({ kernelName: GatherV2, backendName: 'tensorflow', kernelFunc });
}
