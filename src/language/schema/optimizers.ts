import type { TextKey } from '../../texts';
import { boolean, choice, nullable, number } from './node';
import { share } from './values';

const learningRate = (value: number) =>
  number({ doc: 'language.argLearningRate', default: value, exclusiveMinimum: 0 });
const epsilon = () => number({ doc: 'language.argEpsilon', default: 1e-7, exclusiveMinimum: 0 });
const positive = (doc: TextKey) => nullable(number({ doc, exclusiveMinimum: 0 }), { doc, default: null });
const clipping = () => ({
  clipNorm: positive('language.argClipNorm'),
  clipValue: positive('language.argClipValue'),
  globalClipNorm: positive('language.argGlobalClipNorm'),
});
/** What every optimizer takes. */
const common = () => ({ weightDecay: positive('language.argWeightDecay'), ...clipping() });
const betas = (second = 0.999) => ({
  beta1: share('language.argBeta1', 0.9),
  beta2: share('language.argBeta2', second),
});
const rho = (value: number) => share('language.argRho', value);
const momentum = () => share('language.argMomentum', 0);
const amsgrad = () => boolean({ doc: 'language.argAmsgrad', default: false });
const accumulator = () => number({ doc: 'language.argInitialAccumulator', default: 0.1, minimum: 0 });
const strength = (doc: TextKey) => number({ doc, default: 0, minimum: 0 });

/** The optimizers with Keras 3's defaults. */
export const optimizers = {
  adam: {
    doc: 'language.optimizerAdam',
    arguments: { learningRate: learningRate(0.001), ...betas(), epsilon: epsilon(), amsgrad: amsgrad(), ...common() },
  },
  adamW: {
    doc: 'language.optimizerAdamW',
    arguments: {
      learningRate: learningRate(0.001),
      weightDecay: number({ doc: 'language.argWeightDecay', default: 0.004, minimum: 0 }),
      ...betas(),
      epsilon: epsilon(),
      amsgrad: amsgrad(),
      ...clipping(),
    },
  },
  sgd: {
    doc: 'language.optimizerSgd',
    arguments: {
      learningRate: learningRate(0.01),
      momentum: momentum(),
      nesterov: boolean({ doc: 'language.argNesterov', default: false }),
      ...common(),
    },
  },
  rmsprop: {
    doc: 'language.optimizerRmsprop',
    arguments: {
      learningRate: learningRate(0.001),
      rho: rho(0.9),
      momentum: momentum(),
      epsilon: epsilon(),
      centered: boolean({ doc: 'language.argCentered', default: false }),
      ...common(),
    },
  },
  nadam: {
    doc: 'language.optimizerNadam',
    arguments: { learningRate: learningRate(0.001), ...betas(), epsilon: epsilon(), ...common() },
  },
  lion: {
    doc: 'language.optimizerLion',
    arguments: {
      learningRate: learningRate(0.001),
      beta1: number({ doc: 'language.argBeta1', default: 0.9, exclusiveMinimum: 0, maximum: 1 }),
      beta2: share('language.argBeta2', 0.99),
      ...common(),
    },
  },
  lamb: {
    doc: 'language.optimizerLamb',
    arguments: { learningRate: learningRate(0.001), ...betas(), epsilon: epsilon(), ...common() },
  },
  adagrad: {
    doc: 'language.optimizerAdagrad',
    arguments: {
      learningRate: learningRate(0.001),
      initialAccumulatorValue: accumulator(),
      epsilon: epsilon(),
      ...common(),
    },
  },
  adadelta: {
    doc: 'language.optimizerAdadelta',
    arguments: { learningRate: learningRate(0.001), rho: rho(0.95), epsilon: epsilon(), ...common() },
  },
  adamax: {
    doc: 'language.optimizerAdamax',
    arguments: { learningRate: learningRate(0.001), ...betas(), epsilon: epsilon(), ...common() },
  },
  ftrl: {
    doc: 'language.optimizerFtrl',
    arguments: {
      learningRate: learningRate(0.001),
      learningRatePower: number({ doc: 'language.argLearningRatePower', default: -0.5, maximum: 0 }),
      initialAccumulatorValue: accumulator(),
      l1RegularizationStrength: strength('language.argL1'),
      l2RegularizationStrength: strength('language.argL2'),
      l2ShrinkageRegularizationStrength: strength('language.argL2Shrinkage'),
      beta: strength('language.argFtrlBeta'),
      ...common(),
    },
  },
} as const;

export type OptimizerName = keyof typeof optimizers;

export const optimizer = (doc: TextKey) => choice(optimizers, { doc, default: 'adam' });
export const optionalOptimizer = (doc: TextKey) => nullable(choice(optimizers, { doc }), { doc, default: null });
