import { backend_util } from '@tensorflow/tfjs-core';

/** Of an image (two sizes) or a volume (three). */
export interface Pooling {
  readonly filterSize: number | readonly number[];
  readonly strides: number | readonly number[];
  readonly pad: 'valid' | 'same' | number;
}

/** Batch, depth, height, width, channels. */
type Volume = [number, number, number, number, number];

type Sizes = [number, number, number];

/** Depth, height, width; one number is meant for every axis that there is. */
function sizes(value: number | readonly number[], axes: number): Sizes {
  const list = typeof value === 'number' ? Array.from({ length: axes }, () => value) : value;
  const [height = 1, width = 1] = list.slice(-2);
  return [list.length === 3 ? (list[0] ?? 1) : 1, height, width];
}

/** An image is a volume of depth 1. */
function volume(shape: readonly number[]): Volume {
  const [batch = 1, depth = 1, height = 1, width = 1, channels = 1] =
    shape.length === 4 ? [shape[0], 1, ...shape.slice(1)] : shape;
  return [batch, depth, height, width, channels];
}

/** Calls `visit` for every window, in the order of the outputs, with the places in the input that it sees. */
export function eachWindow(
  shape: readonly number[],
  { filterSize, strides, pad }: Pooling,
  visit: (places: readonly number[], output: number) => void,
): void {
  const [batch, depth, height, width, channels] = volume(shape);
  const axes = shape.length - 2;
  const window = sizes(filterSize, axes);
  const info = backend_util.computePool3DInfo(volume(shape), window, sizes(strides, axes), 1, pad);
  const { front, top, left } = info.padInfo;
  const across = (size: number, start: number, length: number): number[] =>
    Array.from({ length }, (_, index) => start + index).filter((at) => at >= 0 && at < size);
  let output = 0;
  for (let row = 0; row < batch; row++) {
    for (let deep = 0; deep < info.outDepth; deep++) {
      const planes = across(depth, deep * info.strideDepth - front, window[0]);
      for (let down = 0; down < info.outHeight; down++) {
        const lines = across(height, down * info.strideHeight - top, window[1]);
        for (let right = 0; right < info.outWidth; right++) {
          const columns = across(width, right * info.strideWidth - left, window[2]);
          for (let channel = 0; channel < channels; channel++) {
            const places = planes.flatMap((plane) =>
              lines.flatMap((line) =>
                columns.map(
                  (column) => (((row * depth + plane) * height + line) * width + column) * channels + channel,
                ),
              ),
            );
            visit(places, output++);
          }
        }
      }
    }
  }
}
