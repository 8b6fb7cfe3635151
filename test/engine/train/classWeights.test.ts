import { beforeAll, describe, expect, test } from 'vitest';
import type { TrainSpec } from '../../../src/language';
import { createTrainingSession } from '../../../src/engine/train';
import { chain, layer, modelFile, prepared, recordingHooks, split, threeClasses } from './modelFiles';
import { useNativeBackend } from './useBackend';

const network = chain('features', layer('dense', { units: 3, activation: 'softmax', kernelInitializer: 'zeros' }));

/** Of each class as many rows as said; the features say nothing. */
function rows(...counts: readonly number[]) {
  const labels = Int32Array.from(counts.flatMap((count, label) => Array<number>(count).fill(label)));
  const values = new Float32Array(labels.length * 2).fill(0.5);
  return split({ features: { shape: [2], dtype: 'float32', values } }, { shape: [], dtype: 'int32', values: labels });
}

async function firstEpoch(classWeights: TrainSpec['classWeights']) {
  const sgd = { name: 'sgd', config: { learningRate: 0.1 } };
  const train: Partial<TrainSpec> = { epochs: 1, batchSize: 100, optimizer: sgd };
  const file = modelFile([network], { ...train, ...(classWeights === undefined ? {} : { classWeights }) });
  const session = await createTrainingSession(file, prepared(rows(8, 3, 1), rows(1, 1, 1), null, threeClasses));
  const hooks = recordingHooks();
  await session.run(hooks);
  expect(session.mode).toBe('graph');
  const bias = (await session.bestModel()).weights.find((weight) => weight.name.includes('bias'));
  session.dispose();
  return { logs: hooks.epochs[0]?.logs ?? {}, bias: Array.from(bias?.values ?? []) };
}

beforeAll(useNativeBackend);

describe('class weights', () => {
  test('weigh the loss of each row, whose mean is over all rows as in Keras', async () => {
    const { logs, bias } = await firstEpoch({ a: 0.5, c: 4 });
    const whole = (8 * 0.5 + 3 * 1 + 1 * 4) / 12;
    expect(logs['loss']).toBeCloseTo(whole * Math.log(3), 5);
    // Softmax's gradient of a row is p - y, times its weight.
    const pulls = [8 * 0.5, 3 * 1, 1 * 4].map((pull) => pull / 12);
    for (const [index, pull] of pulls.entries()) expect(bias[index]).toBeCloseTo(-0.1 * (whole / 3 - pull), 5);
  });

  test('leave the validation as it is', async () => {
    const plain = await firstEpoch({ a: 1, b: 1, c: 1 });
    expect(plain).toEqual(await firstEpoch(undefined));
    const { logs } = await firstEpoch({ a: 0.001, b: 0.001, c: 0.001 });
    expect(logs['val_loss']).toBeCloseTo(Math.log(3), 3);
  });

  test('make classes count the same when they are balanced', async () => {
    const { logs, bias } = await firstEpoch('balanced');
    expect(logs['loss']).toBeCloseTo(Math.log(3), 5);
    for (const value of bias) expect(value).toBeCloseTo(0, 6);
  });

  test('for a class that the data does not have are an error', async () => {
    await expect(firstEpoch({ d: 2 })).rejects.toMatchObject({ code: 'unknown-class' });
  });
});
