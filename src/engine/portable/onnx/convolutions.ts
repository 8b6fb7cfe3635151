import type { OnnxNodes } from './onnxNodes';
import type { Convert, Operation } from './operation';

/** The window of a convolution or of pooling, along each axis of space. */
interface Window {
  readonly kernel: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  /** Before each axis, then after each. */
  readonly pads: readonly number[];
}

/** Channels last, as TensorFlow has them, to channels first and back. */
const channelsFirst = (to: OnnxNodes, value: string, rank: number): string =>
  to.add('Transpose', [value], { perm: [0, rank - 1, ...range(1, rank - 1)] });
const channelsLast = (to: OnnxNodes, value: string, rank: number): string =>
  to.add('Transpose', [value], { perm: [0, ...range(2, rank), 1] });

const range = (from: number, end: number): number[] => Array.from({ length: end - from }, (_, index) => from + index);

function requireChannelsLast(operation: Operation): void {
  const format = operation.word('data_format');
  if (format !== '' && format !== 'NHWC' && format !== 'NDHWC') operation.inexpressible();
}

const spatial = (values: readonly number[]): readonly number[] => values.slice(1, -1);

const reach = ({ kernel, dilations }: Pick<Window, 'kernel' | 'dilations'>, axis: number): number =>
  ((kernel[axis] ?? 1) - 1) * (dilations[axis] ?? 1) + 1;

/** With padding from `large`, the side that the window goes over, to `small`, where there is a number for each of its places. */
function windowOf(
  operation: Operation,
  kernel: readonly number[],
  large: readonly number[],
  small: readonly number[],
): Window {
  requireChannelsLast(operation);
  const strides = spatial(operation.list('strides'));
  const given = spatial(operation.list('dilations'));
  const dilations = given.length === 0 ? kernel.map(() => 1) : given;
  const padding = operation.word('padding');
  if (padding === 'EXPLICIT') {
    const explicit = operation.list('explicit_paddings').slice(2, -2);
    const side = (offset: number): number[] => kernel.map((_, axis) => explicit[2 * axis + offset] ?? 0);
    return { kernel, strides, dilations, pads: [...side(0), ...side(1)] };
  }
  const totals = kernel.map((_, axis) => {
    if (padding !== 'SAME') return 0;
    const covered = ((small[axis] ?? 1) - 1) * (strides[axis] ?? 1) + reach({ kernel, dilations }, axis);
    return Math.max(0, covered - (large[axis] ?? 1));
  });
  const before = totals.map((total) => Math.floor(total / 2));
  return { kernel, strides, dilations, pads: [...before, ...totals.map((total, axis) => total - (before[axis] ?? 0))] };
}

const attributesOf = ({ kernel, strides, dilations, pads }: Window) => ({
  kernel_shape: kernel,
  strides,
  dilations,
  pads,
});

const convolution: Convert = (operation, to) => {
  const rank = operation.rank();
  const filter = operation.shape(1);
  const window = windowOf(operation, filter.slice(0, -2), spatial(operation.shape(0)), spatial(operation.outputShape));
  const kernel = to.add('Transpose', [operation.input(1)], { perm: [rank - 1, rank - 2, ...range(0, rank - 2)] });
  const group = (operation.shape(0).at(-1) ?? 1) / (filter.at(-2) ?? 1);
  const value = channelsFirst(to, operation.input(0), rank);
  return channelsLast(to, to.add('Conv', [value, kernel], { ...attributesOf(window), group }), rank);
};

const depthwise: Convert = (operation, to) => {
  const [height = 1, width = 1, channels = 1, multiplier = 1] = operation.shape(1);
  const window = windowOf(operation, [height, width], spatial(operation.shape(0)), spatial(operation.outputShape));
  const turned = to.add('Transpose', [operation.input(1)], { perm: [2, 3, 0, 1] });
  const kernel = to.add('Reshape', [turned, to.integers([channels * multiplier, 1, height, width])]);
  const value = channelsFirst(to, operation.input(0), 4);
  return channelsLast(to, to.add('Conv', [value, kernel], { ...attributesOf(window), group: channels }), 4);
};

/** The gradient of a convolution by its input, which is how TensorFlow has transposed convolutions: sizes, filter, value. */
const transposed: Convert = (operation, to) => {
  const rank = operation.rank(2);
  const filter = operation.shape(1);
  const [large, small] = [spatial(operation.outputShape), spatial(operation.shape(2))];
  const window = windowOf(operation, filter.slice(0, -2), large, small);
  const count = window.kernel.length;
  const rest = large.map((size, axis) => {
    const covered = ((small[axis] ?? 1) - 1) * (window.strides[axis] ?? 1) + reach(window, axis);
    return size - (covered - (window.pads[axis] ?? 0) - (window.pads[count + axis] ?? 0));
  });
  const kernel = to.add('Transpose', [operation.input(1)], { perm: [rank - 1, rank - 2, ...range(0, rank - 2)] });
  const value = channelsFirst(to, operation.input(2), rank);
  const attributes = { ...attributesOf(window), output_padding: rest };
  return channelsLast(to, to.add('ConvTranspose', [value, kernel], attributes), rank);
};

function pooling(operator: string): Convert {
  return (operation, to) => {
    const rank = operation.rank();
    const kernel = spatial(operation.list('ksize'));
    const window = windowOf(operation, kernel, spatial(operation.shape(0)), spatial(operation.outputShape));
    const { kernel_shape, strides, pads } = attributesOf(window);
    const value = channelsFirst(to, operation.input(0), rank);
    return channelsLast(to, to.add(operator, [value], { kernel_shape, strides, pads }), rank);
  };
}

function resize(mode: 'linear' | 'nearest'): Convert {
  return (operation, to) => {
    const [corners, centers] = [operation.flag('align_corners'), operation.flag('half_pixel_centers')];
    const coordinates = corners ? 'align_corners' : centers ? 'half_pixel' : 'asymmetric';
    const nearest = corners || centers ? 'round_prefer_ceil' : 'floor';
    const value = channelsFirst(to, operation.input(0), 4);
    const attributes = {
      mode,
      coordinate_transformation_mode: coordinates,
      ...(mode === 'nearest' && { nearest_mode: nearest }),
    };
    const kept = to.add('Slice', [to.add('Shape', [value]), to.integers([0]), to.integers([2])]);
    const sizes = to.add('Concat', [kept, operation.sizes(1, to)], { axis: 0 });
    return channelsLast(to, to.add('Resize', [value, '', '', sizes], attributes), 4);
  };
}

/** Operations that go over images, sequences and volumes. */
export const convolutions: Readonly<Record<string, Convert>> = {
  AvgPool: pooling('AveragePool'),
  AvgPool3D: pooling('AveragePool'),
  Conv2D: convolution,
  Conv2DBackpropInput: transposed,
  Conv3D: convolution,
  Conv3DBackpropInputV2: transposed,
  DepthwiseConv2dNative: depthwise,
  MaxPool: pooling('MaxPool'),
  MaxPool3D: pooling('MaxPool'),
  ResizeBilinear: resize('linear'),
  ResizeNearestNeighbor: resize('nearest'),
};
