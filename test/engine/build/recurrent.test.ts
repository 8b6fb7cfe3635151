import {
  concat,
  keep,
  memory,
  reshape,
  sum,
  tensor,
  tidy,
  variableGrads,
  mul,
  type Tensor,
  type Tensor1D,
} from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { buildNetwork, variableOf, type Network } from '../../../src/engine/build';
import { nativeBackend } from '../../../src/engine/native/activeBackend';
import { createRandom } from '../../../src/engine/random';
import {
  graphCall,
  loadGraph,
  record,
  replaceGather,
  stepLoop,
  type GraphInput,
  type Recording,
} from '../../../src/engine/trace';
import type { LayerSpec } from '../../../src/language';
import { chain, layer } from '../train/modelFiles';
import { useNativeBackend } from '../train/useBackend';

interface Case {
  readonly name: string;
  readonly batch: number;
  readonly steps: number;
  readonly layers: readonly LayerSpec[];
}

const smooth = {
  activation: 'tanh',
  recurrentActivation: 'sigmoid',
  recurrentInitializer: 'glorotUniform',
  biasInitializer: 'randomNormal',
};
const dropouts = { dropout: 0.3, recurrentDropout: 0.25 };
const ofText = layer('embedding', {
  inputDim: 7,
  outputDim: 5,
  maskZero: true,
  embeddingsInitializer: 'randomUniform',
});
const plainText = layer('embedding', { inputDim: 7, outputDim: 5, embeddingsInitializer: 'randomUniform' });

const cells: readonly string[] = ['lstm', 'gru', 'gru that resets before', 'simpleRNN'];
const recurrent = (cell: string, more: object = {}): LayerSpec => {
  const type = cell.split(' ')[0] ?? '';
  const reset = type === 'gru' ? { resetAfter: cell === type } : {};
  return layer(type, { units: 6, ...smooth, ...reset, ...more });
};
const cases: readonly Case[] = cells.flatMap((type): Case[] => [
  { name: `${type} in two halves`, batch: 16, steps: 9, layers: [plainText, recurrent(type)] },
  { name: `${type}, an odd batch`, batch: 5, steps: 9, layers: [plainText, recurrent(type)] },
  { name: `${type}, one step`, batch: 16, steps: 1, layers: [plainText, recurrent(type)] },
  {
    name: `${type}, a batch of one, one step`,
    batch: 1,
    steps: 1,
    layers: [plainText, recurrent(type, { returnSequences: true })],
  },
  { name: `${type}, 500 steps`, batch: 3, steps: 500, layers: [plainText, recurrent(type)] },
  { name: `${type}, masked`, batch: 18, steps: 9, layers: [ofText, recurrent(type)] },
  {
    name: `${type}, masked, every step, backwards`,
    batch: 7,
    steps: 9,
    layers: [ofText, recurrent(type, { returnSequences: true, goBackwards: true })],
  },
  {
    name: `${type}, every step in two halves, then the last`,
    batch: 20,
    steps: 8,
    layers: [ofText, recurrent(type, { returnSequences: true, ...dropouts }), recurrent(type, dropouts)],
  },
  {
    name: `${type}, without bias, dropout`,
    batch: 6,
    steps: 5,
    layers: [plainText, recurrent(type, { useBias: false, ...dropouts, goBackwards: true })],
  },
  {
    name: `${type}, hard activations`,
    batch: 17,
    steps: 5,
    layers: [plainText, recurrent(type, { activation: 'relu', recurrentActivation: 'hardSigmoid' })],
  },
  {
    name: `${type}, linear activations`,
    batch: 16,
    steps: 4,
    layers: [plainText, recurrent(type, { activation: 'linear', recurrentActivation: 'sigmoid' })],
  },
  {
    name: `${type}, an activation that has no loop`,
    batch: 16,
    steps: 4,
    layers: [plainText, recurrent(type, { activation: 'softsign' })],
  },
  {
    name: `${type} in both directions, masked`,
    batch: 16,
    steps: 7,
    layers: [
      ofText,
      layer(
        'bidirectional',
        { mergeMode: 'concat' },
        { wrapped: recurrent(type, { returnSequences: true, ...dropouts }) },
      ),
      layer('bidirectional', { mergeMode: 'sum' }, { wrapped: recurrent(type) }),
    ],
  },
]);

beforeAll(async () => {
  await useNativeBackend();
  replaceGather();
});

/** What the network gives, and the gradients by all its weights, in one list of numbers. */
function everything(network: Network, [seed, input]: readonly Tensor[], training: boolean): Tensor[] {
  if (!seed || !input) throw new Error('the program lacks its feeds');
  const flat: Tensor[] = [];
  network.random.begin(seed as Tensor1D);
  const { grads } = variableGrads(() => {
    const output = network.call([input], training);
    flat.push(keep(reshape(output, [-1])));
    return sum(mul(mul(output, output), 0.5).add(output));
  }, network.weights.map(variableOf));
  network.random.end();
  for (const weight of network.weights) {
    const gradient = grads[variableOf(weight).name];
    if (!gradient) throw new Error(`no gradient for ${weight.name}`);
    flat.push(reshape(gradient, [-1]));
  }
  const all = concat(flat);
  flat[0]?.dispose();
  return [all];
}

const largest = (values: Float32Array): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

function expectSame(found: Float32Array | undefined, wanted: Float32Array): void {
  expect(found?.length).toBe(wanted.length);
  const distance = wanted.map((value, index) => value - (found?.[index] ?? 0));
  expect(largest(distance)).toBeLessThanOrEqual(1e-5 * Math.max(1, largest(wanted)));
}

test.each(cases)('$name: as a loop in the graph the same as op by op', ({ batch, steps, layers }) => {
  const backend = nativeBackend();
  if (!backend) throw new Error('the native library is not in use');
  const random = createRandom(steps + batch);
  const tokens = Int32Array.from({ length: batch * steps }, () => random.integer(7));
  const network = buildNetwork(chain('text', ...layers), [{ name: 'text', shape: [steps], dtype: 'int32' }], 3);
  const variables = network.weights.map(variableOf);
  const seed: GraphInput = { shape: [2], dtype: 'int32', values: Int32Array.of(5, 8) };
  const text: GraphInput = { shape: [batch, steps], dtype: 'int32', values: tokens };
  const before = memory().numTensors;

  for (const training of [true, false]) {
    const feeds = [seed, text].map((feed) => tensor(feed.values, [...feed.shape], 'int32'));
    const [wanted] = tidy(() => everything(network, feeds, training).map((one) => one.dataSync() as Float32Array));
    const recorded: Recording[] = [];
    tidy(() => {
      for (const prefix of ['once', 'many']) {
        recorded.push(record(backend, prefix, variables, feeds, () => everything(network, feeds, training)).recording);
      }
    });
    const [once, many] = recorded;
    if (!once || !many || !wanted) throw new Error('nothing was recorded');
    const call = graphCall(once);
    const loop = stepLoop(many, [{ from: 'table' }, { from: 'table' }]);
    const graph = loadGraph(backend, variables, [call, loop]);
    graph.write(variables.map((variable) => Float32Array.from(variable.dataSync())));
    expectSame(graph.run(call, [seed, text])[0], wanted);

    const twice = (feed: GraphInput): GraphInput => {
      const values = Int32Array.from([...feed.values, ...feed.values]);
      return { shape: [2, ...feed.shape], dtype: 'int32', values };
    };
    const limit: GraphInput = { shape: [], dtype: 'int32', values: Int32Array.of(2) };
    const [rows] = graph.run(loop, [limit, twice(seed), twice(text)]);
    expectSame(rows?.subarray(0, wanted.length), wanted);
    expectSame(rows?.subarray(wanted.length), wanted);
    graph.dispose();
    for (const feed of feeds) feed.dispose();
  }
  network.dispose();
  expect(memory().numTensors).toBeLessThan(before);
});
