import * as tf from '@tensorflow/tfjs-core';

/** The operations that TensorFlow.js's union package lets tensors have as methods: `a.mul(b)`. */
export const chainedNames =
  'abs acos acosh add all any argMax argMin as1D as2D as3D as4D as5D asScalar asType asin asinh atan atan2 atanh avgPool batchToSpaceND batchNorm broadcastTo cast ceil clipByValue concat conv1d conv2d conv2dTranspose cos cosh cumprod cumsum depthToSpace depthwiseConv2d dilation2d div divNoNan dot elu equal erf euclideanNorm exp expandDims expm1 fft flatten floor floorDiv gather greater greaterEqual ifft irfft isFinite isInf isNaN leakyRelu less lessEqual localResponseNormalization log log1p logSigmoid logSoftmax logSumExp logicalAnd logicalNot logicalOr logicalXor matMul max maxPool maximum mean min minimum mirrorPad mod mul neg norm notEqual oneHot onesLike pad pool pow prelu prod reciprocal relu relu6 reshape reshapeAs resizeBilinear resizeNearestNeighbor reverse rfft round rsqrt selu separableConv2d sigmoid sign sin sinh slice softmax softplus spaceToBatchND split sqrt square squaredDifference squeeze stack step stridedSlice sub sum tan tanh tile toBool toFloat toInt topk transpose unique unsortedSegmentSum unstack where zerosLike'.split(
    ' ',
  );

/** Gives tensors these methods. The package's own file for it would bring a second copy of the library. */
export function chainOperations(): void {
  const operations = tf as unknown as Readonly<Record<string, ((...args: unknown[]) => unknown) | undefined>>;
  for (const name of chainedNames) {
    const operation = operations[name];
    if (!operation || name in tf.Tensor.prototype) continue;
    const value = function (this: tf.Tensor, ...args: unknown[]): unknown {
      // A list of further tensors goes before or beside this one.
      if (name === 'concat' || name === 'stack') {
        const [others, ...rest] = args;
        return operation([this, ...(Array.isArray(others) ? (others as unknown[]) : [others])], ...rest);
      }
      return operation(this, ...args);
    };
    Object.defineProperty(tf.Tensor.prototype, name, { value, configurable: true, writable: true });
  }
}
