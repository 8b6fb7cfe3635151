import {
  add,
  engine,
  keep,
  mul,
  reshape,
  scalar,
  sum,
  tensor,
  tensor1d,
  tidy,
  zerosLike,
  type Scalar,
  type Tensor,
  type Variable,
} from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { buildNetwork, variableOf, type Network } from '../../../src/engine/build';
import { expectClose } from './expectClose';
import { inputName, layersOf } from './layerOfFile';
import type { LayerReference } from './readReferences';

/** The network of a reference, with the reference's weights. */
export function buildReference(reference: LayerReference): { readonly network: Network; readonly trains: boolean } {
  const { specs, trains } = layersOf(reference);
  const available = reference.inputs.map(({ shape, dtype = 'float32' }, index) => ({
    name: inputName(index),
    shape: shape.slice(1),
    dtype,
  }));
  return { network: buildNetwork({ name: 'model', layers: specs }, available, 7), trains };
}

export const variablesOf = (network: Network): Variable[] => network.weights.map(variableOf);

/** Names, shapes, and the first weights that are the same in every run. */
export function expectStarts(network: Network, reference: LayerReference): void {
  const variables = variablesOf(network);
  expect(variables.map(({ shape }) => shape)).toEqual(reference.weights.map(({ shape }) => shape));
  for (const [index, { name, start, values }] of reference.weights.entries()) {
    expect(network.weights[index]?.name).toMatch(new RegExp(`${name}(_\\d+)?$`));
    if (start === undefined) continue;
    const wanted = typeof start === 'number' ? values.map(() => start) : start;
    expectClose(`the first ${name}`, variables[index]?.dataSync() ?? [], wanted);
  }
}

export function setWeights(network: Network, reference: LayerReference): void {
  tidy(() => {
    for (const [index, variable] of variablesOf(network).entries()) {
      const { shape = [], values = [] } = reference.weights[index] ?? {};
      variable.assign(tensor([...values], [...shape]));
    }
  });
}

export const inputsOf = (reference: LayerReference): Tensor[] =>
  reference.inputs.map(({ shape, values, dtype = 'float32' }) => tensor([...values], [...shape], dtype));

/** One list of numbers that Keras gives too. */
interface Outcome {
  readonly what: string;
  readonly wanted: readonly number[];
}

/** What `calculate` gives, in order. */
export function outcomes(reference: LayerReference, trains: boolean): readonly Outcome[] {
  const gradients = [
    ...reference.inputs.map(({ gradient }, index) => ({ what: `input ${String(index)}`, gradient })),
    ...reference.weights.map(({ name, gradient }) => ({ what: name, gradient })),
  ].flatMap(({ what, gradient }) => (gradient ? [{ what: `the gradient of ${what}`, wanted: gradient }] : []));
  return [
    { what: 'the output', wanted: reference.output.values },
    { what: 'the penalty', wanted: [reference.penalty ?? 0] },
    ...(trains ? gradients : []),
  ];
}

/** Output, penalty, and the gradients of `sum(output * factor) + penalty`. */
export function calculate(
  network: Network,
  reference: LayerReference,
  inputs: readonly Tensor[],
  trains: boolean,
): Tensor[] {
  const variables = variablesOf(network);
  const differentiated = [
    ...inputs.filter((_, index) => reference.inputs[index]?.gradient),
    ...variables.filter((_, index) => reference.weights[index]?.gradient),
  ];
  let output: Tensor | undefined;
  let penalty: Tensor | null = null;
  const objective = (): Scalar => {
    output = keep(network.call(inputs, reference.training === true));
    penalty = network.penalty();
    const factor = reshape(tensor1d([...reference.factor]), [...reference.output.shape]);
    const total = sum(mul(output, factor));
    return (penalty ? add(total, keep(penalty)) : total) as Scalar;
  };
  const gradients = trains ? engine().gradients(objective, differentiated, undefined, true).grads : [];
  if (!trains) objective();
  if (!output) throw new Error('nothing was calculated');
  const found = differentiated.map((one, index) => gradients[index] ?? zerosLike(one));
  return [output, penalty ?? scalar(0), ...(trains ? found : [])];
}

/** Weights that are not trained change in training all the same. */
export function expectAfter(variables: readonly ArrayLike<number>[], reference: LayerReference): void {
  for (const [index, { name, after }] of reference.weights.entries()) {
    if (after) expectClose(`${name} after it`, variables[index] ?? [], after);
  }
}
