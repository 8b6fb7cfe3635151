import {
  abs,
  add,
  cast,
  clipByValue,
  div,
  exp,
  expandDims,
  log,
  log1p,
  logSoftmax,
  max,
  maximum,
  mean,
  minimum,
  mul,
  neg,
  oneHot,
  pow,
  reshape,
  sigmoid,
  softmax,
  softplus,
  sqrt,
  square,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
} from '@tensorflow/tfjs-core';
import type { LossSpec } from '../../language';
import { codeLoss } from '../code/compare';
import { mendGradients } from '../gradients';

/** Each row's loss from targets (class numbers [batch], or numbers [batch, 1]) and the network's output [batch, units]. */
export type Loss = (target: Tensor, output: Tensor) => Tensor1D;

const epsilon = 1e-7;
const clipped = (output: Tensor): Tensor => clipByValue(output, epsilon, 1 - epsilon);
const lastMean = (values: Tensor): Tensor1D => mean<Tensor1D>(values, -1);

/** Class numbers as an output of `units` numbers is compared with them: one number of 0 or 1, or one-hot. */
function indicators(target: Tensor, output: Tensor): Tensor {
  const units = output.shape.at(-1) ?? 1;
  if (target.rank >= 2) return target;
  return units === 1 ? expandDims(cast(target, 'float32'), -1) : oneHot(cast(target, 'int32'), units);
}

const numbers = (target: Tensor, output: Tensor): Tensor => reshape(cast(target, 'float32'), output.shape);

function smooth(target: Tensor, smoothing: number, classes: number): Tensor {
  return smoothing === 0 ? target : add(mul(target, 1 - smoothing), smoothing / classes);
}

/** Probabilities are clipped and, as logits, normalised again: keras/src/backend/tensorflow/nn.py. */
function sparseCategorical(fromLogits: boolean): Loss {
  return (target, output) => {
    const logProbabilities = logSoftmax(fromLogits ? output : log(clipped(output)));
    return neg(sum(mul(indicators(target, output), logProbabilities), -1));
  };
}

function categorical(fromLogits: boolean, smoothing: number): Loss {
  return (target, output) => {
    const wanted = smooth(indicators(target, output), smoothing, output.shape.at(-1) ?? 1);
    const logProbabilities = fromLogits ? logSoftmax(output) : log(clipped(div(output, sum(output, -1, true))));
    return neg(sum(mul(wanted, logProbabilities), -1));
  };
}

function binary(fromLogits: boolean, smoothing: number): Loss {
  return (target, output) => {
    const wanted = smooth(cast(indicators(target, output), 'float32'), smoothing, 2);
    if (fromLogits) {
      // max(x, 0) - x z + log(1 + exp(-|x|))
      return lastMean(add(sub(maximum(output, 0), mul(output, wanted)), log1p(exp(neg(abs(output))))));
    }
    const probability = clipped(output);
    const right = mul(wanted, log(probability));
    return lastMean(neg(add(right, mul(sub(1, wanted), log(sub(1, probability))))));
  };
}

function hinge(squared: boolean): Loss {
  return (target, output) => {
    const signs = sub(mul(cast(indicators(target, output), 'float32'), 2), 1);
    const margin = maximum(sub(1, mul(signs, output)), 0);
    return lastMean(squared ? square(margin) : margin);
  };
}

function huber(delta: number): Loss {
  return (target, output) => {
    const size = abs(sub(output, numbers(target, output)));
    const near = minimum(size, delta);
    return lastMean(add(mul(square(near), 0.5), mul(sub(size, near), delta)));
  };
}

/** Cross-entropy of which sure answers count less (Lin et al. 2017). */
function categoricalFocal(spec: LossSpec): Loss {
  const { alpha, gamma, smoothing } = focalSettings(spec);
  return (target, output) => {
    const wanted = smooth(indicators(target, output), smoothing, output.shape.at(-1) ?? 1);
    const given = isFromLogits(spec) ? softmax(output) : output;
    const probability = clipped(div(given, sum(given, -1, true)));
    const factor = mul(pow(sub(1, probability), gamma), alpha);
    return neg(sum(mul(factor, mul(wanted, log(probability))), -1));
  };
}

function binaryFocal(spec: LossSpec): Loss {
  const { alpha, gamma, smoothing } = focalSettings(spec);
  const balanced = spec.config['applyClassBalancing'] === true;
  return (target, output) => {
    const wanted = smooth(cast(indicators(target, output), 'float32'), smoothing, 2);
    const other = sub(1, wanted);
    const given = isFromLogits(spec) ? sigmoid(output) : output;
    const probability = clipped(given);
    const entropy = neg(add(mul(wanted, log(probability)), mul(other, log(sub(1, probability)))));
    const right = add(mul(wanted, given), mul(other, sub(1, given)));
    const focal = mul(pow(sub(1, right), gamma), entropy);
    return lastMean(balanced ? mul(add(mul(wanted, alpha), mul(other, 1 - alpha)), focal) : focal);
  };
}

function focalSettings({ config }: LossSpec) {
  const of = (key: string, otherwise: number): number => Number(config[key] ?? otherwise);
  return { alpha: of('alpha', 0.25), gamma: of('gamma', 2), smoothing: of('labelSmoothing', 0) };
}

const klDivergence: Loss = (target, output) => {
  const [wanted, given] = [cast(indicators(target, output), 'float32'), output].map((part) =>
    clipByValue(part, epsilon, 1),
  );
  if (!wanted || !given) throw new Error('a divergence is of two');
  return sum(mul(wanted, log(div(wanted, given))), -1);
};

const categoricalHinge: Loss = (target, output) => {
  const wanted = cast(indicators(target, output), 'float32');
  const others = max(mul(sub(1, wanted), output), -1);
  return maximum(add(sub(others, sum(mul(wanted, output), -1)), 1), 0);
};

const poisson: Loss = (target, output) =>
  lastMean(sub(output, mul(numbers(target, output), log(add(output, epsilon)))));

const percentage: Loss = (target, output) => {
  const wanted = numbers(target, output);
  return mul(lastMean(abs(div(sub(wanted, output), maximum(abs(wanted), epsilon)))), 100);
};

const logarithmic: Loss = (target, output) => {
  const grown = (values: Tensor): Tensor => log(add(maximum(values, epsilon), 1));
  return lastMean(square(sub(grown(output), grown(numbers(target, output)))));
};

/** -1 where both point the same way. */
const cosineSimilarity: Loss = (target, output) => {
  const unit = (values: Tensor): Tensor => div(values, sqrt(maximum(sum(square(values), -1, true), 1e-12)));
  return neg(sum(mul(unit(numbers(target, output)), unit(output)), -1));
};

const logCosh: Loss = (target, output) => {
  const error = sub(output, numbers(target, output));
  return lastMean(sub(add(error, softplus(mul(error, -2))), Math.LN2));
};

/** The losses with Keras 3's meaning (keras/src/losses/losses.py). */
export function createLoss(spec: LossSpec): Loss {
  mendGradients();
  if (spec.code !== undefined) return codeLoss(spec.code, spec.name);
  const fromLogits = isFromLogits(spec);
  const smoothing = Number(spec.config['labelSmoothing'] ?? 0);
  switch (spec.name) {
    case 'sparseCategoricalCrossentropy':
      return sparseCategorical(fromLogits);
    case 'categoricalCrossentropy':
      return categorical(fromLogits, smoothing);
    case 'binaryCrossentropy':
      return binary(fromLogits, smoothing);
    case 'hinge':
      return hinge(false);
    case 'squaredHinge':
      return hinge(true);
    case 'categoricalFocalCrossentropy':
      return categoricalFocal(spec);
    case 'binaryFocalCrossentropy':
      return binaryFocal(spec);
    case 'klDivergence':
      return klDivergence;
    case 'categoricalHinge':
      return categoricalHinge;
    case 'poisson':
      return poisson;
    case 'cosineSimilarity':
      return cosineSimilarity;
    case 'meanAbsolutePercentageError':
      return percentage;
    case 'meanSquaredLogarithmicError':
      return logarithmic;
    case 'meanSquaredError':
      return (target, output) => lastMean(square(sub(output, numbers(target, output))));
    case 'meanAbsoluteError':
      return (target, output) => lastMean(abs(sub(output, numbers(target, output))));
    case 'huber':
      return huber(Number(spec.config['delta'] ?? 1));
    case 'logCosh':
      return logCosh;
    default:
      throw new Error(`there is no loss ${spec.name}`);
  }
}

export function isFromLogits(spec: LossSpec): boolean {
  return spec.config['fromLogits'] === true;
}
