import {
  concat,
  image,
  reshape,
  slice,
  tensor1d,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { AugmentSpec } from '../../language';
import { nativeBackend } from '../native/activeBackend';
import { matrixOf, type Affine } from './affine';

/** The images with their pixels moved, bilinear; `fill` says what comes in over the edges. */
export function moveImages(images: Tensor4D, affine: Affine, fill: AugmentSpec['fill']): Tensor {
  const matrix = matrixOf(affine);
  const native = nativeBackend();
  if (!native) return moveInJavaScript(images, matrix, fill);
  const { binding } = native;
  const attributes = [
    { name: 'dtype', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT },
    { name: 'interpolation', type: binding.TF_ATTR_STRING, value: 'BILINEAR' },
    { name: 'fill_mode', type: binding.TF_ATTR_STRING, value: fill.toUpperCase() },
  ];
  const size = tensor1d(images.shape.slice(1, 3), 'int32');
  return native.executeSingleOutput('ImageProjectiveTransformV3', attributes, [images, matrix, size, fillValue()]);
}

const fillValue = (): Tensor => reshape(tensor1d([0], 'float32'), []);

/** TensorFlow.js's own kernel leaves all but the first image of a batch as zeros: one image a call. */
function moveInJavaScript(images: Tensor4D, matrix: Tensor2D, fill: AugmentSpec['fill']): Tensor {
  const [count, ...shape] = images.shape;
  const moved = Array.from({ length: count }, (_, index) => {
    const one = slice(images, [index, 0, 0, 0], [1, ...shape]);
    return image.transform(one, slice(matrix, [index, 0], [1, 8]), 'bilinear', fill);
  });
  return concat(moved, 0);
}
