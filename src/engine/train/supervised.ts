import {
  addN,
  cast,
  clone,
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
import { createMetricSet, type MetricSet, type OutputReading } from '../metrics';
import { createOptimizer, type Optimizer } from '../optimizers';
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

/** Each row's loss times the weight of its class: keras/src/trainers/trainer.py adds up so, and divides by the rows. */
function weighted(rows: Tensor1D, target: Tensor, weights: readonly number[] | null): Tensor1D {
  if (!weights) return rows;
  const chosen = mul(oneHot(cast(reshape(target, [-1]), 'int32'), weights.length), tensor1d([...weights]));
  return mul(rows, sum<Tensor1D>(chosen, -1));
}

function meanLoss(network: Network, rows: Tensor1D): Tensor {
  const average = mean(rows);
  const penalty = network.penalty();
  return penalty ? addN([average, penalty]) : average;
}

/** A network with what is asked of its answers: enough to evaluate and predict. */
export interface Forward {
  readonly network: Network;
  readonly reading: OutputReading;
  readonly metrics: MetricSet;
  readonly loss: Loss;
  /** target, inputs -> sums, output */
  readonly evaluate: Program;
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
  const metrics = createMetricSet(file.train.metrics, reading, target.kind === 'numeric' ? target.deviation : 1);
  const loss = createLoss(file.train.loss);
  const evaluate: Program = ([wanted, ...given]) => {
    if (!wanted) throw new Error('an evaluation lacks its target');
    const output = network.call(given, false);
    return [metrics.sums(wanted, output, meanLoss(network, loss(wanted, output))), output];
  };
  return { network, reading, metrics, loss, evaluate };
}

/** One network that learns targets from inputs. `weights` are of the classes, in their order. */
export function createSupervisedTask(
  file: ModelFile,
  inputs: readonly NetworkInput[],
  target: TargetScaling,
  center: number,
  weights: readonly number[] | null = null,
): Task {
  const { network, metrics, loss, evaluate } = createForward(file, inputs, target, center);
  const optimizer = createOptimizer(file.train.optimizer, trainableOf(network));
  const augment = augmentation(file, network.inputs);
  return {
    networks: [network],
    optimizers: [optimizer],
    state: [...weightState(network), ...slotState(optimizer)],
    inputNames: network.inputs.map((input) => input.name),
    sumsSize: metrics.size,
    results: (sums) => metrics.results(sums),
    programs: {
      /** seed, learning rates, step, target, inputs -> sums */
      train: ([seed, rates, step, wanted, ...given]) => {
        if (!seed || !rates || !step || !wanted) throw new Error('a training step lacks its feeds');
        let sums: Tensor1D | undefined;
        network.random.begin(seed as Tensor1D);
        const seen = augment ? augment(given, network.random) : given;
        const gradients = gradientsOf(network, () => {
          const output = network.call(seen, true);
          const value = meanLoss(network, weighted(loss(wanted, output), wanted, weights));
          sums = keep(metrics.sums(wanted, output, value));
          return value;
        });
        network.random.end();
        optimizer.apply(gradients, scalarAt(rates, 0), step as Scalar);
        if (!sums) throw new Error('the loss was not computed');
        const result = clone(sums);
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
