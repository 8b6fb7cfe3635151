import {
  customGrad,
  image,
  matMul,
  reshape,
  tensor2d,
  tidy,
  transpose,
  type GradSaveFunc,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import { nativeBackend } from '../native/activeBackend';

interface Settings {
  readonly size?: number | readonly [number, number];
  readonly interpolation?: string;
  readonly dataFormat?: string;
}

/**
 * tfjs's up-sampling with calculations of its own where it differs from Keras 3: bilinear it matches the corners of
 * pixels instead of their centers, and its gradients in JavaScript are wrong.
 */
export function upSampling2d(config: object): layers.Layer {
  const { size = 2, interpolation, dataFormat } = config as Settings;
  const layer = layers.upSampling2d(config);
  const plain = layer.call.bind(layer);
  const smooth = interpolation === 'bilinear';
  const [down, right] = typeof size === 'number' ? [size, size] : size;
  const first = dataFormat === 'channelsFirst';
  const call = (inputs: Tensor | Tensor[]): Tensor => {
    const input = Array.isArray(inputs) ? inputs[0] : inputs;
    if (!input) throw new Error(`${layer.name} got no input`);
    if (nativeBackend() && !smooth) return plain(input, {}) as Tensor;
    return tidy(() => {
      const images = (first ? transpose(input, [0, 2, 3, 1]) : input) as Tensor4D;
      const [, height, width] = images.shape;
      const target = [height * down, width * right] as const;
      const resized = nativeBackend() ? resizeNatively(images, target) : resizeInJavaScript(images, target, smooth);
      return first ? transpose(resized, [0, 3, 1, 2]) : resized;
    });
  };
  return Object.assign(layer, { call });
}

/** tfjs-node cannot tell the gradient where the centers are. */
function resizeNatively(images: Tensor4D, [height, width]: readonly [number, number]): Tensor {
  const resize = customGrad((given, save) => {
    const shown = given as Tensor4D;
    (save as GradSaveFunc)([shown]);
    return {
      value: image.resizeBilinear(shown, [height, width], false, true),
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const native = nativeBackend();
        if (!native) throw new Error('the native library is gone');
        const { binding } = native;
        const attributes = [
          { name: 'T', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT },
          { name: 'align_corners', type: binding.TF_ATTR_BOOL, value: false },
          { name: 'half_pixel_centers', type: binding.TF_ATTR_BOOL, value: true },
        ];
        return native.executeSingleOutput('ResizeBilinearGrad', attributes, [dy, ...saved]);
      },
    };
  });
  return resize(images);
}

/** To any size, as Keras resizes. */
export function resizeImages(images: Tensor4D, target: readonly [number, number], smooth: boolean): Tensor {
  return nativeBackend() && smooth ? resizeNatively(images, target) : resizeInJavaScript(images, target, smooth);
}

/** As products with matrices, whose gradients need no kernel of their own. */
function resizeInJavaScript(images: Tensor4D, [height, width]: readonly [number, number], smooth: boolean): Tensor {
  const planes = transpose(images, [0, 3, 1, 2]);
  const [, , lines = 1, columns = 1] = planes.shape;
  const tall = transpose(multiply(transpose(planes, [0, 1, 3, 2]), stretch(lines, height, smooth)), [0, 1, 3, 2]);
  return transpose(multiply(tall, stretch(columns, width, smooth)), [0, 2, 3, 1]);
}

/** The last axis times a matrix. */
function multiply(input: Tensor, matrix: Tensor2D): Tensor {
  const length = input.shape.at(-1) ?? 1;
  return reshape(matMul(reshape(input, [-1, length]), matrix), [...input.shape.slice(0, -1), matrix.shape[1]]);
}

/** Weights of `from` pixels in each of `to`. */
function stretch(from: number, to: number, smooth: boolean): Tensor2D {
  const weights = new Float32Array(from * to);
  for (let target = 0; target < to; target++) {
    const center = Math.min(Math.max(((target + 0.5) * from) / to - 0.5, 0), from - 1);
    const lower = smooth ? Math.floor(center) : Math.min(Math.floor(((target + 0.5) * from) / to), from - 1);
    const share = smooth ? center - lower : 0;
    const add = (source: number, weight: number): void => {
      const at = source * to + target;
      weights[at] = (weights[at] ?? 0) + weight;
    };
    add(lower, 1 - share);
    add(Math.min(lower + 1, from - 1), share);
  }
  return tensor2d(weights, [from, to]);
}
