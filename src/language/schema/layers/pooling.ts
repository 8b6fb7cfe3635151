import type { TextKey } from '../../../texts';
import { nullable } from '../node';
import { dataFormat, padding, sizes } from '../values';
import type { Inference, LayerContext, LayerType } from './layerType';
import {
  elements,
  input,
  isSame,
  joinChannels,
  numbersOf,
  splitChannels,
  times,
  weightless,
  windowLength,
  wrongSpace,
} from './shapes';
import { windowTooLarge } from './windows';

function pooling(axes: number): LayerType['infer'] {
  return (context: LayerContext): Inference => {
    const shape = input(context);
    const { config } = context;
    if (shape.length !== axes + 1) return wrongSpace(axes, shape);
    const { space, channels, first } = splitChannels(shape, config);
    const pool = numbersOf(config['poolSize']);
    const strides = config['strides'] === null ? pool : numbersOf(config['strides']);
    const places = space.map((length, axis) =>
      windowLength(length, pool[axis] ?? 1, strides[axis] ?? 1, isSame(config)),
    );
    if (places.some((length) => length !== null && length < 1)) {
      return windowTooLarge(context, 'poolSize');
    }
    const outputShape = joinChannels(places, channels, first);
    return weightless(outputShape, times(elements(outputShape), ...pool));
  };
}

function globalPooling(axes: number): LayerType['infer'] {
  return (context: LayerContext): Inference => {
    const shape = input(context);
    if (shape.length !== axes + 1) return wrongSpace(axes, shape);
    return weightless([splitChannels(shape, context.config).channels], elements(shape));
  };
}

function pool(name: string, doc: TextKey, axes: number): LayerType {
  return {
    name,
    category: 'pooling',
    doc,
    arguments: {
      poolSize: sizes(axes, 'language.argPoolSize', { default: 2 }),
      strides: nullable(sizes(axes, 'language.argPoolStrides'), { doc: 'language.argPoolStrides', default: null }),
      padding: padding(),
      ...(axes > 1 ? { dataFormat: dataFormat() } : {}),
    },
    shorthand: 'poolSize',
    takes: 'one',
    infer: pooling(axes),
  };
}

function globalPool(name: string, doc: TextKey, axes: number): LayerType {
  return {
    name,
    category: 'pooling',
    doc,
    arguments: axes > 1 ? { dataFormat: dataFormat() } : {},
    takes: 'one',
    infer: globalPooling(axes),
  };
}

export const poolingLayers: readonly LayerType[] = [
  pool('maxPooling1d', 'language.layerMaxPooling1d', 1),
  pool('maxPooling2d', 'language.layerMaxPooling2d', 2),
  pool('maxPooling3d', 'language.layerMaxPooling3d', 3),
  pool('averagePooling1d', 'language.layerAveragePooling1d', 1),
  pool('averagePooling2d', 'language.layerAveragePooling2d', 2),
  pool('averagePooling3d', 'language.layerAveragePooling3d', 3),
  globalPool('globalMaxPooling1d', 'language.layerGlobalMaxPooling1d', 1),
  globalPool('globalMaxPooling2d', 'language.layerGlobalMaxPooling2d', 2),
  globalPool('globalMaxPooling3d', 'language.layerGlobalMaxPooling3d', 3),
  globalPool('globalAveragePooling1d', 'language.layerGlobalAveragePooling1d', 1),
  globalPool('globalAveragePooling2d', 'language.layerGlobalAveragePooling2d', 2),
  globalPool('globalAveragePooling3d', 'language.layerGlobalAveragePooling3d', 3),
];
