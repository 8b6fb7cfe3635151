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
import type { Inference, LayerConfig, LayerContext, LayerType } from './layerType';
import { elements, input, joinChannels, numberOf, plus, splitChannels, times, type Size } from './shapes';
import { windows } from './windows';

const product = (values: readonly number[]) => values.reduce((total, value) => total * value, 1);

interface Kernels {
  readonly weights: Size;
  readonly channels: Size;
}

const biasCount = (config: LayerConfig, channels: Size): Size => (config['useBias'] === false ? 0 : channels);

/** Kernels that stand at every place, once each: what they weigh, and the channels that they give. */
function atEachPlace(axes: number, kernels: (config: LayerConfig, size: number, channels: Size) => Kernels) {
  return (context: LayerContext): Inference => {
    const found = windows(context, axes);
    if ('misfit' in found) return found;
    const { weights, channels } = kernels(context.config, product(found.kernel), found.channels);
    return {
      outputShape: joinChannels(found.space, channels, found.first),
      trainable: plus(weights, biasCount(context.config, channels)),
      frozen: 0,
      flops: times(2, weights, ...found.space),
    };
  };
}

const convolution = (axes: number) =>
  atEachPlace(axes, (config, size, channels) => {
    const filters = numberOf(config, 'filters');
    return { weights: times(size, channels, filters), channels: filters };
  });

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

const separableConvolution = (axes: number) =>
  atEachPlace(axes, (config, size, channels) => {
    const depth = times(channels, numberOf(config, 'depthMultiplier'));
    const filters = numberOf(config, 'filters');
    return { weights: plus(times(size, depth), times(depth, filters)), channels: filters };
  });

const depthwiseConvolution = (axes: number) =>
  atEachPlace(axes, (config, size, channels) => {
    const depth = times(channels, numberOf(config, 'depthMultiplier'));
    return { weights: times(size, depth), channels: depth };
  });

const window = (axes: number) => ({
  kernelSize: sizes(axes, 'language.argKernelSize'),
  strides: sizes(axes, 'language.argStrides', { default: 1 }),
  padding: padding(),
  dilationRate: sizes(axes, 'language.argDilationRate', { default: 1 }),
});

/** Of transposed convolutions. */
const grown = (axes: number) => ({
  ...window(axes),
  outputPadding: nullable(sizes(axes, 'language.argOutputPadding', { minimum: 0 }), {
    doc: 'language.argOutputPadding',
    default: null,
  }),
});

/** Left out where tfjs does not do what it says. */
const format = (axes: number): TProperties => (axes === 1 ? {} : { dataFormat: dataFormat() });

const filters = () => ({ filters: count('language.argFilters') });

const depthwise = () => ({
  depthMultiplier: count('language.argDepthMultiplier', 1),
  depthwiseInitializer: initializer('language.argDepthwiseInitializer', 'glorotUniform'),
  depthwiseRegularizer: regularizer('language.argDepthwiseRegularizer'),
  depthwiseConstraint: constraint('language.argDepthwiseConstraint'),
});

const pointwise = () => ({
  pointwiseInitializer: initializer('language.argPointwiseInitializer', 'glorotUniform'),
  pointwiseRegularizer: regularizer('language.argPointwiseRegularizer'),
  pointwiseConstraint: constraint('language.argPointwiseConstraint'),
});

/** The arguments of each kind of convolution, and how it changes a shape; each over one, two or three axes of space. */
const kinds = {
  plain: (axes: number) => ({
    own: { ...filters(), ...window(axes), ...format(axes), activation: activation('linear'), ...kernelAndBias() },
    infer: convolution(axes),
  }),
  transposed: (axes: number) => ({
    own: { ...filters(), ...grown(axes), ...format(axes), activation: activation('linear'), ...kernelAndBias() },
    infer: transposedConvolution(axes),
  }),
  separable: (axes: number) => ({
    own: {
      ...filters(),
      ...window(axes),
      activation: activation('linear'),
      ...depthwise(),
      ...pointwise(),
      ...bias(),
    },
    infer: separableConvolution(axes),
  }),
  depthwise: (axes: number) => ({
    own: { ...window(axes), ...format(axes), activation: activation('linear'), ...depthwise(), ...bias() },
    infer: depthwiseConvolution(axes),
  }),
};

function layer(name: string, doc: TextKey, kind: keyof typeof kinds, axes: number): LayerType {
  const { own, infer } = kinds[kind](axes);
  return { name, category: 'convolution', doc, arguments: own, takes: 'one', infer };
}

export const convolutionLayers: readonly LayerType[] = [
  layer('conv1d', 'language.layerConv1d', 'plain', 1),
  layer('conv2d', 'language.layerConv2d', 'plain', 2),
  layer('conv3d', 'language.layerConv3d', 'plain', 3),
  layer('conv2dTranspose', 'language.layerConv2dTranspose', 'transposed', 2),
  layer('conv3dTranspose', 'language.layerConv3dTranspose', 'transposed', 3),
  layer('separableConv2d', 'language.layerSeparableConv2d', 'separable', 2),
  layer('depthwiseConv2d', 'language.layerDepthwiseConv2d', 'depthwise', 2),
  layer('conv1dTranspose', 'language.layerConv1dTranspose', 'transposed', 1),
  layer('separableConv1d', 'language.layerSeparableConv1d', 'separable', 1),
  layer('depthwiseConv1d', 'language.layerDepthwiseConv1d', 'depthwise', 1),
];
