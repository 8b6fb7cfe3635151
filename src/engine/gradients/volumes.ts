import {
  conv3d,
  Conv3DBackpropFilterV2,
  Conv3DBackpropInputV2,
  engine,
  registerGradient,
  type Conv3DBackpropInputV2Attrs,
  type NamedAttrMap,
  type Tensor,
  type Tensor5D,
} from '@tensorflow/tfjs-core';

type Strides = [number, number, number];

/** Of a transposed convolution of volumes, which TensorFlow.js has no gradient for. */
export function addVolumes(): void {
  registerGradient({
    kernelName: Conv3DBackpropInputV2,
    inputsToSave: ['dy', 'filter'],
    gradFunc: (gradient, [input, filter], attributes) => {
      if (!input || !filter) throw new Error('a gradient lacks what was saved for it');
      const { strides, pad } = attributes as unknown as Conv3DBackpropInputV2Attrs;
      const steps: Strides = typeof strides === 'number' ? [strides, strides, strides] : strides;
      const given = gradient as Tensor5D;
      return {
        dy: () => conv3d(given, filter as Tensor5D, steps, pad),
        filter: () => {
          const attrs = { strides: steps, pad, filterShape: filter.shape } as unknown as NamedAttrMap;
          return engine().runKernel<Tensor>(Conv3DBackpropFilterV2, { x: given, dy: input }, attrs);
        },
      };
    },
  });
}
