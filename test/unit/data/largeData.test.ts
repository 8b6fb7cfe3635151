import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { PreparedData } from '../../../src/engine/contract';
import { prepareData, summariseData, takeRow } from '../../../src/engine/data';
import { gatherRows } from '../../../src/engine/data/stored/gatherRows';
import { epochOrder } from '../../../src/engine/random';
import { checkModelFile, type ModelFile } from '../../../src/language';
import { expectSameData } from './expectSameData';
import { withFiles } from './fileSource';
import { useOwnCache } from './ownCache';

const cache = useOwnCache();

function modelFile(data: string): ModelFile {
  const layers = '{concatenate: {inputs: [features, note]}}, {dense: 1}';
  const text = `name: test\ndata: ${data}\nmodel: [${layers}]\ntrain: {epochs: 1}\n`;
  const { model, problems } = checkModelFile(text, { fileName: 'test.model.yaml' });
  if (!model) throw new Error(JSON.stringify(problems));
  return model;
}

/** A table of every kind of column, with some of it missing. */
function table(rows: number): string {
  const words = ['good', 'bad', 'fine', 'day', 'night', 'rain', '日', 'sun'];
  const lines = Array.from({ length: rows }, (_, row) => {
    const random = (salt: number) => ((row + 1) * 2654435761 * (salt + 1)) % 4294967296;
    const note = `${words[random(1) % 8] ?? ''} ${words[random(2) % 8] ?? ''} ${String(row)}`;
    const age = random(3) % 11 === 0 ? '?' : String(random(4) / 1e7);
    const city = random(5) % 13 === 0 ? '' : (['Rome', 'Bern', 'Oslo'][random(6) % 3] ?? '');
    return `${age},${city},"${note}",${row % 17 === 0 ? '?' : String(random(7) / 1e8)},${String(row % 5)}`;
  });
  return ['age,city,note,price,other', ...lines].join('\n');
}

const inputs = '{age: {type: numeric}, city: {type: category}, note: {type: text, length: 3, vocabulary: 50}}';
const file = (more = '') =>
  modelFile(`{source: t.csv, target: price, inputs: ${inputs}, split: {validation: 0.2, test: 0.1}${more}}`);

/** Prepares with large data on disk where `megabytes` is little. */
async function prepare(model: ModelFile, folder: string, megabytes: string): Promise<PreparedData> {
  vi.stubEnv('MODEL_STUDIO_DATA_IN_MEMORY', megabytes);
  return prepareData(model, folder);
}

/** The same, of which many rows occur several times, some with nothing in some of their cells. */
function repeated(rows: number): string {
  const [header, ...lines] = table(rows / 3).split('\n');
  return [header, ...lines, ...lines.slice(100), ...lines.toReversed()].join('\n');
}

const untimed = <T extends { readonly readSeconds: number }>(summary: T): T => ({ ...summary, readSeconds: 0 });

describe('data that is too large for memory', () => {
  it.each([
    ['with values filled in', ''],
    ['with incomplete rows left out', ', preprocess: {missing: drop, numeric: minMax}'],
    ['with medians', ', preprocess: {missing: median, category: index}'],
    ['with numbers far out brought in', ', preprocess: {outliers: clip}'],
    ['with few deviations allowed', ', preprocess: {outliers: clip, outlierDeviations: 1.5}'],
    ['with rare categories', ', preprocess: {rareCategories: 4000, unknownCategories: bucket}'],
  ])('is divided and encoded to the same bits as data in memory, %s', async (_, more) => {
    await withFiles({ 't.csv': table(12_345) }, async (folder) => {
      const inMemory = await prepare(file(more), folder, '100');
      const onDisk = await prepare(file(more), folder, '0.01');
      expect(inMemory.splits.train.stream).toBeUndefined();
      expect(onDisk.splits.train.stream).toBeDefined();
      expectSameData(onDisk, inMemory);
    });
  });

  it.each(['', ', missing: drop'])('loses the same duplicates as data in memory%s', async (more) => {
    await withFiles({ 't.csv': repeated(9000) }, async (folder) => {
      const model = file(`, preprocess: {duplicates: drop${more}}`);
      const inMemory = await prepare(model, folder, '100');
      expectSameData(await prepare(model, folder, '0.01'), inMemory);
      expect(inMemory.summary.cleaning).toContainEqual(expect.objectContaining({ what: 'duplicateDropped' }));
    });
  });

  it('is made anew when a smaller file beside it changes', async () => {
    await withFiles({ 't.csv': table(4000), 'v.csv': table(50) }, async (folder) => {
      const model = file(', validation: v.csv');
      await prepare(model, folder, '0.01');
      writeFileSync(path.join(folder, 'v.csv'), table(50).replaceAll('Oslo', 'Rome'));
      expectSameData(await prepare(model, folder, '0.01'), await prepare(model, folder, '100'));
    });
  });

  it('is described, and gives single rows, as data in memory does', async () => {
    await withFiles({ 't.csv': table(3000) }, async (folder) => {
      vi.stubEnv('MODEL_STUDIO_DATA_IN_MEMORY', '100');
      const expected = [await summariseData(file(), folder), await takeRow(file(), folder, { row: 77 })] as const;
      vi.stubEnv('MODEL_STUDIO_DATA_IN_MEMORY', '0.01');
      expect(untimed(await summariseData(file(), folder))).toEqual(untimed(expected[0]));
      expect(await takeRow(file(), folder, { row: 77 })).toEqual(expected[1]);
    });
  });

  it('is fetched ahead in the order of the epochs', async () => {
    await withFiles({ 't.csv': table(5000) }, async (folder) => {
      const { train } = (await prepare(file(), folder, '0.01')).splits;
      const { stream } = train;
      const plan = { seed: 3, shuffle: true, batchSize: 64, epochs: 3 };
      stream?.start(plan, 1, 640);
      for (const epoch of [1, 2]) {
        const order = epochOrder(train.rows, true, 3, epoch);
        for (let from = epoch === 1 ? 640 : 0; from < train.rows; from += 64) {
          const count = Math.min(64, train.rows - from);
          expect(await stream?.ready(epoch, from, count)).toBe(count);
          const rows = stream?.rows(epoch, from, count) ?? new Int32Array();
          expect([...rows]).toEqual([...order.subarray(from, from + 64)]);
          const direct = train.inputs['features']?.read?.(rows.slice());
          expect(train.inputs['features']?.read?.(rows)).toEqual(direct);
        }
      }
      stream?.close();
    });
  });

  it('is made once, and leaves nothing half made when it is given up', async () => {
    await withFiles({ 't.csv': table(4000) }, async (folder) => {
      const before = readdirSync(path.join(cache, 'model-studio/data'));
      await prepare(file(), folder, '0.01');
      const made = readdirSync(path.join(cache, 'model-studio/data'));
      expect(made.length).toBe(before.length + 3);
      await prepare(file(), folder, '0.01');
      expect(readdirSync(path.join(cache, 'model-studio/data'))).toEqual(made);
      const given = new AbortController();
      const other = file(', preprocess: {numeric: none}');
      const preparing = prepareData(other, folder, { signal: given.signal, onProgress: () => given.abort() });
      await expect(preparing).rejects.toThrow();
      expect(readdirSync(path.join(cache, 'model-studio/data'))).toEqual(made);
    });
  });
});

it('rows are gathered in any order, whichever they are', async () => {
  const rowBytes = 12;
  const content = Buffer.from(Int32Array.from({ length: 3 * 20_000 }, (_, index) => index).buffer);
  await withFiles({ rows: content }, async (folder) => {
    const property = fc.property(fc.array(fc.integer({ min: 0, max: 19_999 }), { maxLength: 200 }), (wanted) => {
      const target = new Uint8Array(wanted.length * rowBytes);
      gatherRows({ path: path.join(folder, 'rows'), rowBytes }, Int32Array.from(wanted), target);
      const expected = wanted.flatMap((row) => [row * 3, row * 3 + 1, row * 3 + 2]);
      expect([...new Int32Array(target.buffer)]).toEqual(expected);
    });
    fc.assert(property);
    await Promise.resolve();
  });
});
