import { anyOf, boolean, integer, list, number } from '../node';
import { constraint, initializer, regularizer, share } from '../values';
import type { Inference, LayerContext, LayerType, Misfit } from './layerType';
import { axisPlace, elements, input, numberOf, numbersOf, shapeWords, times, weightless, type Size } from './shapes';

/** Numbers that are scaled and shifted apart, or the axis that is not there. */
function normalized(context: LayerContext): Size | Misfit {
  const shape = input(context);
  const sizes: Size[] = [];
  const places = new Set<number>();
  for (const axis of numbersOf(context.config['axis'])) {
    const place = axisPlace(axis, shape.length);
    if (place === null) {
      return { misfit: 'language.misfitAxis', args: { axis, found: shapeWords(shape) }, argument: 'axis' };
    }
    if (places.has(place)) return { misfit: 'language.misfitAxisTwice', args: { axis }, argument: 'axis' };
    places.add(place);
    sizes.push(shape[place] ?? null);
  }
  return times(...sizes);
}

function normalization(frozenParts: number): LayerType['infer'] {
  return (context: LayerContext): Inference => {
    const shape = input(context);
    const size = normalized(context);
    if (typeof size === 'object' && size !== null) return size;
    const parts = [context.config['scale'], context.config['center']].filter((part) => part !== false).length;
    return {
      outputShape: shape,
      trainable: times(parts, size),
      frozen: frozenParts * (size ?? 0),
      flops: times(2, elements(shape)),
    };
  };
}

/** Channels in groups that leave none over; -1 means a group for each channel. */
function groupNormalization(context: LayerContext): Inference {
  const channels = normalized(context);
  if (typeof channels === 'object' && channels !== null) return channels;
  const groups = numberOf(context.config, 'groups');
  if (groups === 0 || (groups > 0 && channels !== null && channels % groups !== 0)) {
    return { misfit: 'language.misfitGroups', args: { groups, channels: channels ?? '?' }, argument: 'groups' };
  }
  return normalization(0)(context);
}

function rmsNormalization(context: LayerContext): Inference {
  const shape = input(context);
  const flops = times(2, elements(shape));
  return { outputShape: shape, trainable: shape.at(-1) ?? null, frozen: 0, flops };
}

function unitNormalization(context: LayerContext): Inference {
  const size = normalized(context);
  if (typeof size === 'object' && size !== null) return size;
  return weightless(input(context), times(2, elements(input(context))));
}

const axes = () =>
  anyOf(
    { doc: 'language.argAxis', default: -1, wrong: 'language.wrongAxes' },
    axis(),
    list(axis(), { doc: 'language.argAxis', minItems: 1 }),
  );

const constraints = () => ({
  betaConstraint: constraint('language.argBetaConstraint'),
  gammaConstraint: constraint('language.argGammaConstraint'),
});

const epsilon = () => number({ doc: 'language.argNormEpsilon', default: 0.001, exclusiveMinimum: 0 });
const axis = () => integer({ doc: 'language.argAxis', default: -1 });

const scaleAndCenter = () => ({
  center: boolean({ doc: 'language.argCenter', default: true }),
  scale: boolean({ doc: 'language.argScale', default: true }),
  betaInitializer: initializer('language.argBetaInitializer', 'zeros'),
  gammaInitializer: initializer('language.argGammaInitializer', 'ones'),
  betaRegularizer: regularizer('language.argBetaRegularizer'),
  gammaRegularizer: regularizer('language.argGammaRegularizer'),
});

export const normalizationLayers: readonly LayerType[] = [
  {
    name: 'batchNormalization',
    category: 'normalization',
    doc: 'language.layerBatchNormalization',
    arguments: {
      axis: axis(),
      momentum: share('language.argMovingMomentum', 0.99),
      epsilon: epsilon(),
      ...scaleAndCenter(),
      movingMeanInitializer: initializer('language.argMovingMeanInitializer', 'zeros'),
      movingVarianceInitializer: initializer('language.argMovingVarianceInitializer', 'ones'),
      ...constraints(),
    },
    takes: 'one',
    infer: normalization(2),
  },
  {
    name: 'layerNormalization',
    category: 'normalization',
    doc: 'language.layerLayerNormalization',
    arguments: {
      axis: axes(),
      epsilon: epsilon(),
      ...scaleAndCenter(),
    },
    takes: 'one',
    infer: normalization(0),
  },
  {
    name: 'groupNormalization',
    category: 'normalization',
    doc: 'language.layerGroupNormalization',
    arguments: {
      groups: integer({ doc: 'language.argGroups', default: 32, minimum: -1 }),
      axis: axis(),
      epsilon: epsilon(),
      ...scaleAndCenter(),
      ...constraints(),
    },
    shorthand: 'groups',
    takes: 'one',
    infer: groupNormalization,
  },
  {
    name: 'rmsNormalization',
    category: 'normalization',
    doc: 'language.layerRmsNormalization',
    arguments: { epsilon: number({ doc: 'language.argNormEpsilon', default: 1e-6, exclusiveMinimum: 0 }) },
    takes: 'one',
    infer: rmsNormalization,
  },
  {
    name: 'unitNormalization',
    category: 'normalization',
    doc: 'language.layerUnitNormalization',
    arguments: { axis: axes() },
    takes: 'one',
    infer: unitNormalization,
  },
];
