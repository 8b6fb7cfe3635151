import '@tensorflow/tfjs-backend-cpu';
import { memory, scalar, setBackend, tensor, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { variableOf } from '../../../src/engine/build';
import { createOptimizer } from '../../../src/engine/optimizers';
import { optimizers } from '../../../src/language/schema/optimizers';
import { useNativeBackend } from '../train/useBackend';
import { buildDense } from './buildDense';
import { expectClose } from './expectClose';
import { optimizerOf, written } from './optimizerCases';
import { optimizerReferences, type OptimizerReference } from './readReferences';

const cases = optimizerReferences.map((reference) => ({ reference, written: written(reference) }));

function hold(reference: OptimizerReference): void {
  const before = memory().numTensors;
  const { kernelConstraint } = reference;
  const network = buildDense(2, 3, kernelConstraint === undefined ? {} : { kernelConstraint });
  const optimizer = createOptimizer(optimizerOf(reference), network.weights);
  const tensorOf = (values: readonly number[], index: number) =>
    tensor([...values], [...(network.weights[index]?.variable.shape ?? [])].map(Number));
  tidy(() => {
    for (const [index, weight] of network.weights.entries()) {
      variableOf(weight).assign(tensorOf(reference.start[index] ?? [], index));
    }
  });
  for (const [index, gradients] of reference.gradients.entries()) {
    tidy(() => {
      optimizer.apply(gradients.map(tensorOf), scalar(optimizer.learningRate), scalar(index + 1));
    });
    const wanted = reference.after[String(index + 1)] ?? [];
    for (const [place, values] of wanted.entries()) {
      const weight = network.weights[place];
      const found = weight ? variableOf(weight).dataSync() : [];
      expectClose(`${weight?.name ?? ''} after ${String(index + 1)}`, found, values);
    }
  }
  optimizer.dispose();
  network.dispose();
  expect(memory().numTensors).toBe(before);
}

beforeAll(useNativeBackend);

describe('the optimizers of the language', () => {
  test('all have references made with Keras', () => {
    const held = new Set(optimizerReferences.map(({ optimizer }) => optimizer.name));
    expect(Object.keys(optimizers).filter((name) => !held.has(name))).toEqual([]);
  });
});

describe.each(['tensorflow', 'cpu'])(
  "with the backend %s, weights after 1, 2, 3 and 10 steps are Keras's",
  (backend) => {
    beforeAll(async () => {
      await setBackend(backend);
    });

    test.each(cases)('of $written', ({ reference }) => {
      hold(reference);
    });
  },
);
