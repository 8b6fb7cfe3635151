import { describe, expect, it } from 'vitest';
import { prepareData, prepareRows, summariseData } from '../../../src/engine/data';
import type { PreparedData } from '../../../src/engine/contract';
import { checkModelFile, type ModelFile } from '../../../src/language';
import { withFiles } from './fileSource';

function modelFile(data: string, model = '{dense: 1}'): ModelFile {
  const text = `name: test\ndata: ${data}\nmodel: [${model}]\ntrain: {epochs: 1}\n`;
  const { model: file, problems } = checkModelFile(text, { fileName: 'test.model.yaml' });
  if (!file) throw new Error(JSON.stringify(problems));
  return file;
}

const inOrder = 'split: {validation: 0.25, test: 0.25, shuffle: false}';

function featuresOf(data: PreparedData, split: 'train' | 'validation' | 'test'): number[][] {
  const features = data.splits[split]?.inputs['features'];
  const width = features?.shape[0] ?? 1;
  return Array.from({ length: data.splits[split]?.rows ?? 0 }, (_, row) => [
    ...(features?.values.slice(row * width, (row + 1) * width) ?? []),
  ]);
}

describe('outliers', () => {
  const csv = `x,y\n${[1, 2, 3, 4, 5, 6, 7, 1000, -50, 4, 900, 4, 5, -60, 3, 2].map((x) => `${x},1`).join('\n')}\n`;
  const file = (how: string) =>
    modelFile(`{source: t.csv, target: y, ${inOrder}, preprocess: {numeric: none, outliers: clip, ${how}}}`);

  it('are brought to the quantiles of the training rows, in every split and in predictions', async () => {
    await withFiles({ 't.csv': csv }, async (folder) => {
      const data = await prepareData(file('outlierQuantiles: [0.25, 0.75]'), folder);
      // Of 1 to 7 and 1000 as NumPy has them.
      const [low, high] = [2.75, 6.25];
      expect(featuresOf(data, 'train').flat()).toEqual([low, low, 3, 4, 5, 6, high, high]);
      expect(featuresOf(data, 'validation').flat()).toEqual([low, 4, high, 4]);
      const predicted = await prepareRows(data.preprocessing, [{ x: -1e9 }, { x: 5 }, { x: 1e9 }]);
      expect([...(predicted.inputs['features']?.values ?? [])]).toEqual([low, 5, high]);
      expect(data.summary.cleaning).toEqual([
        { what: 'clipped', column: 'x', rows: 4, split: 'train' },
        { what: 'clipped', column: 'x', rows: 2, split: 'validation' },
        { what: 'clipped', column: 'x', rows: 2, split: 'test' },
      ]);
    });
  });

  it('are brought to so many deviations around the mean', async () => {
    await withFiles({ 't.csv': 'x,y\n0,1\n2,1\n0,1\n2,1\n9,1\n1,1\n-9,1\n1,1\n' }, async (folder) => {
      const data = await prepareData(file('outlierDeviations: 2'), folder);
      expect(featuresOf(data, 'validation').flat()).toEqual([3, 1]);
      expect(featuresOf(data, 'test').flat()).toEqual([-1, 1]);
    });
  });
});

describe('duplicates', () => {
  const rows = Array.from({ length: 300 }, (_, row) => `${row % 40},${row % 20 ? 'a' : ''},${row % 40 > 9}`);

  it('are dropped before the split, so that none is on both sides of it', async () => {
    await withFiles({ 't.csv': `x,kind,y\n${rows.join('\n')}\n` }, async (folder) => {
      const file = modelFile(
        '{source: t.csv, target: y, preprocess: {numeric: none, duplicates: drop}}',
        '{dense: {units: 2, activation: softmax}}',
      );
      const data = await prepareData(file, folder);
      const seen = (['train', 'validation', 'test'] as const).flatMap((split) =>
        featuresOf(data, split).map((row) => row.join()),
      );
      expect(seen).toHaveLength(40);
      expect(new Set(seen).size).toBe(40);
      expect(data.summary.cleaning?.[0]).toEqual({ what: 'duplicateDropped', rows: 260, split: 'data' });
    });
  });

  it('leave a test file that holds training rows', async () => {
    await withFiles({ 't.csv': 'x,y\n1,1\n2,2\n3,3\n', 'u.csv': 'x,y\n2,2\n2,5\n-0,0\n0,0\n' }, async (folder) => {
      const { summary } = await prepareData(
        modelFile('{source: t.csv, test: u.csv, target: y, preprocess: {duplicates: drop}, split: {validation: 0}}'),
        folder,
      );
      expect(summary.split).toMatchObject({ train: 3, test: 2 });
    });
  });
});

describe('categories that training saw seldom or never', () => {
  const kinds = ['a', 'a', 'a', 'b', 'b', 'c', 'a', 'b', 'd', 'c', '', 'e', 'a'];
  const csv = `kind,y\n${kinds.map((kind, row) => `${kind},${row}`).join('\n')}\n`;
  const file = (how: string) =>
    modelFile(
      `{source: t.csv, target: y, split: {validation: 0, test: 5, shuffle: false}, preprocess: {rareCategories: 2, ${how}}}`,
    );
  const cases: readonly (readonly [string, number[][]])[] = [
    ['', [[0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [1, 0, 0, 0, 0]]], // prettier-ignore
    [
      'unknownCategories: bucket',
      [[0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 0, 1], [1, 0, 0, 0, 0, 0]], // prettier-ignore
    ],
    ['category: index', [[-1], [-1], [-1], [-1], [0]]],
    ['category: index, unknownCategories: bucket', [[5], [5], [5], [5], [0]]],
  ];

  it.each(cases)('become zeros or a bucket with {%s}', async (how, expected) => {
    await withFiles({ 't.csv': csv }, async (folder) => {
      const data = await prepareData(file(how), folder);
      expect(featuresOf(data, 'test')).toEqual(expected);
      const { cleaning } = await summariseData(file(how), folder);
      expect(cleaning).toEqual([
        { what: 'rareCategory', column: 'kind', rows: 1, split: 'train' },
        { what: 'rareCategory', column: 'kind', rows: 1, split: 'test' },
        { what: 'unknownCategory', column: 'kind', rows: 2, split: 'test' },
        { what: 'missingCategory', column: 'kind', rows: 1, split: 'test' },
      ]);
    });
  });

  it('are told in predictions, with their rows while they are few, else how many', async () => {
    await withFiles({ 't.csv': csv }, async (folder) => {
      const { preprocessing } = await prepareData(file(''), folder);
      const few = await prepareRows(preprocessing, [{ kind: 'a' }, { kind: 'z' }]);
      expect(few.notices).toEqual([{ key: 'engine.dataInputUnseen', args: { row: 2, column: 'kind', value: 'z' } }]);
      const many = await prepareRows(
        preprocessing,
        [...'azcaqrsz'].map((kind) => ({ kind })),
      );
      expect(many.notices).toEqual([
        { key: 'engine.dataInputsUnseen', args: { column: 'kind', rows: 6, values: 'z, c, q, ...' } },
      ]);
    });
  });
});

describe('numbers with a sign of their own', () => {
  it('are percents and thousands by themselves, truths where the column is said to be numeric', async () => {
    const csv = 'share;sum;ok;y\n12.5%;1,234.5;yes;1\n-3 %;12;No;2\n7％;1,000,000;TRUE;3\n0%;-5;false;4\n';
    const file = modelFile(
      '{source: t.csv, target: y, split: {validation: 0, test: 0, shuffle: false}, preprocess: {numeric: none}, inputs: {share: {}, sum: {}, ok: {type: numeric}}}',
    );
    await withFiles({ 't.csv': csv }, async (folder) => {
      const data = await prepareData(file, folder);
      const expected = [
        [0.125, 1234.5, 1],
        [-0.03, 12, 0],
        [0.07, 1_000_000, 1],
        [0, -5, 0],
      ];
      expect(featuresOf(data, 'train')).toEqual(expected.map((row) => row.map(Math.fround)));
      const { inputs } = await prepareRows(data.preprocessing, [{ share: '50%', sum: '2,000', ok: 'yes' }]);
      expect([...(inputs['features']?.values ?? [])]).toEqual([0.5, 2000, 1]);
    });
  });

  it.each(['1,23', '1,2345', '12,34,567', '%', '1%%', 'maybe'])('are not read into %s', async (cell) => {
    const file = modelFile('{source: t.csv, target: y, inputs: {x: {type: numeric}}}');
    await withFiles({ 't.csv': `x,y\n1,1\n"${cell}",2\n3,3\n` }, async (folder) => {
      await expect(prepareData(file, folder)).rejects.toMatchObject({ code: 'data-not-numeric' });
    });
  });
});
