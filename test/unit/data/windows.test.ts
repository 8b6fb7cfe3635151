import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareData, prepareFile, prepareRows, readFacts, readFileRows, readRows } from '../../../src/engine/data';
import { lastWindows, splitByTime, windowsOf } from '../../../src/engine/data/split/windows';
import { checkModelFile, type ModelFile } from '../../../src/language';
import { withFiles } from './fileSource';

const split = { validation: 0.2, test: 0.2, seed: 1, stratify: false, shuffle: false };

async function modelFile(data: string, folder: string): Promise<ModelFile> {
  const text = `name: test\ndata: ${data}\nmodel: [flatten, {dense: 1}]\ntrain: {epochs: 1}\n`;
  const { data: spec } = checkModelFile(text, { fileName: 'test.model.yaml' });
  if (!spec) throw new Error('no data section');
  const { model, problems } = checkModelFile(text, {
    fileName: 'test.model.yaml',
    facts: await readFacts(spec, folder),
  });
  if (!model) throw new Error(JSON.stringify(problems));
  return model;
}

/** Two shops that take turns; `a` counts up from 0, `b` from 1000. */
const shops = `shop,sold\n${Array.from({ length: 40 }, (_, day) => `a,${day}\nb,${1000 + day}`).join('\n')}\n`;
const numbers = `n\n${Array.from({ length: 50 }, (_, row) => row).join('\n')}\n`;

describe('windows', () => {
  it('are rows one after another, and the row that lies the horizon after them', () => {
    const rows = Int32Array.from([3, 5, 6, 7, 9, 10]);
    const { inputs, targets } = windowsOf(rows, null, { length: 3, horizon: 2, stride: 1, group: null });
    expect([...inputs]).toEqual([3, 5, 6, 5, 6, 7]);
    expect([...targets]).toEqual([9, 10]);
  });

  it('of one part share no row with those of another, whatever the settings', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 3 }),
        (count, series, length, horizon, stride) => {
          const rows = Int32Array.from({ length: count }, (_, row) => row);
          const groups = rows.map((row) => row % series);
          const parts = splitByTime(rows, groups, split);
          const spec = { length, horizon, stride, group: 'series' };
          const seen = [parts.train, parts.validation, parts.test].map((part) => {
            const windows = windowsOf(part, groups, spec);
            for (const [at, target] of windows.targets.entries()) {
              const window = windows.inputs.subarray(at * length, (at + 1) * length);
              expect([...window]).toEqual([...window].sort((left, right) => left - right));
              expect(new Set([...window, target].map((row) => groups[row]))).toHaveProperty('size', 1);
              expect(target).toBe((window.at(-1) ?? 0) + horizon * series);
            }
            return new Set([...windows.inputs, ...windows.targets]);
          });
          const all = seen.flatMap((part) => [...part]);
          expect(new Set(all).size).toBe(all.length);
          for (const row of parts.validation) {
            expect(parts.train.filter((one) => groups[one] === groups[row]).every((one) => one < row)).toBe(true);
          }
        },
      ),
    );
  });

  it('for a prediction are the last ones of each series that is long enough', () => {
    const groups = Int32Array.of(0, 1, 0, 1, 0, 2);
    const windows = lastWindows(Int32Array.of(0, 1, 2, 3, 4, 5), groups, 2);
    expect([...windows.inputs]).toEqual([2, 4, 1, 3]);
  });
});

describe('data of windows', () => {
  it('comes in the order of time, with statistics of the training rows alone, and the past of the target as input', async () => {
    await withFiles({ 'n.csv': numbers }, async (folder) => {
      const file = await modelFile('{source: n.csv, target: n, window: {length: 4, horizon: 2}}', folder);
      const { splits, preprocessing } = await prepareData(file, folder);
      // 50 rows: 36 train, 7 validate, 7 are the test.
      expect([splits.train.rows, splits.validation?.rows, splits.test?.rows]).toEqual([31, 2, 2]);
      const features = splits.train.inputs['features'];
      expect(features?.shape).toEqual([4, 1]);
      const deviation = Math.sqrt((36 ** 2 - 1) / 12);
      const scaled = [0, 1, 2, 3].map((value) => Math.fround((value - 17.5) / deviation));
      expect([...(features?.values.subarray(0, 4) ?? [])]).toEqual(scaled);
      expect([...splits.train.sourceRows.slice(0, 3)]).toEqual([5, 6, 7]);
      expect([...(splits.validation?.sourceRows ?? [])]).toEqual([41, 42]);
      expect(preprocessing.target).toMatchObject({ kind: 'numeric', mean: 17.5 });
    });
  });

  it('says what repeating the last value would do', async () => {
    await withFiles({ 'n.csv': numbers }, async (folder) => {
      const file = await modelFile('{source: n.csv, target: n, window: {length: 4, horizon: 2}}', folder);
      const { summary } = await prepareData(file, folder);
      expect(summary.notices).toEqual([{ key: 'engine.dataNaive', args: { validation: 2, test: 2 } }]);
    });
  });

  it('keeps series apart, in training, in a file to evaluate and in a prediction', async () => {
    await withFiles({ 's.csv': shops }, async (folder) => {
      const file = await modelFile('{source: s.csv, target: sold, window: {length: 3, group: shop}}', folder);
      const data = await prepareData(file, folder);
      const preprocessing = data.preprocessing;
      expect(data.splits.train.inputs['features']?.shape).toEqual([3, 1]);
      const rows = await readRows(preprocessing, 's.csv', { folder });
      const prepared = await prepareRows(preprocessing, rows, { folder });
      expect(prepared.rows).toBe(2);
      // The last row of each shop, by its line.
      expect((await readFileRows(preprocessing, 's.csv', { folder })).places).toEqual([80, 81]);
      const evaluated = await prepareFile(preprocessing, 's.csv', { folder });
      expect(evaluated.split.rows).toBe(2 * 37);
      const train = data.splits.train.inputs['features']?.values ?? [];
      expect([...(evaluated.split.inputs['features']?.values.subarray(0, 3) ?? [])]).toEqual([...train.slice(0, 3)]);
      await expect(prepareRows(preprocessing, rows.slice(0, 4), { folder })).rejects.toMatchObject({
        code: 'data-window-short',
        text: { args: { length: 3, rows: 4 } },
      });
    });
  });

  it('that is too short for one window in a part is refused, with the part named', async () => {
    await withFiles({ 'n.csv': numbers }, async (folder) => {
      const file = await modelFile('{source: n.csv, target: n, window: {length: 10}}', folder);
      await expect(prepareData(file, folder)).rejects.toMatchObject({
        code: 'data-window',
        text: { args: { part: 'validation', rows: 7, needed: 11 } },
      });
    });
  });
});
