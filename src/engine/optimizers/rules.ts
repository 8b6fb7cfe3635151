import { abs, add, div, maximum, mul, pow, sqrt, square, sub, type Scalar, type Tensor } from '@tensorflow/tfjs-core';
import type { OptimizerSpec } from '../../language';

/** What one weight's update is made from. */
export interface UpdateInput {
  readonly weight: Tensor;
  readonly gradient: Tensor;
  /** In the order of `slots`. */
  readonly slots: readonly Tensor[];
  readonly learningRate: Scalar;
  /** From 1. */
  readonly step: Scalar;
}

export interface Rule {
  /** What is remembered for each weight, and what it starts from. */
  readonly slots: readonly { readonly name: string; readonly start: number }[];
  update(input: UpdateInput): { readonly weight: Tensor; readonly slots: readonly Tensor[] };
}

const setting = (spec: OptimizerSpec, key: string, otherwise: number): number => {
  const value = spec.config[key];
  return typeof value === 'number' ? value : otherwise;
};
/** old + (new - old) (1 - decay) */
const decayed = (old: Tensor, value: Tensor, decay: number): Tensor => add(old, mul(sub(value, old), 1 - decay));

function sgd(spec: OptimizerSpec): Rule {
  const momentum = setting(spec, 'momentum', 0);
  const nesterov = spec.config['nesterov'] === true;
  return {
    slots: momentum > 0 ? [{ name: 'momentum', start: 0 }] : [],
    update({ weight, gradient, slots, learningRate }) {
      const plain = mul(gradient, learningRate);
      const [before] = slots;
      if (!before) return { weight: sub(weight, plain), slots: [] };
      const speed = sub(mul(before, momentum), plain);
      const moved = nesterov ? sub(mul(speed, momentum), plain) : speed;
      return { weight: add(weight, moved), slots: [speed] };
    },
  };
}

function adam(spec: OptimizerSpec, weightDecay: number): Rule {
  const [beta1, beta2] = [setting(spec, 'beta1', 0.9), setting(spec, 'beta2', 0.999)];
  const epsilon = setting(spec, 'epsilon', 1e-7);
  return {
    slots: [
      { name: 'momentum', start: 0 },
      { name: 'velocity', start: 0 },
    ],
    update({ weight, gradient, slots, learningRate, step }) {
      const momentum = decayed(slotAt(slots, 0), gradient, beta1);
      const velocity = decayed(slotAt(slots, 1), square(gradient), beta2);
      const correction = div(sqrt(sub(1, pow(beta2, step))), sub(1, pow(beta1, step)));
      const change = div(mul(momentum, mul(learningRate, correction)), add(sqrt(velocity), epsilon));
      const start = weightDecay > 0 ? sub(weight, mul(weight, mul(learningRate, weightDecay))) : weight;
      return { weight: sub(start, change), slots: [momentum, velocity] };
    },
  };
}

function rmsprop(spec: OptimizerSpec): Rule {
  const [rho, momentum] = [setting(spec, 'rho', 0.9), setting(spec, 'momentum', 0)];
  const epsilon = setting(spec, 'epsilon', 1e-7);
  const centered = spec.config['centered'] === true;
  const names = ['velocity', ...(centered ? ['average'] : []), ...(momentum > 0 ? ['momentum'] : [])];
  return {
    slots: names.map((name) => ({ name, start: 0 })),
    update({ weight, gradient, slots, learningRate }) {
      const velocity = decayed(slotAt(slots, 0), square(gradient), rho);
      const average = centered ? decayed(slotAt(slots, 1), gradient, rho) : null;
      const spread = average ? sub(velocity, square(average)) : velocity;
      const change = div(mul(gradient, learningRate), sqrt(add(spread, epsilon)));
      const speed = momentum > 0 ? add(mul(slotAt(slots, names.length - 1), momentum), change) : null;
      return {
        weight: sub(weight, speed ?? change),
        slots: [velocity, average, speed].filter((slot) => slot !== null),
      };
    },
  };
}

function adagrad(spec: OptimizerSpec): Rule {
  const epsilon = setting(spec, 'epsilon', 1e-7);
  return {
    slots: [{ name: 'accumulator', start: setting(spec, 'initialAccumulatorValue', 0.1) }],
    update({ weight, gradient, slots, learningRate }) {
      const accumulator = add(slotAt(slots, 0), square(gradient));
      const change = div(mul(gradient, learningRate), sqrt(add(accumulator, epsilon)));
      return { weight: sub(weight, change), slots: [accumulator] };
    },
  };
}

function adadelta(spec: OptimizerSpec): Rule {
  const rho = setting(spec, 'rho', 0.95);
  const epsilon = setting(spec, 'epsilon', 1e-7);
  const root = (value: Tensor): Tensor => sqrt(add(value, epsilon));
  return {
    slots: [
      { name: 'gradients', start: 0 },
      { name: 'changes', start: 0 },
    ],
    update({ weight, gradient, slots, learningRate }) {
      const gradients = decayed(slotAt(slots, 0), square(gradient), rho);
      const change = div(mul(root(slotAt(slots, 1)), gradient), root(gradients));
      const changes = decayed(slotAt(slots, 1), square(change), rho);
      return { weight: sub(weight, mul(change, learningRate)), slots: [gradients, changes] };
    },
  };
}

function adamax(spec: OptimizerSpec): Rule {
  const [beta1, beta2] = [setting(spec, 'beta1', 0.9), setting(spec, 'beta2', 0.999)];
  const epsilon = setting(spec, 'epsilon', 1e-7);
  return {
    slots: [
      { name: 'momentum', start: 0 },
      { name: 'norm', start: 0 },
    ],
    update({ weight, gradient, slots, learningRate, step }) {
      const momentum = decayed(slotAt(slots, 0), gradient, beta1);
      const norm = maximum(mul(slotAt(slots, 1), beta2), abs(gradient));
      const rate = div(learningRate, sub(1, pow(beta1, step)));
      return { weight: sub(weight, div(mul(momentum, rate), add(norm, epsilon))), slots: [momentum, norm] };
    },
  };
}

function slotAt(slots: readonly Tensor[], index: number): Tensor {
  const slot = slots[index];
  if (!slot) throw new Error(`an optimizer asked for its slot ${String(index)}`);
  return slot;
}

/** The optimizers with Keras 3's formulas and settings (keras/src/optimizers). */
export function createRule(spec: OptimizerSpec): Rule {
  switch (spec.name) {
    case 'sgd':
      return sgd(spec);
    case 'adam':
      return adam(spec, 0);
    case 'adamW':
      return adam(spec, setting(spec, 'weightDecay', 0.004));
    case 'rmsprop':
      return rmsprop(spec);
    case 'adagrad':
      return adagrad(spec);
    case 'adadelta':
      return adadelta(spec);
    case 'adamax':
      return adamax(spec);
    default:
      throw new Error(`there is no optimizer ${spec.name}`);
  }
}
