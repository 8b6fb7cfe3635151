import { memory, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { nativeBackend } from '../../../src/engine/native/activeBackend';
import { graphCall, loadGraph, record, replaceGather, type GraphInput } from '../../../src/engine/trace';
import { useNativeBackend } from '../train/useBackend';
import { expectClose } from './expectClose';
import { layerCases } from './layerCases';
import type { LayerReference } from './readReferences';
import {
  buildReference,
  calculate,
  expectAfter,
  inputsOf,
  outcomes,
  setWeights,
  variablesOf,
} from './referenceNetwork';

const graphInputs = (reference: LayerReference): GraphInput[] =>
  reference.inputs.map(({ shape, values, dtype = 'float32' }) => ({
    shape,
    dtype,
    values: dtype === 'int32' ? Int32Array.from(values) : Float32Array.from(values),
  }));

beforeAll(useNativeBackend);

describe('recorded as a graph, as in training, output and gradients are those of Keras', () => {
  test.each(layerCases)('of $name: $written for inputs of $shapes', ({ reference }) => {
    const backend = nativeBackend();
    if (!backend) throw new Error('the native library is not in use');
    replaceGather();
    const before = memory().numTensors;
    const { network, trains } = buildReference(reference);
    setWeights(network, reference);
    const variables = variablesOf(network);
    tidy(() => {
      const inputs = inputsOf(reference);
      const program = () => calculate(network, reference, inputs, trains);
      const { recording, results } = record(backend, 'held', variables, inputs, program);
      for (const kept of results.slice(0, 2)) kept.dispose();
      const call = graphCall(recording);
      const graph = loadGraph(backend, variables, [call]);
      graph.write(reference.weights.map(({ values }) => Float32Array.from(values)));
      const found = graph.run(call, graphInputs(reference));
      for (const [index, { what, wanted }] of outcomes(reference, trains).entries()) {
        expectClose(what, found[index] ?? [], wanted);
      }
      if (variables.length > 0) expectAfter(graph.read(), reference);
      graph.dispose();
    });
    network.dispose();
    expect(memory().numTensors).toBe(before);
  });
});
