import '@tensorflow/tfjs-backend-cpu';
import {
  add,
  memory,
  mul,
  setBackend,
  sum,
  tensor,
  tensor1d,
  tidy,
  variable,
  variableGrads,
  type Scalar,
  type Tensor,
  type Variable,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildNetwork, variableOf, type Network } from '../../../src/engine/build';
import { layerCatalogue } from '../../../src/language';
import { useNativeBackend } from '../train/useBackend';
import { expectClose } from './expectClose';
import { inputName, layersOf } from './layerOfFile';
import { layerReferences, type LayerReference } from './readReferences';

const cases = [...layerReferences].flatMap(([name, references]) =>
  references.map((reference) => ({
    name,
    reference,
    written: JSON.stringify(reference.layers) + (reference.training ? ' in training' : ''),
    shapes: JSON.stringify(reference.inputs.map(({ shape }) => shape)),
  })),
);

function build(reference: LayerReference, specs: ReturnType<typeof layersOf>['specs']): Network {
  const available = reference.inputs.map(({ shape, dtype = 'float32' }, index) => ({
    name: inputName(index),
    shape: shape.slice(1),
    dtype,
  }));
  return buildNetwork({ name: 'model', layers: specs }, available, 7);
}

/** The first weights that are the same in every run. */
function expectStarts(network: Network, reference: LayerReference): void {
  expect(network.weights.map((weight) => variableOf(weight).shape)).toEqual(
    reference.weights.map(({ shape }) => shape),
  );
  for (const [index, { name, start, values }] of reference.weights.entries()) {
    const weight = network.weights[index];
    if (!weight) throw new Error(`there is no weight ${name}`);
    expect(weight.name).toMatch(new RegExp(`${name}(_\\d+)?$`));
    if (start === undefined) continue;
    const wanted = typeof start === 'number' ? values.map(() => start) : start;
    expectClose(`the first ${name}`, variableOf(weight).dataSync(), wanted);
  }
}

function setWeights(network: Network, reference: LayerReference): void {
  tidy(() => {
    for (const [index, { shape, values }] of reference.weights.entries()) {
      const weight = network.weights[index];
      if (weight) variableOf(weight).assign(tensor([...values], [...shape]));
    }
  });
}

/** Inputs as variables, so that they have gradients. */
const inputsOf = (reference: LayerReference): Variable[] =>
  reference.inputs.map(({ shape, values, dtype = 'float32' }) =>
    tidy(() => variable(tensor([...values], [...shape], dtype), dtype === 'float32')),
  );

function expectForward(network: Network, reference: LayerReference, inputs: readonly Tensor[]): void {
  tidy(() => {
    const output = network.call(inputs, reference.training === true);
    expect(output.shape).toEqual(reference.output.shape);
    expectClose('the output', output.dataSync(), reference.output.values);
    const penalty = network.penalty();
    expectClose('the penalty', penalty ? penalty.dataSync() : [0], [reference.penalty ?? 0]);
  });
  for (const [index, { name, after }] of reference.weights.entries()) {
    const weight = network.weights[index];
    if (after && weight) expectClose(`${name} after it`, variableOf(weight).dataSync(), after);
  }
}

function expectGradients(network: Network, reference: LayerReference, inputs: readonly Variable[]): void {
  tidy(() => {
    const factor = tensor1d([...reference.factor]).reshape([...reference.output.shape]);
    const objective = (): Scalar => {
      const total = sum(mul(network.call(inputs, reference.training === true), factor));
      const penalty = network.penalty();
      return (penalty ? add(total, penalty) : total) as Scalar;
    };
    const wanted = [
      ...reference.inputs.map(({ gradient }, index) => ({
        what: `the gradient of input ${String(index)}`,
        gradient,
        of: inputs[index],
      })),
      ...reference.weights.map(({ name, gradient }, index) => {
        const weight = network.weights[index];
        return { what: `the gradient of ${name}`, gradient, of: weight ? variableOf(weight) : undefined };
      }),
    ].filter(({ gradient }) => gradient !== undefined);
    const variables = wanted.map(({ of }) => of).filter((one) => one !== undefined);
    const { grads } = variableGrads(objective, variables);
    for (const { what, gradient = [], of } of wanted) {
      const found = of ? grads[of.name] : undefined;
      expectClose(what, found ? found.dataSync() : gradient.map(() => 0), gradient);
    }
  });
}

function hold(reference: LayerReference): void {
  const before = memory().numTensors;
  const { specs, trains } = layersOf(reference);
  const network = build(reference, specs);
  const inputs = inputsOf(reference);
  expectStarts(network, reference);
  setWeights(network, reference);
  expectForward(network, reference, inputs);
  setWeights(network, reference);
  if (trains && variableCount(reference) > 0) expectGradients(network, reference, inputs);
  for (const input of inputs) input.dispose();
  network.dispose();
  expect(memory().numTensors).toBe(before);
}

const variableCount = ({ inputs, weights }: LayerReference): number =>
  [...inputs, ...weights].filter(({ gradient }) => gradient !== undefined).length;

beforeAll(useNativeBackend);

describe('the layers of the language', () => {
  test('all have references made with Keras', () => {
    expect([...layerCatalogue.keys()].filter((name) => !layerReferences.has(name))).toEqual([]);
  });
});

describe.each(['tensorflow', 'cpu'])('with the backend %s, output and gradients are those of Keras', (backend) => {
  beforeAll(async () => {
    await setBackend(backend);
  });

  test.each(cases)('of $name: $written for inputs of $shapes', ({ reference }) => {
    hold(reference);
  });
});
