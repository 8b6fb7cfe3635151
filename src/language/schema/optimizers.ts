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
});
const betas = () => ({ beta1: share('language.argBeta1', 0.9), beta2: share('language.argBeta2', 0.999) });
const rho = (value: number) => share('language.argRho', value);
const momentum = () => share('language.argMomentum', 0);

/** The optimizers with Keras 3's defaults. */
export const optimizers = {
  adam: {
    doc: 'language.optimizerAdam',
    arguments: { learningRate: learningRate(0.001), ...betas(), epsilon: epsilon(), ...clipping() },
  },
  adamW: {
    doc: 'language.optimizerAdamW',
    arguments: {
      learningRate: learningRate(0.001),
      weightDecay: number({ doc: 'language.argWeightDecay', default: 0.004, minimum: 0 }),
      ...betas(),
      epsilon: epsilon(),
      ...clipping(),
    },
  },
  sgd: {
    doc: 'language.optimizerSgd',
    arguments: {
      learningRate: learningRate(0.01),
      momentum: momentum(),
      nesterov: boolean({ doc: 'language.argNesterov', default: false }),
      ...clipping(),
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
      ...clipping(),
    },
  },
  adagrad: {
    doc: 'language.optimizerAdagrad',
    arguments: {
      learningRate: learningRate(0.001),
      initialAccumulatorValue: number({ doc: 'language.argInitialAccumulator', default: 0.1, minimum: 0 }),
      epsilon: epsilon(),
      ...clipping(),
    },
  },
  adadelta: {
    doc: 'language.optimizerAdadelta',
    arguments: { learningRate: learningRate(0.001), rho: rho(0.95), epsilon: epsilon(), ...clipping() },
  },
  adamax: {
    doc: 'language.optimizerAdamax',
    arguments: { learningRate: learningRate(0.001), ...betas(), epsilon: epsilon(), ...clipping() },
  },
} as const;

export type OptimizerName = keyof typeof optimizers;

export const optimizer = (doc: TextKey) => choice(optimizers, { doc, default: 'adam' });
export const optionalOptimizer = (doc: TextKey) => nullable(choice(optimizers, { doc }), { doc, default: null });
