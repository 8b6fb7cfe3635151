import { memory, mul, setBackend, tensor, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildNetwork, variableOf, type Network } from '../../../src/engine/build';
import { Answering } from '../../../src/engine/inference/answering';
import { compileNetwork, predictionCall } from '../../../src/engine/inference/compiledNetwork';
import { encodeSavedModel } from '../../../src/engine/trace';
import { expectClose } from '../references/expectClose';
import { layerCases } from '../references/layerCases';
import { buildReference, inputsOf, setWeights } from '../references/referenceNetwork';
import { chain, layer } from '../train/modelFiles';
import { useNativeBackend } from '../train/useBackend';

beforeAll(useNativeBackend);

function compiled(network: Network) {
  const made = compileNetwork(network, (output) => output);
  if ('key' in made) throw new Error(JSON.stringify(made));
  return made;
}

/** One network of each kind that the examples have: what it takes of one row. */
const kinds = {
  table: {
    shape: [4],
    layers: [layer('dense', { units: 16, activation: 'relu' }), layer('dense', { units: 3, activation: 'softmax' })],
  },
  images: {
    shape: [12, 12, 1],
    layers: [
      layer('conv2d', { filters: 8, kernelSize: 3, activation: 'relu' }),
      layer('maxPooling2d', { poolSize: 2 }),
      layer('flatten'),
      layer('dense', { units: 10, activation: 'softmax' }),
    ],
  },
  texts: {
    shape: [7],
    layers: [
      layer('embedding', { inputDim: 50, outputDim: 6, maskZero: true }),
      layer('lstm', { units: 8 }),
      layer('dense', { units: 2 }),
    ],
  },
  series: {
    shape: [9, 3],
    layers: [
      layer('gru', { units: 8, returnSequences: true }),
      layer('simpleRNN', { units: 4 }),
      layer('dense', { units: 1 }),
    ],
  },
};

describe('a compiled network answers as it does operation by operation', () => {
  test.each(Object.entries(kinds))('for %s, whatever the number of rows', (kind, { shape, layers }) => {
    const dtype = kind === 'texts' ? 'int32' : 'float32';
    const network = buildNetwork(chain('given', ...layers), [{ name: 'given', shape, dtype }], 3);
    const before = memory().numTensors;
    const one = compiled(network);
    for (const rows of [1, 2, 3, 8, 33]) {
      const size = shape.reduce((product, side) => product * side, rows);
      const numbers = Array.from({ length: size }, (_, place) =>
        dtype === 'int32' ? (place * 7) % 50 : Math.sin(place),
      );
      const values = dtype === 'int32' ? Int32Array.from(numbers) : Float32Array.from(numbers);
      const wanted = tidy(() => Array.from(network.call([tensor(values, [rows, ...shape], dtype)], false).dataSync()));
      expectClose(`${String(rows)} rows`, Array.from(one.run([{ shape: [rows, ...shape], dtype, values }])), wanted);
    }
    one.dispose();
    expect(memory().numTensors).toBe(before);
    network.dispose();
  });

  const cases = layerCases.filter(({ name }, index) => layerCases.findIndex((other) => other.name === name) === index);
  test.each(cases)('with $name', ({ reference }) => {
    const { network } = buildReference(reference);
    setWeights(network, reference);
    const wanted = tidy(() => Array.from(network.call(inputsOf(reference), false).dataSync()));
    const feeds = reference.inputs.map(({ shape, values, dtype = 'float32' }) => ({
      shape,
      dtype,
      values: dtype === 'int32' ? Int32Array.from(values) : Float32Array.from(values),
    }));
    const one = compiled(network);
    expectClose('the output', Array.from(one.run(feeds)), wanted);
    one.dispose();
    network.dispose();
  });
});

test('the file that the library reads a prediction from holds no weights', () => {
  const { shape, layers } = kinds.images;
  const network = buildNetwork(chain('given', ...layers), [{ name: 'given', shape, dtype: 'float32' }], 3);
  const { nodes } = predictionCall(network, (output) => output);
  const written = Buffer.from(encodeSavedModel(nodes, ''));
  const [kernel = new Float32Array()] = network.weights.map((weight) => variableOf(weight).dataSync());
  expect(kernel.length).toBeGreaterThan(4);
  expect(written.includes(Buffer.from(kernel.buffer, kernel.byteOffset, 16))).toBe(false);
  network.dispose();
});

describe('a network that cannot be compiled', () => {
  test('answers operation by operation all the same, and says why', async () => {
    const network = buildNetwork(
      chain('given', layer('dense', { units: 2 })),
      [{ name: 'given', shape: [3], dtype: 'float32' }],
      3,
    );
    const feed = { shape: [1, 3], dtype: 'float32' as const, values: Float32Array.of(1, 2, 3) };
    const wanted = new Answering(network, (output) => output).run([feed]);
    // Another backend than the library's.
    await setBackend('cpu');
    try {
      const answering = new Answering(network, (output) => output);
      expect(answering.prepare()).toEqual({ key: 'engine.traceNoLibrary' });
      expectClose('the answer', Array.from(answering.run([feed])), Array.from(wanted));
      answering.dispose();
    } finally {
      await setBackend('tensorflow');
    }
    network.dispose();
  });

  test('is one whose answers depend on the number of rows', () => {
    const network = buildNetwork(
      chain('given', layer('dense', { units: 2 })),
      [{ name: 'given', shape: [3], dtype: 'float32' }],
      3,
    );
    const answering = new Answering(network, (output) => mul(output, output.shape[0] ?? 0));
    expect(answering.prepare()).toMatchObject({ key: 'engine.traceInLayer' });
    const feed = { shape: [2, 3], dtype: 'float32' as const, values: Float32Array.of(1, 2, 3, 4, 5, 6) };
    const plain = new Answering(network, (output) => output);
    const doubled = Array.from(plain.run([feed]), (value) => 2 * value);
    expectClose('the answer', Array.from(answering.run([feed])), doubled);
    plain.dispose();
    answering.dispose();
    network.dispose();
  });
});
