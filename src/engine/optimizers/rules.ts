import {
  abs,
  add,
  clipByValue,
  div,
  greater,
  maximum,
  mul,
  onesLike,
  pow,
  sign,
  sqrt,
  square,
  sub,
  sum,
  where,
  type Scalar,
  type Tensor,
} from '@tensorflow/tfjs-core';
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
  readonly slots: readonly {
    readonly name: string;
    readonly start: number;
    /** One number, not one for each of the weight's. */
    readonly scalar?: true;
  }[];
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

function adam(spec: OptimizerSpec): Rule {
  const [beta1, beta2] = [setting(spec, 'beta1', 0.9), setting(spec, 'beta2', 0.999)];
  const epsilon = setting(spec, 'epsilon', 1e-7);
  const amsgrad = spec.config['amsgrad'] === true;
  return {
    slots: [
      { name: 'momentum', start: 0 },
      { name: 'velocity', start: 0 },
      ...(amsgrad ? [{ name: 'largest', start: 0 }] : []),
    ],
    update({ weight, gradient, slots, learningRate, step }) {
      const momentum = decayed(slotAt(slots, 0), gradient, beta1);
      const velocity = decayed(slotAt(slots, 1), square(gradient), beta2);
      const correction = div(sqrt(sub(1, pow(beta2, step))), sub(1, pow(beta1, step)));
      const largest = amsgrad ? maximum(slotAt(slots, 2), velocity) : null;
      const change = div(mul(momentum, mul(learningRate, correction)), add(sqrt(largest ?? velocity), epsilon));
      return { weight: sub(weight, change), slots: [momentum, velocity, ...(largest ? [largest] : [])] };
    },
  };
}

function nadam(spec: OptimizerSpec): Rule {
  const [beta1, beta2] = [setting(spec, 'beta1', 0.9), setting(spec, 'beta2', 0.999)];
  const epsilon = setting(spec, 'epsilon', 1e-7);
  const rising = (step: Tensor): Tensor => mul(beta1, sub(1, mul(0.5, pow(0.96, step))));
  return {
    slots: [
      { name: 'momentum', start: 0 },
      { name: 'velocity', start: 0 },
      { name: 'product', start: 1, scalar: true },
    ],
    update({ weight, gradient, slots, learningRate, step }) {
      const momentum = decayed(slotAt(slots, 0), gradient, beta1);
      const velocity = decayed(slotAt(slots, 1), square(gradient), beta2);
      const [now, next] = [rising(step), rising(add(step, 1))];
      const product = mul(slotAt(slots, 2), now);
      const ahead = div(mul(momentum, next), sub(1, mul(product, next)));
      const mean = add(ahead, div(mul(gradient, sub(1, now)), sub(1, product)));
      const spread = div(velocity, sub(1, pow(beta2, step)));
      const change = div(mul(mean, learningRate), add(sqrt(spread), epsilon));
      return { weight: sub(weight, change), slots: [momentum, velocity, product] };
    },
  };
}

function lion(spec: OptimizerSpec): Rule {
  const [beta1, beta2] = [setting(spec, 'beta1', 0.9), setting(spec, 'beta2', 0.99)];
  return {
    slots: [{ name: 'momentum', start: 0 }],
    update({ weight, gradient, slots, learningRate }) {
      const before = slotAt(slots, 0);
      const way = sign(add(mul(before, beta1), mul(gradient, 1 - beta1)));
      const momentum = add(mul(before, beta2), mul(gradient, 1 - beta2));
      return { weight: sub(weight, mul(way, learningRate)), slots: [momentum] };
    },
  };
}

function lamb(spec: OptimizerSpec): Rule {
  const [beta1, beta2] = [setting(spec, 'beta1', 0.9), setting(spec, 'beta2', 0.999)];
  const epsilon = setting(spec, 'epsilon', 1e-7);
  const length = (values: Tensor): Tensor => sqrt(sum(square(values)));
  return {
    slots: [
      { name: 'momentum', start: 0 },
      { name: 'velocity', start: 0 },
    ],
    update({ weight, gradient, slots, learningRate, step }) {
      const momentum = decayed(slotAt(slots, 0), gradient, beta1);
      const velocity = decayed(slotAt(slots, 1), square(gradient), beta2);
      const mean = div(momentum, sub(1, pow(beta1, step)));
      const change = div(mean, add(sqrt(div(velocity, sub(1, pow(beta2, step)))), epsilon));
      const [own, moved] = [length(weight), length(change)];
      const both = greater(mul(own, moved), 0);
      const trust = where(both, div(own, where(both, moved, onesLike(moved))), onesLike(own));
      return { weight: sub(weight, mul(change, mul(trust, learningRate))), slots: [momentum, velocity] };
    },
  };
}

/** Follow the regularized leader (McMahan et al. 2013). */
function ftrl(spec: OptimizerSpec): Rule {
  const power = -setting(spec, 'learningRatePower', -0.5);
  const l1 = setting(spec, 'l1RegularizationStrength', 0);
  const l2 = setting(spec, 'l2RegularizationStrength', 0);
  const shrinkage = setting(spec, 'l2ShrinkageRegularizationStrength', 0);
  const beta = setting(spec, 'beta', 0);
  return {
    slots: [
      { name: 'accumulator', start: setting(spec, 'initialAccumulatorValue', 0.1) },
      { name: 'linear', start: 0 },
    ],
    update({ weight, gradient, slots, learningRate }) {
      const before = slotAt(slots, 0);
      const accumulator = add(before, square(gradient));
      const used = shrinkage > 0 ? add(gradient, mul(weight, 2 * shrinkage)) : gradient;
      const growth = div(sub(pow(accumulator, power), pow(before, power)), learningRate);
      const linear = add(slotAt(slots, 1), sub(used, mul(growth, weight)));
      const strength = add(
        mul(2, add(l2, div(beta, mul(2, learningRate)))),
        div(pow(accumulator, power), learningRate),
      );
      const kept = l1 > 0 ? sub(clipByValue(linear, -l1, l1), linear) : mul(linear, -1);
      return { weight: div(kept, strength), slots: [accumulator, linear] };
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
    case 'adamW':
      return adam(spec);
    case 'nadam':
      return nadam(spec);
    case 'lion':
      return lion(spec);
    case 'lamb':
      return lamb(spec);
    case 'ftrl':
      return ftrl(spec);
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
