import {
  addN,
  cast,
  concat,
  keep,
  mean,
  mul,
  oneHot,
  reshape,
  slice,
  sum,
  tensor1d,
  variableGrads,
  type Rank,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Variable,
} from '@tensorflow/tfjs-core';
import type { ModelFile } from '../../language';
import type { TargetScaling } from '../contract';
import { augmentation } from '../augment';
import { buildNetwork, variableOf, type Network, type NetworkInput } from '../build';
import { createLoss, type Loss } from '../losses';
import { createMetricSet, scores, type MetricSet, type OutputReading } from '../metrics';
import { createOptimizer, type Optimizer } from '../optimizers';
import { gradientNorm } from './gradientNorm';
import { outputReading } from './outputReading';
import type { Program, StateVariable, Task } from './task';

export const weightState = (network: Network): StateVariable[] =>
  network.weights.map((weight) => ({ name: weight.name, layer: weight.layer, variable: variableOf(weight) }));

export const slotState = (optimizer: Optimizer): StateVariable[] =>
  optimizer.slots.map((slot) => ({ name: slot.name, variable: slot.variable }));

export const trainableOf = (network: Network): Network['weights'] => network.weights.filter((one) => one.trainable);

/** The number at a place of a list of numbers. */
export const scalarAt = (list: Tensor, index: number): Scalar => reshape<Rank.R0>(slice(list, [index], [1]), []);

/** The value and the gradients of a loss, in the order of the network's trainable weights. */
export function gradientsOf(network: Network, loss: () => Tensor): readonly Tensor[] {
  const weights = trainableOf(network);
  const variables: Variable[] = weights.map(variableOf);
  const { value, grads } = variableGrads(() => loss() as Scalar, variables);
  value.dispose();
  return variables.map((variable) => {
    const gradient = grads[variable.name];
    if (!gradient) throw new Error(`no gradient for ${variable.name}`);
    return gradient;
  });
}

/** Each row's loss times the weight of its class and its own: keras/src/trainers/trainer.py adds up so, and divides by the rows. */
function weighted(rows: Tensor1D, target: Tensor, classes: readonly number[] | null, own: Tensor1D | null): Tensor1D {
  const each = own ? mul<Tensor1D>(rows, own) : rows;
  if (!classes) return each;
  const chosen = mul(oneHot(cast(reshape(target, [-1]), 'int32'), classes.length), tensor1d([...classes]));
  return mul(each, sum<Tensor1D>(chosen, -1));
}

function meanLoss(network: Network, rows: Tensor1D): Tensor {
  const average = mean(rows);
  const penalty = network.penalty();
  return penalty ? addN([average, penalty]) : average;
}

/** What a network is given and what it is to answer, out of a program's feeds. */
interface Batch {
  readonly wanted: Tensor;
  readonly given: readonly Tensor[];
  /** What each row counts; null: 1. */
  readonly weights: Tensor1D | null;
}

const flat = (rows: Tensor): Tensor => reshape(rows, [rows.shape[0] ?? 0, -1]);

/** The target stands before the inputs; an autoencoder's is its input. Behind them are the rows' weights, where they have some. */
function batchOf(file: ModelFile, feeds: readonly Tensor[], inputs: number): Batch {
  const [first, ...rest] = feeds;
  if (!first) throw new Error('a batch lacks its target');
  const after = file.data.reconstruct ? feeds : rest;
  const own = after[inputs];
  const weights = own ? reshape<Rank.R1>(own, [-1]) : null;
  return { wanted: file.data.reconstruct ? flat(first) : first, given: after.slice(0, inputs), weights };
}

/** A network with what is asked of its answers: enough to evaluate and predict. */
export interface Forward {
  readonly network: Network;
  readonly reading: OutputReading;
  readonly metrics: MetricSet;
  readonly loss: Loss;
  /** target (unless it is the input), inputs, weights (where rows have some) -> sums, output */
  readonly evaluate: Program;
  /** The sums of a batch from what was wanted, the output and its loss. */
  readonly sums: (wanted: Tensor, output: Tensor, value: Tensor, weights: Tensor1D | null) => Tensor1D;
  /** The output as it is held against what is wanted. */
  readonly answer: (given: readonly Tensor[], training: boolean) => Tensor;
}

export function createForward(
  file: ModelFile,
  inputs: readonly NetworkInput[],
  target: TargetScaling,
  center: number,
): Forward {
  const [spec] = file.networks;
  if (!spec) throw new Error('the file has no network');
  const network = buildNetwork(spec, inputs, file.train.seed);
  const reading = outputReading(file, target, network, center);
  const deviation = target.kind === 'numeric' ? target.deviation : 1;
  const metrics = createMetricSet(file.train.metrics, reading, deviation, file.data.sampleWeight !== undefined);
  const loss = createLoss(file.train.loss);
  const { reconstruct = false } = file.data;
  const answer = (given: readonly Tensor[], training: boolean): Tensor => {
    const output = network.call(given, training);
    return reconstruct ? flat(output) : output;
  };
  const sums: Forward['sums'] = (wanted, output, value, weights) =>
    metrics.sums(wanted, reconstruct ? scores(output, reading) : output, value, weights);
  const evaluate: Program = (feeds) => {
    const { wanted, given, weights } = batchOf(file, feeds, network.inputs.length);
    const output = answer(given, false);
    const value = meanLoss(network, weighted(loss(wanted, output), wanted, null, weights));
    return [sums(wanted, output, value, weights), output];
  };
  return { network, reading, metrics, loss, evaluate, sums, answer };
}

/** One network that learns targets from inputs. `weights` are of the classes, in their order. */
export function createSupervisedTask(
  file: ModelFile,
  inputs: readonly NetworkInput[],
  target: TargetScaling,
  center: number,
  weights: readonly number[] | null = null,
): Task {
  const forward = createForward(file, inputs, target, center);
  const { network, metrics, loss, evaluate } = forward;
  const optimizer = createOptimizer(file.train.optimizer, trainableOf(network));
  const augment = augmentation(file, network.inputs);
  /** Another view of a sample is what an autoencoder is to give again. */
  const moveBatch = (batch: Batch): Batch => {
    if (!augment) return batch;
    const given = augment.move(batch.given, network.random);
    const [first] = given;
    return { ...batch, given, ...(file.data.reconstruct && first ? { wanted: flat(first) } : {}) };
  };
  return {
    networks: [network],
    optimizers: [optimizer],
    state: [...weightState(network), ...slotState(optimizer)],
    inputNames: network.inputs.map((input) => input.name),
    sumsSize: metrics.size,
    stepFigures: ['gradient_norm'],
    results: (sums) => metrics.results(sums),
    programs: {
      /** seed, learning rates, step, target (unless it is the input), inputs, weights (where rows have some) -> sums and figures */
      train: ([seed, rates, step, ...feeds]) => {
        if (!seed || !rates || !step) throw new Error('a training step lacks its feeds');
        let sums: Tensor1D | undefined;
        network.random.begin(seed as Tensor1D);
        const moved = moveBatch(batchOf(file, feeds, network.inputs.length));
        const { wanted } = moved;
        const seen = augment ? augment.disturb(moved.given, network.random) : moved.given;
        const gradients = gradientsOf(network, () => {
          const output = forward.answer(seen, true);
          const value = meanLoss(network, weighted(loss(wanted, output), wanted, weights, moved.weights));
          sums = keep(forward.sums(wanted, output, value, moved.weights));
          return value;
        });
        network.random.end();
        const norm = gradientNorm(gradients);
        optimizer.apply(gradients, scalarAt(rates, 0), step as Scalar);
        if (!sums) throw new Error('the loss was not computed');
        const result = concat([sums, norm]);
        sums.dispose();
        return [result];
      },
      evaluate,
    },
    dispose: () => {
      optimizer.dispose();
      network.dispose();
    },
  };
}
