import {
  abs,
  add,
  argMax,
  cast,
  concat,
  div,
  expandDims,
  greater,
  greaterEqual,
  maximum,
  mul,
  oneHot,
  reshape,
  sigmoid,
  slice,
  softmax,
  square,
  stack,
  sub,
  sum,
  tensor1d,
  type Tensor,
  type Tensor1D,
} from '@tensorflow/tfjs-core';
import { codeMetric } from '../code/compare';

/** How outputs are read as classes or numbers. */
export interface OutputReading {
  readonly kind: 'category' | 'numeric';
  /** Of a category; a network with one output has two. */
  readonly classes: number;
  /** What turns outputs into probabilities. */
  readonly activation: 'none' | 'sigmoid' | 'softmax';
  /** Hinge losses: outputs around 0, no probabilities. */
  readonly signed: boolean;
  /** Numeric: taken off targets before they are squared, so that no digits are lost. */
  readonly center: number;
  /** Numeric: what a scaled target of zero is in deviations, as its own units have it; 0 where it is not scaled. */
  readonly offset?: number;
  /** Numbers that a row is compared in; 1 where absent. */
  readonly numbers?: number;
}

/** Probabilities (one column for a single output), or the outputs themselves where there are none. */
export function scores(output: Tensor, reading: OutputReading): Tensor {
  if (reading.activation === 'softmax') return softmax(output);
  return reading.activation === 'sigmoid' ? sigmoid(output) : output;
}

/** The class of each row [batch]. */
export function predictedClasses(output: Tensor, reading: OutputReading): Tensor1D {
  if ((output.shape.at(-1) ?? 1) > 1) return cast<Tensor1D>(argMax(output, -1), 'int32');
  const border = reading.signed || reading.activation === 'sigmoid' ? 0 : 0.5;
  return cast(greater(reshape(output, [-1]), border), 'int32');
}

/** Sums over rows, in float32 for one batch; the caller adds up batches in double precision. */
export type AccumulatorName = 'counts' | 'curve' | `top${number}` | 'errors' | `code ${string}`;

export const curveThresholds = 200;

export function accumulatorSize(name: AccumulatorName, reading: OutputReading): number {
  if (name === 'counts') return 3 * reading.classes;
  if (name === 'curve') return 2 * curveThresholds * curveColumns(reading);
  return name === 'errors' ? 6 : 1;
}

/** Two classes need one curve, more need one each. */
export function curveColumns(reading: OutputReading): number {
  return reading.classes === 2 ? 1 : reading.classes;
}

/** `weights` [batch] are what each row counts; null: 1. */
export function accumulate(
  name: AccumulatorName,
  target: Tensor,
  output: Tensor,
  reading: OutputReading,
  weights: Tensor1D | null = null,
): Tensor1D {
  if (name === 'errors') return errorSums(target, output, reading, weights);
  const [kind, code = '', own = ''] = name.split(' ');
  // The mean over all rows, whatever the batches are.
  if (kind === 'code') {
    return reshape(sum(weigh(codeMetric(code, own)(target, scores(output, reading)), weights)), [1]);
  }
  const labels = cast<Tensor1D>(reshape(target, [-1]), 'int32');
  if (name === 'counts') return classCounts(labels, predictedClasses(output, reading), reading.classes, weights);
  if (name === 'curve') return curveCounts(labels, output, reading, weights);
  return topCount(labels, output, Number(name.slice(3)), weights);
}

/** Each row's numbers times its weight. */
function weigh(rows: Tensor, weights: Tensor1D | null): Tensor {
  return weights ? mul(rows, reshape(weights, [-1, ...rows.shape.slice(1).map(() => 1)])) : rows;
}

/** Right answers, answers, and rows of each class. */
function classCounts(labels: Tensor1D, predicted: Tensor1D, classes: number, weights: Tensor1D | null): Tensor1D {
  const actual = cast(oneHot(labels, classes), 'float32');
  const answered = weigh(cast(oneHot(predicted, classes), 'float32'), weights);
  return concat<Tensor1D>([sum(mul(actual, answered), 0), sum(answered, 0), sum(weigh(actual, weights), 0)]);
}

/** For each threshold the rows of the class, and the others, above it (keras/src/metrics/confusion_metrics.py, AUC). */
function curveCounts(labels: Tensor1D, output: Tensor, reading: OutputReading, weights: Tensor1D | null): Tensor1D {
  const raw = scores(output, reading);
  const units = raw.shape.at(-1) ?? 1;
  const columns = curveColumns(reading);
  const actual = cast(oneHot(labels, reading.classes), 'float32');
  const steps = Array.from({ length: curveThresholds }, (_, index) =>
    index === 0 ? -1e-7 : index === curveThresholds - 1 ? 1 + 1e-7 : index / (curveThresholds - 1),
  );
  const thresholds = tensor1d(steps);
  const parts: Tensor[] = [];
  for (let column = 0; column < columns; column++) {
    const own = columns === 1 ? 1 : column;
    const score = reshape(slice(raw, [0, units === 1 ? 0 : own], [-1, 1]), [-1, 1]);
    const above = weigh(cast(greater(score, expandDims(thresholds, 0)), 'float32'), weights);
    const positive = reshape(slice(actual, [0, own], [-1, 1]), [-1, 1]);
    parts.push(sum(mul(above, positive), 0), sum(mul(above, sub(1, positive)), 0));
  }
  return concat(parts) as Tensor1D;
}

/** Rows whose class is among the k highest outputs; ties count as in. */
function topCount(labels: Tensor1D, output: Tensor, k: number, weights: Tensor1D | null): Tensor1D {
  const classes = output.shape.at(-1) ?? 1;
  if (classes === 1) return weights ? reshape(sum(weights), [1]) : tensor1d([labels.shape[0]]);
  const own = sum(mul(output, cast(oneHot(labels, classes), 'float32')), -1, true);
  const above = sum(cast(greater(output, own), 'float32'), -1);
  return reshape(sum(weigh(cast(greaterEqual(k - 1, above), 'float32'), weights)), [1]);
}

/** Of absolute and squared errors, of targets and squared targets (from the center), of errors, and of errors by target. */
function errorSums(target: Tensor, output: Tensor, reading: OutputReading, weights: Tensor1D | null): Tensor1D {
  const wanted = reshape(cast(target, 'float32'), [-1]);
  const error = sub(reshape(output, [-1]), wanted);
  const centered = sub(wanted, reading.center);
  const size = maximum(abs(add(wanted, reading.offset ?? 0)), 1e-7);
  const sums = [abs(error), square(error), centered, square(centered), error, div(abs(error), size)];
  // A row may be compared in several numbers.
  const each = (values: Tensor): Tensor => (weights ? weigh(reshape(values, [weights.shape[0], -1]), weights) : values);
  return stack(sums.map((values) => sum(each(values)))) as Tensor1D;
}
