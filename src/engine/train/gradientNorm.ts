import { addN, mul, reshape, sqrt, square, sum, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core';
import { compound, isRecording } from '../trace';

/** The length [1] of all gradients together, as they are before anything clips them. */
export function gradientNorm(gradients: readonly Tensor[]): Tensor1D {
  return reshape(sqrt(mul(addN(gradients.map(halfSquares)), 2)), [1]);
}

/** Half the sum of the squares: in a graph TensorFlow goes over the gradient once for it. */
function halfSquares(gradient: Tensor): Tensor {
  const [half] = isRecording()
    ? compound([gradient], [[]], (nodes, [values = '']) => [nodes.float('L2Loss', values)])
    : [];
  return half ?? mul(sum(square(gradient)), 0.5);
}
