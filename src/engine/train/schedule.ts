import type { ScheduleSpec } from '../../language';

/** What a rate follows from besides its place. */
export interface Run {
  readonly stepsPerEpoch: number;
  readonly epochs: number;
}

/** The learning rate of the step after `done` steps; a pure function of its place. */
export type LearningRate = (start: number, done: number) => number;

const numberOf = (spec: ScheduleSpec, key: string, otherwise: number): number => {
  const value = spec.config[key];
  return typeof value === 'number' ? value : otherwise;
};

const numbersOf = (spec: ScheduleSpec, key: string): readonly number[] => {
  const value = spec.config[key];
  return Array.isArray(value) ? value.map(Number) : [];
};

const cosine = (share: number): number => 0.5 * (1 + Math.cos(Math.PI * share));

/**
 * The rates of a schedule: Keras 3's (keras/src/optimizers/schedules), whose steps are epochs here, after a warm-up that rises
 * from 0 as that of its `CosineDecay`. What a plateau reduces is no part of it.
 */
export function learningRateOf(spec: ScheduleSpec | null, { stepsPerEpoch, epochs }: Run): LearningRate {
  if (!spec) return (start) => start;
  const warmUp = numberOf(spec, 'warmUp', 0) * stepsPerEpoch;
  const decayed = decayOf(spec, stepsPerEpoch, Math.max(1, epochs * stepsPerEpoch - warmUp));
  return (start, done) => {
    if (done >= warmUp) return decayed(start, done - warmUp);
    return (decayed(start, 0) * done) / warmUp;
  };
}

function decayOf(spec: ScheduleSpec, stepsPerEpoch: number, rest: number): LearningRate {
  const length = numberOf(spec, 'decayEpochs', rest / stepsPerEpoch) * stepsPerEpoch;
  const end = numberOf(spec, 'endLearningRate', 0);
  const alpha = numberOf(spec, 'alpha', 0);
  const rate = numberOf(spec, 'decayRate', 1);
  const periods = (done: number): number =>
    spec.config['staircase'] === true ? Math.floor(done / length) : done / length;
  switch (spec.name) {
    case 'constant':
    case 'reduceOnPlateau':
      return (start) => start;
    case 'step': {
      const every = numberOf(spec, 'every', 10) * stepsPerEpoch;
      const factor = numberOf(spec, 'factor', 0.1);
      return (start, done) => start * factor ** Math.floor(done / every);
    }
    case 'piecewise': {
      const boundaries = numbersOf(spec, 'boundaries').map((boundary) => boundary * stepsPerEpoch);
      const values = numbersOf(spec, 'values');
      return (start, done) => values[boundaries.filter((boundary) => done >= boundary).length] ?? start;
    }
    case 'exponential':
      return (start, done) => start * rate ** periods(done);
    case 'inverseTime':
      return (start, done) => start / (1 + rate * periods(done));
    case 'cosine':
      return (start, done) => start * ((1 - alpha) * cosine(Math.min(done / length, 1)) + alpha);
    case 'cosineRestarts':
      return cosineRestarts(spec, stepsPerEpoch, alpha);
    case 'linear':
      return (start, done) => (start - end) * (1 - Math.min(done / length, 1)) + end;
    case 'polynomial': {
      const power = numberOf(spec, 'power', 1);
      const cycle = spec.config['cycle'] === true;
      return (start, done) => {
        const whole = cycle ? length * Math.max(1, Math.ceil(done / length)) : length;
        return (start - end) * (1 - Math.min(done / whole, 1)) ** power + end;
      };
    }
    default:
      throw new Error(`there is no schedule ${spec.name}`);
  }
}

/** SGDR (Loshchilov and Hutter 2016). */
function cosineRestarts(spec: ScheduleSpec, stepsPerEpoch: number, alpha: number): LearningRate {
  const first = numberOf(spec, 'firstDecayEpochs', 10) * stepsPerEpoch;
  const [tMul, mMul] = [numberOf(spec, 'tMul', 2), numberOf(spec, 'mMul', 1)];
  return (start, done) => {
    let [begin, length, height] = [0, first, 1];
    while (done >= begin + length) {
      begin += length;
      length *= tMul;
      height *= mMul;
    }
    return start * ((1 - alpha) * height * cosine((done - begin) / length) + alpha);
  };
}
