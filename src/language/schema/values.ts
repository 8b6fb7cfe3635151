import type { TextKey } from '../../texts';
import type { JsonValue } from '../types/modelFile';
import { anyOf, boolean, choice, integer, list, nullable, nothing, number, oneOf, section } from './node';

/** Arguments that many layers share. The defaults are Keras 3's. */

/** Keras 3's activation functions, and what each does. */
export const activationDocs = {
  linear: 'language.activationLinear',
  relu: 'language.activationRelu',
  relu6: 'language.activationRelu6',
  sigmoid: 'language.activationSigmoid',
  hardSigmoid: 'language.activationHardSigmoid',
  tanh: 'language.activationTanh',
  softmax: 'language.activationSoftmax',
  logSoftmax: 'language.activationLogSoftmax',
  elu: 'language.activationElu',
  selu: 'language.activationSelu',
  softplus: 'language.activationSoftplus',
  softsign: 'language.activationSoftsign',
  swish: 'language.activationSwish',
  silu: 'language.activationSilu',
  hardSwish: 'language.activationHardSwish',
  hardSilu: 'language.activationHardSilu',
  mish: 'language.activationMish',
  gelu: 'language.activationGelu',
  gelu_new: 'language.activationGeluNew',
  leakyRelu: 'language.activationLeakyRelu',
  celu: 'language.activationCelu',
  exponential: 'language.activationExponential',
  logSigmoid: 'language.activationLogSigmoid',
  hardTanh: 'language.activationHardTanh',
  tanhShrink: 'language.activationTanhShrink',
  hardShrink: 'language.activationHardShrink',
  softShrink: 'language.activationSoftShrink',
  squareplus: 'language.activationSquareplus',
  sparsePlus: 'language.activationSparsePlus',
  sparseSigmoid: 'language.activationSparseSigmoid',
} as const satisfies Readonly<Record<string, TextKey>>;

export type Activation = keyof typeof activationDocs;

export const activations = Object.keys(activationDocs) as readonly Activation[];

export const activation = (value: Activation, doc: TextKey = 'language.argActivation') =>
  oneOf(activations, { doc, default: value, valueDocs: activationDocs });

export const recurrentActivation = () => activation('sigmoid', 'language.argRecurrentActivation');

const seed = () => nullable(integer({ doc: 'language.argSeed' }), { doc: 'language.argSeed', default: null });

const seeded = (doc: TextKey) => ({ doc, arguments: { seed: seed() } });

const gain = () => number({ doc: 'language.argGain', default: 1 });

export const initializers = {
  zeros: { doc: 'language.initializerZeros', arguments: {} },
  ones: { doc: 'language.initializerOnes', arguments: {} },
  constant: {
    doc: 'language.initializerConstant',
    arguments: { value: number({ doc: 'language.argConstantValue' }) },
  },
  glorotUniform: seeded('language.initializerGlorotUniform'),
  glorotNormal: seeded('language.initializerGlorotNormal'),
  heUniform: seeded('language.initializerHeUniform'),
  heNormal: seeded('language.initializerHeNormal'),
  leCunUniform: seeded('language.initializerLeCunUniform'),
  leCunNormal: seeded('language.initializerLeCunNormal'),
  randomUniform: {
    doc: 'language.initializerRandomUniform',
    arguments: {
      minval: number({ doc: 'language.argMinval', default: -0.05 }),
      maxval: number({ doc: 'language.argMaxval', default: 0.05 }),
      seed: seed(),
    },
  },
  randomNormal: {
    doc: 'language.initializerRandomNormal',
    arguments: {
      mean: number({ doc: 'language.argMean', default: 0 }),
      stddev: number({ doc: 'language.argStddev', default: 0.05, exclusiveMinimum: 0 }),
      seed: seed(),
    },
  },
  truncatedNormal: {
    doc: 'language.initializerTruncatedNormal',
    arguments: {
      mean: number({ doc: 'language.argMean', default: 0 }),
      stddev: number({ doc: 'language.argStddev', default: 0.05, exclusiveMinimum: 0 }),
      seed: seed(),
    },
  },
  varianceScaling: {
    doc: 'language.initializerVarianceScaling',
    arguments: {
      scale: number({ doc: 'language.argScaleFactor', default: 1, exclusiveMinimum: 0 }),
      mode: oneOf(['fanIn', 'fanOut', 'fanAvg'], { doc: 'language.argFanMode', default: 'fanIn' }),
      distribution: oneOf(['normal', 'uniform', 'truncatedNormal'], {
        doc: 'language.argDistribution',
        default: 'truncatedNormal',
      }),
      seed: seed(),
    },
  },
  orthogonal: { doc: 'language.initializerOrthogonal', arguments: { gain: gain(), seed: seed() } },
  identity: { doc: 'language.initializerIdentity', arguments: { gain: gain() } },
} as const;

export const initializer = (doc: TextKey, value: keyof typeof initializers) =>
  choice(initializers, { doc, default: value, role: 'initializer' });

const penalty = (doc: TextKey) => number({ doc, default: 0, minimum: 0 });

/** `l1`, `l2` or `l1l2` with Keras's 0.01, or a map of the two factors. */
export const regularizer = (doc: TextKey) =>
  anyOf(
    { doc, default: null, wrong: 'language.wrongRegularizer', role: 'regularizer' },
    oneOf(['l1', 'l2', 'l1l2'], { doc }),
    section({ l1: penalty('language.argL1'), l2: penalty('language.argL2') }, { doc, default: null }),
    nothing(),
  );

const constraintAxis = () => integer({ doc: 'language.argConstraintAxis', default: 0, minimum: 0 });

export const constraints = {
  maxNorm: {
    doc: 'language.constraintMaxNorm',
    arguments: {
      maxValue: number({ doc: 'language.argMaxNorm', default: 2, exclusiveMinimum: 0 }),
      axis: constraintAxis(),
    },
  },
  minMaxNorm: {
    doc: 'language.constraintMinMaxNorm',
    arguments: {
      minValue: number({ doc: 'language.argMinNorm', default: 0, minimum: 0 }),
      maxValue: number({ doc: 'language.argMaxNorm', default: 1, exclusiveMinimum: 0 }),
      rate: number({ doc: 'language.argNormRate', default: 1, minimum: 0, maximum: 1 }),
      axis: constraintAxis(),
    },
  },
  nonNeg: { doc: 'language.constraintNonNeg', arguments: {} },
  unitNorm: { doc: 'language.constraintUnitNorm', arguments: { axis: constraintAxis() } },
} as const;

export const constraint = (doc: TextKey) =>
  nullable(choice(constraints, { doc, role: 'constraint' }), { doc, default: null });

/** One whole number for every axis, or one for each. */
export function sizes(axes: number, doc: TextKey, options: { default?: JsonValue; minimum?: number } = {}) {
  const limits = { minimum: options.minimum ?? 1 };
  const one = integer({ doc, ...limits });
  return anyOf(
    {
      doc,
      wrong: 'language.wrongSizes',
      spread: axes,
      ...(options.default === undefined ? {} : { default: options.default }),
    },
    one,
    list(one, { doc, minItems: axes, maxItems: axes }),
  );
}

export const useBias = () => boolean({ doc: 'language.argUseBias', default: true });
export const dataFormat = () =>
  oneOf(['channelsLast', 'channelsFirst'], { doc: 'language.argDataFormat', default: 'channelsLast' });
export const padding = () => oneOf(['valid', 'same'], { doc: 'language.argPadding', default: 'valid' });
export const share = (doc: TextKey, value?: number) =>
  number({ doc, minimum: 0, exclusiveMaximum: 1, ...(value === undefined ? {} : { default: value }) });
export const count = (doc: TextKey, value?: number) =>
  integer({ doc, minimum: 1, ...(value === undefined ? {} : { default: value }) });

const weights = (initial: keyof typeof initializers) => ({
  kernelInitializer: initializer('language.argKernelInitializer', initial),
  kernelRegularizer: regularizer('language.argKernelRegularizer'),
  kernelConstraint: constraint('language.argKernelConstraint'),
});

export const bias = () => ({
  useBias: useBias(),
  biasInitializer: initializer('language.argBiasInitializer', 'zeros'),
  biasRegularizer: regularizer('language.argBiasRegularizer'),
  biasConstraint: constraint('language.argBiasConstraint'),
});

/** Weights, and a bias, as dense and convolution layers have them. */
export const kernelAndBias = () => ({ ...weights('glorotUniform'), ...bias() });
