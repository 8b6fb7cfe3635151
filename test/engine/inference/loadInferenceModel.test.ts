import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadInferenceModel, type EncodeRows } from '../../../src/engine/inference';
import { createTrainingSession } from '../../../src/engine/train';
import type { TrainedModel } from '../../../src/engine/contract';
import { blobs, chain, layer, modelFile, prepared, recordingHooks, threeClasses } from '../train/modelFiles';
import { useNativeBackend } from '../train/useBackend';

const names = ['a1', 'a2', 'a3', 'a4'];
const file = {
  ...modelFile([chain('features', layer('dense', { units: 3 }))], {
    epochs: 15,
    loss: { name: 'sparseCategoricalCrossentropy', config: { fromLogits: true } },
  }),
};
const tested = {
  ...file,
  data: {
    ...file.data,
    inputs: names.map((column) => ({ column, type: 'numeric' as const })),
  },
};
const test30 = blobs(30, 3);
const encode: EncodeRows = (rows) =>
  Promise.resolve({
    features: {
      shape: [4],
      dtype: 'float32',
      values: Float32Array.from(rows.flatMap((row) => names.map((name) => Number(row[name])))),
    },
  });

async function train(): Promise<TrainedModel> {
  const session = await createTrainingSession(tested, prepared(blobs(100, 1), blobs(30, 2), test30, threeClasses));
  await session.run(recordingHooks());
  const model = await session.bestModel();
  session.dispose();
  return model;
}

beforeAll(useNativeBackend);

describe('a trained version', () => {
  test('answers with probabilities that sum to 1 and the label of the highest', async () => {
    const version = await loadInferenceModel(await train(), encode);
    const [answer] = await version.predict([{ a1: 0, a2: 2, a3: 0, a4: 0, label: 'b' }]);
    expect(answer?.label).toBe('b');
    expect(answer?.target).toBe('b');
    expect(answer?.output.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
    version.dispose();
  });

  test('evaluates a split the same each time, and its confusion matrix agrees with its accuracy', async () => {
    const before = memory().numTensors;
    const model = await train();
    const version = await loadInferenceModel(model, encode);
    const evaluate = () => version.evaluate(test30, 'test', (row) => ({ kind: 'row', cells: { row } }));
    const first = await evaluate();
    expect(await evaluate()).toEqual(first);
    const confusion = first.classification?.confusion ?? [];
    const right = confusion.reduce((sum, line, index) => sum + (line[index] ?? 0), 0);
    expect(first.metrics['accuracy']).toBeCloseTo(right / 30, 6);
    expect(first.classification?.wrong).toHaveLength(30 - right);
    expect(first.loss).toBeGreaterThan(0);
    version.dispose();
    expect(memory().numTensors).toBe(before);
  });
});
