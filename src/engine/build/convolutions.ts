import {
  add,
  conv2dTranspose,
  conv3dTranspose,
  pad,
  reshape,
  slice,
  tidy,
  transpose,
  type Tensor,
  type Tensor4D,
  type Tensor5D,
} from '@tensorflow/tfjs-core';
import { layers, type LayerVariable } from '@tensorflow/tfjs-layers';
import { SeededInitializer } from './seededInitializer';

type Factory = (config: object) => layers.Layer;
type Initializer = ConstructorParameters<typeof SeededInitializer>[0];

/** TensorFlow.js starts the pointwise kernel as it starts the depthwise one. */
export function separableConv2d(config: object): layers.Layer {
  const layer = layers.separableConv2d(config as Parameters<typeof layers.separableConv2d>[0]);
  const { pointwiseInitializer } = config as { readonly pointwiseInitializer?: { readonly config: Initializer } };
  return pointwiseInitializer
    ? Object.assign(layer, { pointwiseInitializer: new SeededInitializer(pointwiseInitializer.config) })
    : layer;
}

interface Transposed {
  readonly kernelSize: number | readonly number[];
  readonly strides?: number | readonly number[];
  readonly dilationRate?: number | readonly number[];
  readonly outputPadding?: number | readonly number[];
  readonly padding?: string;
  readonly dataFormat?: string;
}

interface Parts {
  readonly kernel: LayerVariable;
  readonly bias: LayerVariable | null;
  readonly activation: { apply(input: Tensor): Tensor } | null;
}

const listOf = (value: number | readonly number[], axes: number): readonly number[] =>
  typeof value === 'number' ? Array.from({ length: axes }, () => value) : value;

/** Length of an axis after a transposed convolution (keras/src/backend/common/backend_utils.py). */
export function lengthAfter(length: number, reach: number, stride: number, same: boolean, extra?: number): number {
  if (extra === undefined) return length * stride + (same ? 0 : Math.max(reach - stride, 0));
  return (length - 1) * stride + (same ? reach % 2 : reach) + extra;
}

/** The kernel with zeros between its points along one axis. */
export function spreadKernel(kernel: Tensor, axis: number, rate: number): Tensor {
  if (rate === 1) return kernel;
  const before = kernel.shape.slice(0, axis);
  const after = kernel.shape.slice(axis + 1);
  const size = kernel.shape[axis] ?? 1;
  const product = (sizes: readonly number[]) => sizes.reduce((total, one) => total * one, 1);
  const apart = reshape(kernel, [product(before), size, 1, product(after)]);
  const filled = reshape(
    pad(apart, [
      [0, 0],
      [0, 0],
      [0, rate - 1],
      [0, 0],
    ]),
    [product(before), size * rate, product(after)],
  );
  const reach = (size - 1) * rate + 1;
  return reshape(slice(filled, [0, 0, 0], [product(before), reach, product(after)]), [...before, reach, ...after]);
}

/** A transposed convolution with `outputPadding` and dilation, which TensorFlow.js leaves out. */
export function transposed(factory: Factory, axes: 2 | 3): Factory {
  return (config) => {
    const { dilationRate = 1, outputPadding, ...plain } = config as Transposed;
    const rates = listOf(dilationRate, axes);
    const layer = factory(plain);
    if (outputPadding === undefined && rates.every((rate) => rate === 1)) return layer;
    const parts = layer as unknown as Parts;
    const kernels = listOf(plain.kernelSize, axes);
    const strides = listOf(plain.strides ?? 1, axes);
    const extra = outputPadding === undefined ? [] : listOf(outputPadding, axes);
    const same = plain.padding === 'same';
    const first = plain.dataFormat === 'channelsFirst';
    const start = first ? 2 : 1;
    const lengths = (shape: readonly (number | null)[]) =>
      rates.map((rate, axis) => {
        const length = shape[axis + start] ?? 1;
        return lengthAfter(length, ((kernels[axis] ?? 1) - 1) * rate + 1, strides[axis] ?? 1, same, extra[axis]);
      });
    const shaped = layer.computeOutputShape.bind(layer);
    const computeOutputShape = (shape: (number | null)[]): (number | null)[] => {
      const grown = lengths(shape);
      const known = shaped(shape) as (number | null)[];
      return known.map((size, axis) => grown[axis - start] ?? size);
    };
    const toLast = [0, ...rates.map((_, axis) => axis + 2), 1];
    const toFirst = [0, axes + 1, ...rates.map((_, axis) => axis + 1)];
    const call = (inputs: Tensor | Tensor[]): Tensor => {
      const input = Array.isArray(inputs) ? inputs[0] : inputs;
      if (!input) throw new Error(`${layer.name} got no input`);
      return tidy(() => {
        const kernel = rates.reduce((spread, rate, axis) => spreadKernel(spread, axis, rate), parts.kernel.read());
        const images = first ? transpose(input, toLast) : input;
        const shape = [images.shape[0] ?? 1, ...lengths(input.shape), kernel.shape[axes] ?? 1];
        const padding = same ? 'same' : 'valid';
        const grown =
          axes === 2
            ? conv2dTranspose(
                images as Tensor4D,
                kernel as Tensor4D,
                shape as Tensor4D['shape'],
                strides as [number, number],
                padding,
              )
            : conv3dTranspose(
                images as Tensor5D,
                kernel as Tensor5D,
                shape as Tensor5D['shape'],
                strides as [number, number, number],
                padding,
              );
        const biased: Tensor = parts.bias ? add(grown, parts.bias.read()) : grown;
        const back = first ? transpose(biased, toFirst) : biased;
        return parts.activation ? parts.activation.apply(back) : back;
      });
    };
    return Object.assign(layer, { call, computeOutputShape });
  };
}
