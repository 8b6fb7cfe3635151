import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { memory } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TrainedModel } from '../../../src/engine/contract';
import { prepareData, prepareRows, readFacts, takeRow } from '../../../src/engine/data';
import { loadInferenceModel } from '../../../src/engine/inference';
import { createTrainingSession } from '../../../src/engine/train';
import { checkModelFile, type ModelFile } from '../../../src/language';
import type { InputRow } from '../../../src/protocol';
import { readTrainedModel, versionFolder, versionFormat, writeVersion } from '../../../src/store';
import { recordingHooks } from './modelFiles';
import { useNativeBackend } from './useBackend';

const folder = path.resolve(import.meta.dirname, '../../../examples');
const names = readdirSync(folder).filter((name) => name.endsWith('.model.yaml'));

/** Parameters that the articles give; of the texts they depend on the vocabulary. */
const parameters: Readonly<Record<string, number>> = {
  'binary-classifier': 18_178,
  gan: 208_740 + 157_953,
  'mnist-cnn': 93_322,
  'net-10-20-1': 241,
  'regression-100': 121,
  'regression-service': 121,
};

let store: string;
beforeAll(async () => {
  await useNativeBackend();
  store = await mkdtemp(path.join(tmpdir(), 'examples-'));
});
afterAll(() => rm(store, { recursive: true, force: true }));

async function example(fileName: string): Promise<ModelFile> {
  const text = await readFile(path.join(folder, fileName), 'utf8');
  const { data } = checkModelFile(text, { fileName });
  if (!data) throw new Error(`${fileName} has no data section`);
  const { model, problems } = checkModelFile(text, { fileName, facts: await readFacts(data, folder) });
  if (!model) throw new Error(JSON.stringify(problems));
  return model;
}

/** The model written to disk as a version, and read again. */
function reloaded(trained: TrainedModel): TrainedModel {
  const { name } = trained.file;
  const record = {
    formatVersion: versionFormat,
    model: name,
    run: 'tried',
    source: path.join(folder, `${name}.model.yaml`),
    text: '',
    folder,
    created: new Date().toISOString(),
    epoch: 0,
    measures: {},
    parameters: 0,
    dataFingerprint: '',
    studioVersion: '',
  };
  return readTrainedModel(versionFolder(store, name, writeVersion(store, record, trained, [])));
}

/** What a version answers for a row of its data, or what it draws. */
async function answers(trained: TrainedModel, rows: readonly InputRow[]): Promise<unknown> {
  const model = await loadInferenceModel(
    trained,
    async (given) => (await prepareRows(trained.preprocessing, given, { folder })).inputs,
  );
  try {
    if (trained.file.train.gan) return { same: await model.generate(2, 5), other: await model.generate(2, 6) };
    return await model.predict(rows);
  } finally {
    model.dispose();
  }
}

describe('an example', () => {
  test.each(names)('%s trains as a graph, and answers the same after it is read from disk', async (name) => {
    const file = await example(name);
    const data = await prepareData(file, folder);
    const before = memory().numTensors;
    const session = await createTrainingSession(file, data);
    expect([session.mode, session.eagerReason]).toEqual(['graph', undefined]);
    expect(session.parameters).toBe(parameters[file.name] ?? session.parameters);
    const first = structuredClone(await session.capture()).arrays;
    const hooks = recordingHooks({ stopAt: 3 });
    expect((await session.run(hooks)).reason).toBe('paused');
    if (!file.train.gan) for (const loss of hooks.losses) expect(loss).toBeGreaterThan(0);
    const { arrays } = await session.capture();
    const trained = structuredClone(await session.bestModel());
    session.dispose();
    expect(memory().numTensors).toBe(before);

    const weights = arrays.filter((one) => trained.weights.some((weight) => weight.name === one.name));
    expect(weights.length).toBeGreaterThan(0);
    for (const one of weights) {
      expect(one.values.every(Number.isFinite)).toBe(true);
      expect(one.values, one.name).not.toEqual(first.find((earlier) => earlier.name === one.name)?.values);
    }
    const rows: InputRow[] = [];
    for (let row = 0; row < (file.data.window?.length ?? 1); row++) {
      rows.push((await takeRow(file, folder, { row: 7 + row })).values);
    }
    const answered = await answers(trained, rows);
    expect(await answers(reloaded(trained), rows)).toEqual(answered);
    if (file.data.window) expect(answered).toHaveLength(1);
    expect(memory().numTensors).toBe(before);
  });

  test('of adversarial training teaches both networks, and draws other samples from other noise', async () => {
    const file = await example('gan.model.yaml');
    const session = await createTrainingSession(file, await prepareData(file, folder));
    const logs: Readonly<Record<string, number | null>>[] = [];
    const hooks = recordingHooks({ stopAt: 4 });
    await session.run({
      ...hooks,
      onBatch: (batch) => {
        hooks.onBatch(batch);
        logs.push(batch.logs);
      },
    });
    for (const log of logs) {
      expect(log['generator_loss']).toBeGreaterThan(0);
      expect(log['discriminator_loss']).toBeGreaterThan(0);
    }
    const trained = structuredClone(await session.bestModel());
    session.dispose();
    const model = await loadInferenceModel(trained, () => Promise.resolve({}));
    const drawn = await model.generate(4, 1);
    expect(await model.generate(4, 1)).toEqual(drawn);
    const pictures = [...drawn, ...(await model.generate(4, 2))].map((sample) => JSON.stringify(sample));
    expect(new Set(pictures).size).toBe(8);
    model.dispose();
  });
});
