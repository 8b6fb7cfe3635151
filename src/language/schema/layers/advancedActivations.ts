import { integer, list, nullable, number } from '../node';
import { constraint, count, initializer, regularizer } from '../values';
import type { Inference, LayerContext, LayerType } from './layerType';
import { axisPlace, input, numberOf, numbersOf, shapeWords, times, unchanged } from './shapes';

function prelu(context: LayerContext): Inference {
  const shape = input(context);
  const shared = numbersOf(context.config['sharedAxes']);
  if (shared.some((axis) => axis > shape.length)) {
    return {
      misfit: 'language.misfitAxis',
      args: { axis: shared.join(', '), found: shapeWords(shape) },
      argument: 'sharedAxes',
    };
  }
  const sizes = shape.map((size, index) => (shared.includes(index + 1) ? 1 : size));
  return { outputShape: shape, trainable: times(...sizes), frozen: 0, flops: 0 };
}

function softmax(context: LayerContext): Inference {
  const axis = numberOf(context.config, 'axis');
  const shape = input(context);
  return axisPlace(axis, shape.length) === null
    ? { misfit: 'language.misfitAxis', args: { axis, found: shapeWords(shape) }, argument: 'axis' }
    : unchanged(context);
}

export const advancedActivationLayers: readonly LayerType[] = [
  {
    name: 'reLU',
    category: 'activation',
    doc: 'language.layerReLU',
    arguments: {
      maxValue: nullable(number({ doc: 'language.argMaxValue', exclusiveMinimum: 0 }), {
        doc: 'language.argMaxValue',
        default: null,
      }),
      negativeSlope: number({ doc: 'language.argNegativeSlope', default: 0, minimum: 0 }),
      threshold: number({ doc: 'language.argThreshold', default: 0, minimum: 0 }),
    },
    shorthand: 'maxValue',
    takes: 'one',
    infer: unchanged,
  },
  {
    name: 'leakyReLU',
    category: 'activation',
    doc: 'language.layerLeakyReLU',
    arguments: { alpha: number({ doc: 'language.argLeakyAlpha', default: 0.3, minimum: 0 }) },
    shorthand: 'alpha',
    takes: 'one',
    infer: unchanged,
  },
  {
    name: 'prelu',
    category: 'activation',
    doc: 'language.layerPrelu',
    arguments: {
      alphaInitializer: initializer('language.argAlphaInitializer', 'zeros'),
      alphaRegularizer: regularizer('language.argAlphaRegularizer'),
      alphaConstraint: constraint('language.argAlphaConstraint'),
      sharedAxes: nullable(list(count('language.argSharedAxes'), { doc: 'language.argSharedAxes', minItems: 1 }), {
        doc: 'language.argSharedAxes',
        default: null,
      }),
    },
    takes: 'one',
    infer: prelu,
  },
  {
    name: 'elu',
    category: 'activation',
    doc: 'language.layerElu',
    arguments: { alpha: number({ doc: 'language.argEluAlpha', default: 1, minimum: 0 }) },
    shorthand: 'alpha',
    takes: 'one',
    infer: unchanged,
  },
  {
    name: 'thresholdedReLU',
    category: 'activation',
    doc: 'language.layerThresholdedReLU',
    arguments: { theta: number({ doc: 'language.argTheta', default: 1, minimum: 0 }) },
    shorthand: 'theta',
    takes: 'one',
    infer: unchanged,
  },
  {
    name: 'softmax',
    category: 'activation',
    doc: 'language.layerSoftmax',
    arguments: { axis: integer({ doc: 'language.argSoftmaxAxis', default: -1 }) },
    shorthand: 'axis',
    takes: 'one',
    infer: softmax,
  },
];
