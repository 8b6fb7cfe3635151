import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { prepareData } from '../../../src/engine/data';
import { loadInferenceModel } from '../../../src/engine/inference';
import { evaluateSplits } from '../../../src/engine/run/keepVersion';
import { createTrainingSession } from '../../../src/engine/train';
import { checkModelFile, type ModelFile } from '../../../src/language';
import type { Measures } from '../../../src/protocol';
import { recordingHooks } from './modelFiles';
import { useNativeBackend } from './useBackend';

const examples = path.resolve(import.meta.dirname, '../../../examples');

function read(text: string, set: readonly string[] = []): ModelFile {
  const { model, problems } = checkModelFile(text, { fileName: 'autoencoder.model.yaml', set });
  if (!model) throw new Error(JSON.stringify(problems));
  return model;
}

async function train(model: ModelFile) {
  const data = await prepareData(model, examples);
  const session = await createTrainingSession(model, data);
  const logs: Measures[] = [];
  await session.run({
    ...recordingHooks(),
    onEpoch: (event) => {
      logs.push(event.logs);
      return Promise.resolve();
    },
  });
  const trained = await session.bestModel();
  const { mode } = session;
  session.dispose();
  return { data, logs, trained, mode };
}

const table = `
data:
  source: {generate: blobs, samples: 600, seed: 3}
  inputs: [x, y]
  target: inputs
model:
  - dense: {units: 16, activation: tanh}
  - dense: 2
train: {epochs: 30, batchSize: 32, optimizer: {adam: {learningRate: 0.01}}, metrics: [mse]}
`;

beforeAll(useNativeBackend);

describe('an autoencoder', () => {
  test('learns, as the example, to draw digits again', async () => {
    const text = await readFile(path.join(examples, 'autoencoder.model.yaml'), 'utf8');
    const { data, logs, trained, mode } = await train(read(text));
    expect(mode).toBe('graph');
    const losses = logs.map((one) => Number(one['val_loss']));
    expect(losses.at(-1)).toBeLessThan(0.35 * (losses[0] ?? 0));
    const splits = await evaluateSplits(trained, data);
    const last = splits.find(({ split }) => split === 'test');
    const detail = last?.reconstruction;
    expect(detail?.quantiles).toHaveLength(101);
    expect(detail?.errors.counts.reduce((sum, count) => sum + count, 0)).toBe(last?.rows);
    expect(detail?.worst[0]).toMatchObject({ preview: { kind: 'image' }, reconstruction: { kind: 'image' } });
    expect(detail?.worst[0]?.error).toBeCloseTo(detail?.quantiles.at(-1) ?? NaN, 6);
    expect(last?.metrics['rmse']).toBeCloseTo(Math.sqrt(Number(last?.loss)), 4);
  });

  test('measures all numbers of a row, tells where an error stands, and shows a row in its columns units', async () => {
    const { data, trained } = await train(read(table));
    const splits = await evaluateSplits(trained, data);
    const [first] = splits;
    expect(first?.metrics['mse']).toBeCloseTo(Number(first?.loss), 5);
    expect(first?.loss).toBeLessThan(0.05);
    const errors = first?.reconstruction?.quantiles ?? [];
    const model = await loadInferenceModel(
      { ...trained, signature: { ...trained.signature, reconstructs: { errors } } },
      (rows) =>
        Promise.resolve({
          features: {
            shape: [2],
            dtype: 'float32',
            values: Float32Array.from(rows.flatMap(({ x, y }) => [Number(x), Number(y)])),
          },
        }),
    );
    const [usual, odd] = await model.predict([
      { x: 0.5, y: 0.5 },
      { x: 40, y: -40 },
    ]);
    model.dispose();
    expect(usual?.reconstruction?.sample).toMatchObject({ kind: 'row' });
    expect(usual?.reconstruction?.standing).toBeLessThan(1);
    expect(odd?.reconstruction?.standing).toBe(1);
    expect(odd?.output).toEqual([odd?.reconstruction?.error]);
  });

  test('takes pictures whole, as convolutions give them', async () => {
    const model = read(`
data:
  source: {generate: digits, samples: 120}
  inputs: [image]
  target: inputs
  augment: {flip: horizontal, shift: 0.1, noise: 0.1}
model:
  - conv2d: {filters: 4, kernelSize: 3, padding: same, activation: relu}
  - conv2d: {filters: 1, kernelSize: 3, padding: same, activation: sigmoid}
train: {epochs: 2, loss: binaryCrossentropy}
`);
    const { logs, mode } = await train(model);
    expect(mode).toBe('graph');
    expect(Number(logs[1]?.['loss'])).toBeLessThan(Number(logs[0]?.['loss']));
    expect(logs[1]?.['rmse']).toBeLessThan(1);
  });

  test('takes windows of a series whole, and shows the last row of one', async () => {
    const model = read(`
data:
  source: {generate: series, samples: 200}
  inputs: [value]
  target: inputs
  window: {length: 6}
model:
  - lstm: 6
  - repeatVector: 6
  - lstm: {units: 6, returnSequences: true}
  - dense: 1
train: {epochs: 2}
`);
    const { data, logs, trained } = await train(model);
    expect(Number(logs[1]?.['loss'])).toBeLessThan(Number(logs[0]?.['loss']));
    const [first] = await evaluateSplits(trained, data);
    expect(Object.keys(first?.reconstruction?.worst[0]?.reconstruction ?? {})).toContain('cells');
  });
});
