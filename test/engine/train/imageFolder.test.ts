import { beforeAll, expect, test } from 'vitest';
import { memory } from '@tensorflow/tfjs-core';
import { prepareData, prepareRows, readFacts, readRows } from '../../../src/engine/data';
import { generateTable } from '../../../src/engine/data/generate/generateTable';
import { loadInferenceModel } from '../../../src/engine/inference';
import { createTrainingSession } from '../../../src/engine/train';
import { checkModelFile, type ModelFile } from '../../../src/language';
import { png, withTree } from '../../unit/data/png';
import { recordingHooks } from './modelFiles';
import { useNativeBackend } from './useBackend';

beforeAll(useNativeBackend);

/** Generated digits as files, in a folder for each. */
function digits(folder: string, samples: number, seed: number): Record<string, Uint8Array> {
  const table = generateTable({ kind: 'generate', generator: 'digits', samples, noise: 0.1, seed });
  const [images, labels] = table.columns;
  if (images?.kind !== 'images' || labels?.kind !== 'words') throw new TypeError('the generator makes images');
  return Object.fromEntries(
    Array.from(labels.codes, (code, row) => [
      `${folder}/${labels.values[code] ?? ''}/${row}.png`,
      png(28, 28, images.pixels.subarray(row * 784, (row + 1) * 784)),
    ]),
  );
}

async function modelFile(text: string, folder: string): Promise<ModelFile> {
  const { data } = checkModelFile(text, { fileName: 'photos.model.yaml' });
  if (!data) throw new Error('no data section');
  const { model, problems } = checkModelFile(text, {
    fileName: 'photos.model.yaml',
    facts: await readFacts(data, folder),
  });
  if (!model) throw new Error(JSON.stringify(problems));
  return model;
}

test('a folder of images trains a network that knows the images of another folder', async () => {
  const tree = { ...digits('digits/train', 500, 1), ...digits('digits/validation', 100, 2), ...digits('more', 50, 3) };
  await withTree(tree, async (folder) => {
    const file = await modelFile(
      `data: {source: digits/, inputs: {image: {size: 14}}}
model: [flatten, {dense: {units: 48, activation: relu}}, {dense: {units: 10, activation: softmax}}]
train: {epochs: 15, batchSize: 20, optimizer: {adam: {learningRate: 0.01}}}
`,
      folder,
    );
    const before = memory().numTensors;
    const data = await prepareData(file, folder);
    const session = await createTrainingSession(file, data);
    expect([session.mode, session.eagerReason]).toEqual(['graph', undefined]);
    const hooks = recordingHooks();
    await session.run(hooks);
    expect(hooks.epochs.at(-1)?.logs['val_accuracy']).toBeGreaterThan(0.8);
    const trained = await session.bestModel();
    session.dispose();
    const model = await loadInferenceModel(
      trained,
      async (rows) => (await prepareRows(trained.preprocessing, rows, { folder })).inputs,
    );
    const rows = await readRows(trained.preprocessing, 'more', { folder });
    const answers = await model.predict(rows);
    const right = answers.filter((answer, row) => answer.label === rows[row]?.['label']).length;
    expect(right / rows.length).toBeGreaterThan(0.7);
    model.dispose();
    expect(memory().numTensors).toBe(before);
  });
});
