import type { TextKey } from '../../texts';
import { boolean, choice, integer, list, nullable, number, oneOf, string } from './node';
import { share } from './values';

const warmUp = () => number({ doc: 'language.argWarmUp', default: 0, minimum: 0 });
const epochs = (doc: TextKey, value: number) => number({ doc, default: value, exclusiveMinimum: 0 });
const decayEpochs = () =>
  nullable(number({ doc: 'language.argDecayEpochs', exclusiveMinimum: 0 }), {
    doc: 'language.argDecayEpochs',
    default: null,
  });
const decay = (value: number) => number({ doc: 'language.argDecayRate', default: value, exclusiveMinimum: 0 });
const staircase = () => boolean({ doc: 'language.argStaircase', default: false });
const alpha = () => number({ doc: 'language.argAlpha', default: 0, minimum: 0, maximum: 1 });
const endRate = (value: number) => number({ doc: 'language.argEndLearningRate', default: value, minimum: 0 });

/** How the learning rate goes on from the optimizer's; lengths in epochs, after the warm-up. */
export const schedules = {
  constant: { doc: 'language.scheduleConstant', arguments: { warmUp: warmUp() } },
  step: {
    doc: 'language.scheduleStep',
    arguments: {
      every: epochs('language.argStepEvery', 10),
      factor: number({ doc: 'language.argStepFactor', default: 0.1, exclusiveMinimum: 0, maximum: 1 }),
      warmUp: warmUp(),
    },
  },
  piecewise: {
    doc: 'language.schedulePiecewise',
    arguments: {
      boundaries: list(number({ doc: 'language.argBoundaries', exclusiveMinimum: 0 }), {
        doc: 'language.argBoundaries',
        minItems: 1,
      }),
      values: list(number({ doc: 'language.argRateValues', minimum: 0 }), {
        doc: 'language.argRateValues',
        minItems: 2,
      }),
      warmUp: warmUp(),
    },
  },
  exponential: {
    doc: 'language.scheduleExponential',
    arguments: {
      decayEpochs: epochs('language.argDecayEach', 1),
      decayRate: decay(0.9),
      staircase: staircase(),
      warmUp: warmUp(),
    },
  },
  inverseTime: {
    doc: 'language.scheduleInverseTime',
    arguments: {
      decayEpochs: epochs('language.argDecayEach', 1),
      decayRate: decay(0.5),
      staircase: staircase(),
      warmUp: warmUp(),
    },
  },
  cosine: {
    doc: 'language.scheduleCosine',
    arguments: { decayEpochs: decayEpochs(), alpha: alpha(), warmUp: warmUp() },
  },
  cosineRestarts: {
    doc: 'language.scheduleCosineRestarts',
    arguments: {
      firstDecayEpochs: epochs('language.argFirstDecay', 10),
      tMul: number({ doc: 'language.argTMul', default: 2, minimum: 1 }),
      mMul: number({ doc: 'language.argMMul', default: 1, exclusiveMinimum: 0, maximum: 1 }),
      alpha: alpha(),
      warmUp: warmUp(),
    },
  },
  linear: {
    doc: 'language.scheduleLinear',
    arguments: { decayEpochs: decayEpochs(), endLearningRate: endRate(0), warmUp: warmUp() },
  },
  polynomial: {
    doc: 'language.schedulePolynomial',
    arguments: {
      decayEpochs: decayEpochs(),
      endLearningRate: endRate(0.0001),
      power: number({ doc: 'language.argPower', default: 1, exclusiveMinimum: 0 }),
      cycle: boolean({ doc: 'language.argCycle', default: false }),
      warmUp: warmUp(),
    },
  },
  reduceOnPlateau: {
    doc: 'language.scheduleReduceOnPlateau',
    arguments: {
      monitor: string({ doc: 'language.plateauMonitor', default: 'val_loss', suggest: 'monitor' }),
      factor: share('language.plateauFactor', 0.1),
      patience: integer({ doc: 'language.plateauPatience', default: 10, minimum: 0 }),
      minDelta: number({ doc: 'language.stoppingMinDelta', default: 0.0001, minimum: 0 }),
      mode: oneOf(['auto', 'min', 'max'], { doc: 'language.stoppingMode', default: 'auto' }),
      cooldown: integer({ doc: 'language.plateauCooldown', default: 0, minimum: 0 }),
      minLearningRate: number({ doc: 'language.plateauMinimum', default: 0, minimum: 0 }),
      warmUp: warmUp(),
    },
  },
} as const;

export type ScheduleName = keyof typeof schedules;

export const scheduleSchema = nullable(choice(schedules, { doc: 'language.trainSchedule' }), {
  doc: 'language.trainSchedule',
  default: null,
});
