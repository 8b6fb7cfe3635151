import { describe, expect, it, vi } from 'vitest';
import { prepareData, prepareFile } from '../../../src/engine/data';
import { checkModelFile, inferInputs } from '../../../src/language';
import { withFiles } from './fileSource';
import { modelFile } from './modelFile';
import { useOwnCache } from './ownCache';

useOwnCache();

const file = modelFile(
  '{source: t.csv, target: y, sampleWeight: w, split: {validation: 0.25, test: 0.25, shuffle: false}}',
);
const table = `x,w,y\n${[1, 0.5, 2, 0, 3, 4, 5, 6].map((weight, row) => `${row},${weight},${row * 2}`).join('\n')}\n`;

describe('weights of rows', () => {
  it.each([
    ['in memory', ''],
    ['on disk', '0.00001'],
  ])('go with the rows of each split and are no input, %s', async (_, megabytes) => {
    vi.stubEnv('MODEL_STUDIO_DATA_IN_MEMORY', megabytes);
    await withFiles({ 't.csv': table }, async (folder) => {
      const { splits, facts, summary } = await prepareData(file, folder);
      expect(splits.train.stream !== undefined).toBe(megabytes !== '');
      expect(splits.train.weights).toEqual({ shape: [], dtype: 'float32', values: Float32Array.of(1, 0.5, 2, 0) });
      expect([...(splits.validation?.weights?.values ?? [])]).toEqual([3, 4]);
      expect([...(splits.test?.weights?.values ?? [])]).toEqual([5, 6]);
      expect(inferInputs(file.data, facts)).toEqual([{ name: 'features', shape: [1], dtype: 'float32' }]);
      expect(summary.columns.map(({ use }) => use)).toEqual(['input', 'weight', 'target']);
    });
  });

  it('leave out rows that lack one, and are told where one is below zero', async () => {
    await withFiles({ 't.csv': table.replace('2,2,4', '2,?,4') }, async (folder) => {
      const { summary } = await prepareData(file, folder);
      expect(summary.cleaning).toEqual([{ what: 'weightMissing', column: 'w', rows: 1, split: 'data' }]);
      expect(summary.split.train).toBe(5);
    });
    await withFiles({ 't.csv': table.replace('2,2,4', '2,-2,4') }, async (folder) => {
      const error = await prepareData(file, folder).catch((cause: unknown) => cause);
      expect(error).toMatchObject({ code: 'data-weight-negative', text: { args: { line: 4, value: -2 } } });
    });
  });

  it('are taken from another file that a version is evaluated on, where it has them', async () => {
    const plain = 'x,y\n1,2\n';
    await withFiles(
      { 't.csv': table, 'other.csv': 'x,y,w\n1,2,7\n2,4,\n3,6,8\n', 'plain.csv': plain },
      async (folder) => {
        const { preprocessing } = await prepareData(file, folder);
        const { split } = await prepareFile(preprocessing, 'other.csv', { folder });
        expect([...(split.weights?.values ?? [])]).toEqual([7, 8]);
        expect((await prepareFile(preprocessing, 'plain.csv', { folder })).split.weights).toBeUndefined();
      },
    );
  });
});

describe('true and false', () => {
  const inputs = 'split: {validation: 0.2, test: 0.2}';

  it.each([
    [
      ['True', 'FALSE', 'true', 'false'],
      ['false', 'true'],
    ],
    [
      ['yes', 'No', 'YES', 'no'],
      ['no', 'yes'],
    ],
    [
      ['True', 'False'],
      ['False', 'True'],
    ],
    [
      ['Y', 'n', 'N'],
      ['n', 'y'],
    ],
    [
      ['yes', 'no', 'maybe', 'No'],
      ['No', 'maybe', 'no', 'yes'],
    ],
  ])('written as %j are the classes %j', async (words, classes) => {
    const rows = Array.from({ length: 24 }, (_, row) => `${row},${words[row % words.length] ?? ''}`);
    await withFiles({ 't.csv': `x,y\n${rows.join('\n')}\n` }, async (folder) => {
      const units = classes.length;
      const text = `data: {source: t.csv, target: y, ${inputs}}\nmodel: [{dense: {units: ${units}, activation: softmax}}]\n`;
      const { model } = checkModelFile(text, { fileName: 'a.model.yaml' });
      if (!model) throw new Error('no model');
      const { facts, preprocessing } = await prepareData(model, folder);
      expect(facts.columns?.[1]).toMatchObject({ type: 'category', categories: classes });
      expect(preprocessing.target).toMatchObject({ kind: 'category', classes });
    });
  });
});
