import type { TextKey } from '../../../texts';
import { nullable, type TProperties } from '../node';
import {
  activation,
  bias,
  constraint,
  count,
  dataFormat,
  initializer,
  kernelAndBias,
  padding,
  regularizer,
  sizes,
} from '../values';
import type { JsonValue } from '../../types/modelFile';
import type { Inference, LayerConfig, LayerContext, LayerType, Misfit } from './layerType';
import {
  elements,
  input,
  isSame,
  joinChannels,
  numberOf,
  numbersOf,
  plus,
  shapeWords,
  splitChannels,
  times,
  windowLength,
  wrongRank,
  type Size,
} from './shapes';

const rankTexts: Readonly<Record<number, TextKey>> = {
  1: 'language.misfitSequence',
  2: 'language.misfitImage',
  3: 'language.misfitVolume',
};

const product = (values: readonly number[]) => values.reduce((total, value) => total * value, 1);

function windowTooLarge(context: LayerContext, argument: string): Misfit {
  const window = numbersOf(context.config[argument]);
  return {
    misfit: 'language.misfitWindow',
    args: { found: shapeWords(input(context)), window: shapeWords(window) },
    argument,
  };
}

/** Strides and dilation exclude one another in TensorFlow. */
function stridesAndDilation(config: LayerConfig): Misfit | null {
  const both =
    numbersOf(config['strides']).some((stride) => stride > 1) &&
    numbersOf(config['dilationRate']).some((rate) => rate > 1);
  return both ? { misfit: 'language.misfitDilation', args: {}, argument: 'dilationRate' } : null;
}

interface Windows {
  readonly kernel: readonly number[];
  readonly space: readonly Size[];
  readonly channels: Size;
  readonly first: boolean;
}

/** Length after a transposed window (keras/src/backend/common/backend_utils.py), or the paddings that it admits. */
function transposedLength(length: Size, reach: number, stride: number, same: boolean, extra: number | undefined) {
  if (extra === undefined) return plus(times(length, stride), same ? 0 : Math.max(reach - stride, 0));
  const odd = reach % 2;
  const [least, most] = same ? [1 - odd, stride - odd] : [0, stride - 1];
  if (extra < least || extra > most) return { least, most };
  return plus(times(plus(length, -1), stride), same ? odd : reach, extra);
}

/** One for each axis, from a number or a list; none where nothing is given. */
const eachAxis = (value: JsonValue | undefined, axes: number): readonly number[] => {
  const given = numbersOf(value);
  return given.length === 1 ? Array.from({ length: axes }, () => given[0] ?? 0) : given;
};

/** What the kernel sees and the places where it stands, or why it does not fit. */
function windows(context: LayerContext, axes: number, transposed = false): Windows | Misfit {
  const { config } = context;
  const shape = input(context);
  if (shape.length !== axes + 1) return wrongRank(rankTexts[axes] ?? 'language.misfitImage', shape);
  const clash = stridesAndDilation(config);
  if (clash) return clash;
  const { space, channels, first } = splitChannels(shape, config);
  const kernel = numbersOf(config['kernelSize']);
  const strides = numbersOf(config['strides']);
  const dilation = numbersOf(config['dilationRate']);
  const extra = eachAxis(config['outputPadding'], axes);
  const places: Size[] = [];
  for (const [axis, length] of space.entries()) {
    const window = kernel[axis] ?? 1;
    const stride = strides[axis] ?? 1;
    const rate = dilation[axis] ?? 1;
    const place = transposed
      ? transposedLength(length, (window - 1) * rate + 1, stride, isSame(config), extra[axis])
      : windowLength(length, window, stride, isSame(config), rate);
    if (typeof place === 'object' && place !== null) {
      return { misfit: 'language.misfitOutputPadding', args: { ...place }, argument: 'outputPadding' };
    }
    places.push(place);
  }
  if (places.some((length) => length !== null && length < 1)) return windowTooLarge(context, 'kernelSize');
  return { kernel, space: places, channels, first };
}

const biasCount = (config: LayerConfig, channels: Size): Size => (config['useBias'] === false ? 0 : channels);

function convolution(axes: number): LayerType['infer'] {
  return (context): Inference => {
    const found = windows(context, axes);
    if ('misfit' in found) return found;
    const filters = numberOf(context.config, 'filters');
    const weights = times(product(found.kernel), found.channels, filters);
    return {
      outputShape: joinChannels(found.space, filters, found.first),
      trainable: plus(weights, biasCount(context.config, filters)),
      frozen: 0,
      flops: times(2, weights, ...found.space),
    };
  };
}

function transposedConvolution(axes: number): LayerType['infer'] {
  return (context): Inference => {
    const found = windows(context, axes, true);
    if ('misfit' in found) return found;
    const filters = numberOf(context.config, 'filters');
    const weights = times(product(found.kernel), found.channels, filters);
    const { space } = splitChannels(input(context), context.config);
    return {
      outputShape: joinChannels(found.space, filters, found.first),
      trainable: plus(weights, biasCount(context.config, filters)),
      frozen: 0,
      flops: times(2, weights, elements(space)),
    };
  };
}

const separableConvolution =
  (axes: number) =>
  (context: LayerContext): Inference => {
    const found = windows(context, axes);
    if ('misfit' in found) return found;
    const filters = numberOf(context.config, 'filters');
    const depth = times(found.channels, numberOf(context.config, 'depthMultiplier'));
    const weights = plus(times(product(found.kernel), depth), times(depth, filters));
    return {
      outputShape: joinChannels(found.space, filters, found.first),
      trainable: plus(weights, biasCount(context.config, filters)),
      frozen: 0,
      flops: times(2, weights, ...found.space),
    };
  };

const depthwiseConvolution =
  (axes: number) =>
  (context: LayerContext): Inference => {
    const found = windows(context, axes);
    if ('misfit' in found) return found;
    const channels = times(found.channels, numberOf(context.config, 'depthMultiplier'));
    const weights = times(product(found.kernel), channels);
    return {
      outputShape: joinChannels(found.space, channels, found.first),
      trainable: plus(weights, biasCount(context.config, channels)),
      frozen: 0,
      flops: times(2, weights, ...found.space),
    };
  };

const window = (axes: number) => ({
  kernelSize: sizes(axes, 'language.argKernelSize'),
  strides: sizes(axes, 'language.argStrides', { default: 1 }),
  padding: padding(),
});

const dilation = (axes: number) => ({ dilationRate: sizes(axes, 'language.argDilationRate', { default: 1 }) });

/** Of transposed convolutions. */
const grown = (axes: number) => ({
  ...dilation(axes),
  outputPadding: nullable(sizes(axes, 'language.argOutputPadding', { minimum: 0 }), {
    doc: 'language.argOutputPadding',
    default: null,
  }),
});

const depthwise = () => ({
  depthMultiplier: count('language.argDepthMultiplier', 1),
  depthwiseInitializer: initializer('language.argDepthwiseInitializer', 'glorotUniform'),
  depthwiseRegularizer: regularizer('language.argDepthwiseRegularizer'),
  depthwiseConstraint: constraint('language.argDepthwiseConstraint'),
});

function convolutionLayer(name: string, doc: TextKey, own: TProperties, infer: LayerType['infer']): LayerType {
  return { name, category: 'convolution', doc, arguments: own, takes: 'one', infer };
}

const filters = () => ({ filters: count('language.argFilters') });

/** `dataFormat` is left out where tfjs does not do what it says (1D, separable). */
export const convolutionLayers: readonly LayerType[] = [
  convolutionLayer(
    'conv1d',
    'language.layerConv1d',
    { ...filters(), ...window(1), ...dilation(1), activation: activation('linear'), ...kernelAndBias() },
    convolution(1),
  ),
  convolutionLayer(
    'conv2d',
    'language.layerConv2d',
    {
      ...filters(),
      ...window(2),
      ...dilation(2),
      dataFormat: dataFormat(),
      activation: activation('linear'),
      ...kernelAndBias(),
    },
    convolution(2),
  ),
  convolutionLayer(
    'conv3d',
    'language.layerConv3d',
    {
      ...filters(),
      ...window(3),
      ...dilation(3),
      dataFormat: dataFormat(),
      activation: activation('linear'),
      ...kernelAndBias(),
    },
    convolution(3),
  ),
  convolutionLayer(
    'conv2dTranspose',
    'language.layerConv2dTranspose',
    {
      ...filters(),
      ...window(2),
      ...grown(2),
      dataFormat: dataFormat(),
      activation: activation('linear'),
      ...kernelAndBias(),
    },
    transposedConvolution(2),
  ),
  convolutionLayer(
    'conv3dTranspose',
    'language.layerConv3dTranspose',
    {
      ...filters(),
      ...window(3),
      ...grown(3),
      dataFormat: dataFormat(),
      activation: activation('linear'),
      ...kernelAndBias(),
    },
    transposedConvolution(3),
  ),
  convolutionLayer(
    'separableConv2d',
    'language.layerSeparableConv2d',
    {
      ...filters(),
      ...window(2),
      ...dilation(2),
      activation: activation('linear'),
      ...depthwise(),
      pointwiseInitializer: initializer('language.argPointwiseInitializer', 'glorotUniform'),
      pointwiseRegularizer: regularizer('language.argPointwiseRegularizer'),
      pointwiseConstraint: constraint('language.argPointwiseConstraint'),
      ...bias(),
    },
    separableConvolution(2),
  ),
  convolutionLayer(
    'depthwiseConv2d',
    'language.layerDepthwiseConv2d',
    {
      ...window(2),
      ...dilation(2),
      dataFormat: dataFormat(),
      activation: activation('linear'),
      ...depthwise(),
      ...bias(),
    },
    depthwiseConvolution(2),
  ),
  convolutionLayer(
    'conv1dTranspose',
    'language.layerConv1dTranspose',
    { ...filters(), ...window(1), ...grown(1), activation: activation('linear'), ...kernelAndBias() },
    transposedConvolution(1),
  ),
  convolutionLayer(
    'separableConv1d',
    'language.layerSeparableConv1d',
    {
      ...filters(),
      ...window(1),
      ...dilation(1),
      activation: activation('linear'),
      ...depthwise(),
      pointwiseInitializer: initializer('language.argPointwiseInitializer', 'glorotUniform'),
      pointwiseRegularizer: regularizer('language.argPointwiseRegularizer'),
      pointwiseConstraint: constraint('language.argPointwiseConstraint'),
      ...bias(),
    },
    separableConvolution(1),
  ),
  convolutionLayer(
    'depthwiseConv1d',
    'language.layerDepthwiseConv1d',
    { ...window(1), ...dilation(1), activation: activation('linear'), ...depthwise(), ...bias() },
    depthwiseConvolution(1),
  ),
];
