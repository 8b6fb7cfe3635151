import { beforeAll, describe, expect, test } from 'vitest';
import type { JsonValue, ScheduleSpec } from '../../../src/language';
import { createTrainingSession } from '../../../src/engine/train';
import { blobs, chain, layer, modelFile, prepared, recordingHooks, threeClasses } from './modelFiles';
import { useNativeBackend } from './useBackend';

const network = chain('features', layer('dense', { units: 3, activation: 'softmax' }));
const data = () => prepared(blobs(100, 1), blobs(30, 2), null, threeClasses);
const stepsPerEpoch = 7;

const plateau = (monitor: string): ScheduleSpec => ({
  name: 'reduceOnPlateau',
  config: { monitor, mode: 'max', factor: 0.5, patience: 1, minDelta: 1, cooldown: 0, minLearningRate: 0, warmUp: 1 },
});

function fileWith(schedule: ScheduleSpec | null, optimizer: Readonly<Record<string, JsonValue>> = {}, epochs = 6) {
  const name = 'sgd';
  return modelFile([network], { epochs, schedule, optimizer: { name, config: { learningRate: 0.5, ...optimizer } } });
}

/** Rates as they were told, and the weights at the end. */
async function trained(file: ReturnType<typeof fileWith>) {
  const session = await createTrainingSession(file, data());
  const rates: number[] = [];
  const hooks = recordingHooks();
  await session.run({ ...hooks, onBatch: (batch) => rates.push(batch.learningRate) });
  const { arrays } = await session.capture();
  session.dispose();
  return { rates, epochs: hooks.epochs, weights: arrays.flatMap((array) => Array.from(array.values)) };
}

beforeAll(useNativeBackend);

describe('a learning-rate schedule', () => {
  test('rules each step by its own place, also where one call does many', async () => {
    // Rates of 0 after the first epoch: what was learned there stays to the last bit.
    const still = { name: 'piecewise', config: { boundaries: [1], values: [0.5, 0], warmUp: 0 } };
    const long = await trained(fileWith(still));
    const short = await trained(fileWith(null, {}, 1));
    expect(long.weights).toEqual(short.weights);
    expect(long.rates).toEqual([...Array<number>(stepsPerEpoch).fill(0.5), ...Array<number>(35).fill(0)]);
    expect(long.epochs.map((epoch) => epoch.learningRate)).toEqual([0.5, 0, 0, 0, 0, 0]);
  });

  test('halves the rate where an epoch brings no gain', async () => {
    const { epochs } = await trained(fileWith(plateau('val_accuracy')));
    expect(epochs.map((epoch) => epoch.learningRate)).toEqual([(0.5 * 6) / 7, 0.5, 0.25, 0.125, 0.0625, 0.03125]);
  });

  test.each([plateau('val_accuracy'), { name: 'cosine', config: { decayEpochs: null, alpha: 0.1, warmUp: 1.5 } }])(
    'goes on as if unbroken when the run is resumed: $name',
    async (schedule) => {
      const file = fileWith(schedule, { momentum: 0.9 });
      const whole = await createTrainingSession(file, data());
      const unbroken: number[] = [];
      await whole.run({ ...recordingHooks(), onBatch: (batch) => unbroken.push(batch.learningRate) });
      const wanted = await whole.capture();
      whole.dispose();
      const told: number[] = [];
      let session = await createTrainingSession(file, data());
      for (const stopAt of [9, 21, 30, 1000]) {
        const hooks = recordingHooks({ stopAt });
        await session.run({
          ...hooks,
          onBatch: (batch) => {
            hooks.onBatch(batch);
            told.push(batch.learningRate);
          },
        });
        const checkpoint = structuredClone(await session.capture());
        session.dispose();
        session = await createTrainingSession(file, data());
        await session.restore(checkpoint);
      }
      const found = await session.capture();
      session.dispose();
      expect(told).toEqual(unbroken);
      const { seconds: _wanted, ...wantedState } = wanted.state as Record<string, JsonValue>;
      const { seconds: _found, ...foundState } = found.state as Record<string, JsonValue>;
      expect(foundState).toEqual(wantedState);
      expect(found.arrays).toEqual(wanted.arrays);
    },
  );
});
