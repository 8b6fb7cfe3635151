import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PreparedData } from '../../../src/engine/contract';
import { prepareData, readFacts, takeRow } from '../../../src/engine/data';
import { checkModelFile, type ModelFile } from '../../../src/language';
import { expectSameData } from './expectSameData';
import { png, withTree } from './png';

const cache = mkdtempSync(path.join(os.tmpdir(), 'model-studio-cache-'));
const made = path.join(cache, 'model-studio/data');

beforeAll(() => vi.stubEnv('XDG_CACHE_HOME', cache));
afterEach(() => {
  vi.stubEnv('MODEL_STUDIO_DATA_IN_MEMORY', '');
  rmSync(made, { recursive: true, force: true });
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(cache, { recursive: true, force: true });
});

async function modelFile(data: string, folder: string, first = 'flatten'): Promise<ModelFile> {
  const text = `name: test\ndata: ${data}\nmodel: [${first}, {dense: {units: 2, activation: softmax}}]\ntrain: {epochs: 1}\n`;
  const { data: spec } = checkModelFile(text, { fileName: 'test.model.yaml' });
  const facts = spec && (await readFacts(spec, folder));
  const { model, problems } = checkModelFile(text, { fileName: 'test.model.yaml', ...(facts ? { facts } : {}) });
  if (!model) throw new Error(JSON.stringify(problems));
  return model;
}

const prepare = (model: ModelFile, folder: string, megabytes: string): Promise<PreparedData> => {
  vi.stubEnv('MODEL_STUDIO_DATA_IN_MEMORY', megabytes);
  return prepareData(model, folder);
};

/** A picture that is unlike the others, in gray or colour. */
function picture(index: number, width = 6, height = 5): Uint8Array {
  const channels = index % 3 === 0 ? 3 : 1;
  const levels = Uint8Array.from({ length: width * height * channels }, (_, at) => (index * 31 + at * 7) % 256);
  return png(width, height, levels, channels);
}

function pictures(folder: string, count: number, from = 0): Record<string, string | Uint8Array> {
  const names = Array.from({ length: count }, (_, index) => `${folder}/${index % 2 ? 'light' : 'dark'}/${index}.png`);
  return Object.fromEntries(names.map((name, index) => [name, picture(from + index)]));
}

const torn = { 'photos/dark/7a.png': 'no image', 'photos/light/2.png': picture(1).slice(0, 50) };
const rows = Array.from({ length: 60 }, (_, row) => `${row % 13}.png,${row % 5 === 0 ? '' : row / 4},${row % 2}`);
const list = {
  ...Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`data/${index}.png`, picture(index)])),
  'data/list.csv': ['photo,size,kind', ...rows].join('\n'),
};

describe('images that are too many for memory', () => {
  it.each([
    ['in a folder', '{source: photos/}', { ...pictures('photos', 50), ...torn }],
    ['brought to another size', '{source: photos/, inputs: {image: {size: [4, 3]}}}', pictures('photos', 40)],
    [
      'in folders for training and validation',
      '{source: photos/}',
      { ...pictures('photos/train', 40), ...pictures('photos/val', 9, 40) },
    ],
    ['without their duplicates', '{source: photos/, preprocess: {duplicates: drop}}', pictures('photos', 600)],
    ['named in a table', '{source: data/list.csv, target: {column: kind, type: category}, inputs: {photo: {}}}', list],
    [
      'named in a table with other columns',
      '{source: data/list.csv, target: {column: kind, type: category}, inputs: {photo: {}, size: {}}}',
      list,
      '{flatten: {name: flat, inputs: [photo]}}, {concatenate: {inputs: [flat, features]}}',
    ],
  ])('are divided and encoded to the same bits as images in memory: %s', async (_, data, tree, first?: string) => {
    await withTree(tree, async (folder) => {
      const model = await modelFile(data, folder, first);
      const inMemory = await prepare(model, folder, '100');
      const onDisk = await prepare(model, folder, '0.0001');
      expect(inMemory.splits.train.stream).toBeUndefined();
      expect(onDisk.splits.train.stream).toBeDefined();
      expectSameData(onDisk, inMemory);
      const row = await takeRow(model, folder, { row: 3 });
      vi.stubEnv('MODEL_STUDIO_DATA_IN_MEMORY', '100');
      expect(row).toEqual(await takeRow(model, folder, { row: 3 }));
    });
  });

  it('are decoded once, into one file where the network takes nothing else', async () => {
    await withTree(pictures('photos', 30), async (folder) => {
      const model = await modelFile('{source: photos/}', folder);
      await prepare(model, folder, '0.0001');
      const before = readdirSync(made);
      // The other is the fingerprint.
      expect(before).toHaveLength(2);
      const seen: number[] = [];
      await prepareData(model, folder, { onProgress: (done) => seen.push(done) });
      expect([seen, readdirSync(made)]).toEqual([[], before]);
      writeFileSync(path.join(folder, 'photos/dark/0.png'), picture(99));
      const after = await prepare(model, folder, '0.0001');
      expectSameData(after, await prepare(model, folder, '100'));
    });
  });

  it('leave nothing half made when reading them is given up', async () => {
    await withTree(pictures('photos', 30), async (folder) => {
      const model = await modelFile('{source: photos/}', folder);
      vi.stubEnv('MODEL_STUDIO_DATA_IN_MEMORY', '0.0001');
      const given = new AbortController();
      const preparing = prepareData(model, folder, { signal: given.signal, onProgress: () => given.abort() });
      await expect(preparing).rejects.toThrow();
      expect(readdirSync(made)).toEqual([]);
    });
  });
});
