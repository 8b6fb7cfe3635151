import { add, clipByValue, mean, mul, sub, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';

type Range = readonly [number, number];

/** Distances from each channel's mean times a factor [batch, 1, 1, 1], as Keras's `RandomContrast`. */
export function contrasted(images: Tensor4D, factors: Tensor, range: Range): Tensor4D {
  const means = mean(images, [1, 2], true);
  return within(add(mul(sub(images, means), factors), means), range);
}

/** Lighter or darker by a share [batch, 1, 1, 1] of the range, as Keras's `RandomBrightness`. */
export function brightened(images: Tensor4D, shares: Tensor, range: Range): Tensor4D {
  return within(add(images, mul(shares, range[1] - range[0])), range);
}

function within(images: Tensor, [low, high]: Range): Tensor4D {
  return clipByValue(images, Math.min(low, high), Math.max(low, high)) as Tensor4D;
}
