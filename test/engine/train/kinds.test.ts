import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { NetworkSpec, TrainSpec } from '../../../src/language';
import type { PreparedData, TargetScaling } from '../../../src/engine/contract';
import { createTrainingSession } from '../../../src/engine/train';
import { createRandom } from '../../../src/engine/random';
import { blobs, chain, layer, modelFile, prepared, recordingHooks, split, threeClasses } from './modelFiles';
import { useNativeBackend } from './useBackend';

const random = createRandom(5);
const two: TargetScaling = { kind: 'category', name: 'label', classes: ['no', 'yes'] };

function images(rows: number) {
  const labels = Int32Array.from({ length: rows }, (_, row) => row % 2);
  const values = Float32Array.from({ length: rows * 64 }, (_, index) => {
    const row = Math.floor(index / 64);
    return random.uniform() * 0.5 + (row % 2 === 1 && index % 8 < 4 ? 0.6 : 0);
  });
  const image = { shape: [8, 8, 1], dtype: 'float32' as const, values };
  return split({ image }, { shape: [], dtype: 'int32', values: labels });
}

function texts(rows: number) {
  const labels = Int32Array.from({ length: rows }, (_, row) => row % 2);
  const values = Int32Array.from({ length: rows * 6 }, (_, index) =>
    index % 6 < 2 ? 0 : 2 + random.integer(4) + (Math.floor(index / 6) % 2) * 4,
  );
  return split({ text: { shape: [6], dtype: 'int32', values } }, { shape: [], dtype: 'int32', values: labels });
}

function line(rows: number) {
  const x = Float32Array.from({ length: rows }, () => random.normal());
  const y = x.map((value) => value * 0.9 + random.normal() * 0.1);
  return split({ features: { shape: [1], dtype: 'float32', values: x } }, { shape: [1], dtype: 'float32', values: y });
}

interface Case {
  readonly name: string;
  readonly network: NetworkSpec;
  readonly data: PreparedData;
  readonly train?: Partial<TrainSpec>;
  readonly better: (logs: Readonly<Record<string, number | null>>) => number;
  readonly atLeast: number;
}

const orthogonal = { recurrentInitializer: 'orthogonal', recurrentActivation: 'sigmoid', activation: 'tanh' };
const accuracy: Case['better'] = (logs) => logs['val_accuracy'] ?? 0;
const cases: readonly Case[] = [
  {
    name: 'images, with convolution, pooling and batch normalization',
    network: chain(
      'image',
      layer('conv2d', { filters: 4, kernelSize: [3, 3], activation: 'relu' }),
      layer('batchNormalization', { momentum: 0.9 }),
      layer('maxPooling2d', { poolSize: [2, 2] }),
      layer('flatten'),
      layer('dense', { units: 2, activation: 'softmax' }),
    ),
    data: prepared(images(70), images(20), null, two),
    better: accuracy,
    atLeast: 0.9,
  },
  {
    name: 'texts, with a masked embedding, a bidirectional LSTM with dropout, from logits',
    network: chain(
      'text',
      layer('embedding', { inputDim: 10, outputDim: 8, maskZero: true, embeddingsInitializer: 'randomUniform' }),
      layer(
        'bidirectional',
        { mergeMode: 'concat' },
        { wrapped: layer('lstm', { units: 6, dropout: 0.2, ...orthogonal }) },
      ),
      layer('dense', { units: 2 }),
    ),
    data: prepared(texts(70), texts(20), null, two),
    train: { loss: { name: 'sparseCategoricalCrossentropy', config: { fromLogits: true } } },
    better: accuracy,
    atLeast: 0.9,
  },
  {
    name: "numbers, with a penalty, in the target's units",
    network: chain(
      'features',
      layer('dense', { units: 1, kernelRegularizer: { className: 'L1L2', config: { l1: 0, l2: 0.001 } } }),
    ),
    data: prepared(line(80), line(20), null, { kind: 'numeric', name: 'y', mean: 100, deviation: 10 }),
    train: {
      optimizer: { name: 'rmsprop', config: { learningRate: 0.05, clipNorm: 1 } },
      loss: { name: 'meanSquaredError', config: {} },
      metrics: ['rmse', 'mae', 'r2'].map((name) => ({ name, config: {} })),
    },
    better: (logs) => logs['val_r2'] ?? 0,
    atLeast: 0.8,
  },
];

beforeAll(useNativeBackend);

describe('training as a graph', () => {
  test.each(cases)('learns $name', async ({ network, data, train, better, atLeast }) => {
    const before = memory().numTensors;
    const session = await createTrainingSession(modelFile([network], { epochs: 12, ...train }), data);
    const hooks = recordingHooks();
    await session.run(hooks);
    expect([session.mode, session.eagerReason]).toEqual(['graph', undefined]);
    expect(better(hooks.epochs.at(-1)?.logs ?? {})).toBeGreaterThan(atLeast);
    session.dispose();
    expect(memory().numTensors).toBe(before);
  });

  test.each(['sgd', 'adam', 'adamW', 'rmsprop', 'adagrad', 'adadelta', 'adamax', 'nadam', 'lion', 'lamb', 'ftrl'])(
    '%s lowers the loss',
    async (name) => {
      const file = modelFile([chain('features', layer('dense', { units: 3, activation: 'softmax' }))], {
        optimizer: { name, config: { learningRate: name === 'adadelta' ? 1 : 0.02, momentum: 0.5, nesterov: true } },
      });
      const session = await createTrainingSession(file, prepared(blobs(96, 1), null, null, threeClasses));
      const hooks = recordingHooks();
      await session.run(hooks);
      expect(session.mode).toBe('graph');
      expect(hooks.epochs.at(-1)?.logs['loss']).toBeLessThan(hooks.epochs[0]?.logs['loss'] ?? 0);
      session.dispose();
    },
  );

  test('trains a generator against a discriminator', async () => {
    const before = memory().numTensors;
    const adam = { name: 'adam', config: { learningRate: 0.01 } };
    const generator = { ...chain('noise', layer('dense', { units: 4 })), name: 'generator', inputShape: [3] };
    const discriminator = {
      ...chain('features', layer('dense', { units: 1, activation: 'sigmoid' })),
      name: 'discriminator',
    };
    const file = modelFile([generator, discriminator], {
      loss: { name: 'binaryCrossentropy', config: { fromLogits: false } },
      metrics: [],
      gan: {
        generator: 'generator',
        discriminator: 'discriminator',
        latent: 3,
        generatorOptimizer: adam,
        discriminatorOptimizer: adam,
        realLabel: 1,
      },
    });
    const session = await createTrainingSession(
      file,
      prepared({ ...blobs(40, 1), target: null }, null, null, { kind: 'none' }),
    );
    const first = (await session.bestModel()).weights;
    const hooks = recordingHooks();
    await session.run(hooks);
    expect([session.mode, session.eagerReason]).toEqual(['graph', undefined]);
    expect(hooks.epochs.at(-1)?.logs['generator_loss']).toBeGreaterThan(0);
    expect(hooks.epochs.at(-1)?.logs['discriminator_loss']).toBeGreaterThan(0);
    const last = (await session.bestModel()).weights;
    expect(last.map((one) => one.name)).toContain('generator/dense_1/kernel');
    for (const [index, one] of last.entries()) expect(one.values).not.toEqual(first[index]?.values);
    session.dispose();
    expect(memory().numTensors).toBe(before);
  });

  test('stops at a loss that is not finite, with the last finite weights', async () => {
    const network = chain('features', layer('dense', { units: 4 }), layer('dense', { units: 1 }));
    const file = modelFile([network], {
      optimizer: { name: 'sgd', config: { learningRate: 5 } },
      loss: { name: 'meanSquaredError', config: {} },
      metrics: [],
      epochs: 200,
    });
    const scaling: TargetScaling = { kind: 'numeric', name: 'y', mean: 0, deviation: 1 };
    const session = await createTrainingSession(file, prepared(line(80), null, null, scaling));
    const hooks = recordingHooks();
    const error: unknown = await session.run(hooks).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: 'run', code: 'loss-not-finite' });
    expect(error).toMatchObject({ text: { args: { step: hooks.steps.length + 1 } } });
    const { weights } = await session.bestModel();
    expect(weights.every(({ values }) => values.every((value) => Number.isFinite(value)))).toBe(true);
    expect((await session.capture()).step).toBeGreaterThanOrEqual(hooks.steps.length - 1);
    session.dispose();
  });
});
