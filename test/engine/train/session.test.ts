import { memory, getBackend } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { createTrainingSession } from '../../../src/engine/train';
import type { NamedArray } from '../../../src/engine/contract';
import { blobs, chain, layer, modelFile, prepared, recordingHooks, threeClasses } from './modelFiles';
import { useNativeBackend } from './useBackend';

const network = chain(
  'features',
  layer('dense', { units: 16, activation: 'relu' }),
  layer('dropout', { rate: 0.2 }),
  layer('dense', { units: 3, activation: 'softmax' }),
);
const data = () => prepared(blobs(100, 1), blobs(30, 2), null, threeClasses);

function bits(arrays: readonly NamedArray[]): string {
  return arrays
    .map(
      ({ name, values }) =>
        `${name} ${Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('hex')}`,
    )
    .join('\n');
}

beforeAll(useNativeBackend);

describe('a training session', () => {
  test('runs on the native library', () => {
    expect(getBackend()).toBe('tensorflow');
  });

  test('learns to tell three blobs apart, and validates after every epoch', async () => {
    const session = await createTrainingSession(modelFile([network], { epochs: 20 }), data());
    const hooks = recordingHooks();
    const outcome = await session.run(hooks);
    expect(session.eagerReason).toBeUndefined();
    expect(session.mode).toBe('graph');
    expect(session.parameters).toBe(4 * 16 + 16 + 16 * 3 + 3);
    expect(outcome).toMatchObject({ reason: 'completed', epoch: 20, step: 140 });
    expect(hooks.epochs).toHaveLength(20);
    expect(hooks.epochs.at(-1)?.logs['val_accuracy']).toBeGreaterThan(0.85);
    expect(hooks.epochs.at(-1)?.logs['loss']).toBeLessThan(hooks.epochs[0]?.logs['loss'] ?? 0);
    session.dispose();
  });

  test('gives the very same weights when it is paused in mid-epoch and resumed by another session', async () => {
    const file = modelFile([network], { epochs: 4 });
    const whole = await createTrainingSession(file, data());
    await whole.run(recordingHooks());
    const unbroken = (await whole.capture()).arrays;
    whole.dispose();

    const first = await createTrainingSession(file, data());
    const paused = await first.run(recordingHooks({ stopAt: 10 }));
    expect(paused.reason).toBe('paused');
    expect(paused.step).toBeGreaterThanOrEqual(10);
    expect(paused.step).toBeLessThan(28);
    const checkpoint = structuredClone(await first.capture());
    first.dispose();
    const second = await createTrainingSession(file, data());
    await second.restore(checkpoint);
    await second.run(recordingHooks());
    expect(bits((await second.capture()).arrays)).toBe(bits(unbroken));
    second.dispose();
  });

  test('tells how long the gradients of a step are, which is how far plain descent goes by its rate', async () => {
    const learningRate = 0.125;
    const optimizer = { name: 'sgd' as const, config: { learningRate } };
    const file = modelFile([network], { epochs: 1, batchSize: 1000, optimizer });
    const session = await createTrainingSession(file, data());
    const before = (await session.capture()).arrays;
    const told: (number | null | undefined)[] = [];
    const hooks = recordingHooks();
    await session.run({ ...hooks, onBatch: ({ logs }) => told.push(logs['gradient_norm']) });
    const after = (await session.capture()).arrays;
    const moved = before.flatMap(({ name, values }) => {
      const now = after.find((array) => array.name === name)?.values ?? [];
      return Array.from(values, (value, index) => (value - (now[index] ?? NaN)) / learningRate);
    });
    expect(told).toHaveLength(1);
    expect(told[0]).toBeCloseTo(Math.hypot(...moved), 4);
    session.dispose();
  });

  test('leaves no tensor behind', async () => {
    const before = memory().numTensors;
    const session = await createTrainingSession(modelFile([network], { epochs: 2 }), data());
    await session.run(recordingHooks());
    session.dispose();
    expect(memory().numTensors).toBe(before);
  });
});
