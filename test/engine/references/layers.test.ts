import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { layerCatalogue } from '../../../src/language';
import { useNativeBackend } from '../train/useBackend';
import { expectClose } from './expectClose';
import { layerCases } from './layerCases';
import { layerReferences } from './readReferences';
import {
  buildReference,
  calculate,
  expectAfter,
  expectStarts,
  inputsOf,
  outcomes,
  setWeights,
  variablesOf,
} from './referenceNetwork';

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

  test.each(layerCases)('of $name: $written for inputs of $shapes', ({ reference }) => {
    const before = memory().numTensors;
    const { network, trains } = buildReference(reference);
    expectStarts(network, reference);
    setWeights(network, reference);
    tidy(() => {
      const results = calculate(network, reference, inputsOf(reference), trains);
      expect(results[0]?.shape).toEqual(reference.output.shape);
      for (const [index, { what, wanted }] of outcomes(reference, trains).entries()) {
        expectClose(what, results[index]?.dataSync() ?? [], wanted);
      }
      for (const kept of results.slice(0, 2)) kept.dispose();
    });
    const after = variablesOf(network).map((variable) => variable.dataSync());
    expectAfter(after, reference);
    network.dispose();
    expect(memory().numTensors).toBe(before);
  });
});
