import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  prepareData,
  prepareFile,
  prepareRows,
  readFacts,
  readRows,
  summariseData,
  takeRow,
} from '../../../src/engine/data';
import type { ArrayData, PreparedData } from '../../../src/engine/contract';
import { checkModelFile, type ModelFile } from '../../../src/language';
import type { InputRow } from '../../../src/protocol';
import { withFiles } from './fileSource';

function modelFile(data: string, output = 'dense: 1'): ModelFile {
  const text = `name: test\ndata: ${data}\nmodel: [{${output}}]\ntrain: {epochs: 1}\n`;
  const { model, problems } = checkModelFile(text, { fileName: 'test.model.yaml' });
  if (!model) throw new Error(JSON.stringify(problems));
  return model;
}

const table = [
  'age,city,note,price',
  '10,Rome,a good day,1',
  '20,Bern,a bad day,2',
  '?,Rome,good good day,3',
  '40,,day,4',
  '50,Oslo,fine,5',
  '60,Rome,,6',
  '70,Bern,a day,?',
  '80,Rome,good,8',
].join('\n');
const columns = '{age: {type: numeric}, city: {type: category}, note: {type: text, length: 3, vocabulary: 50}}';
const mixed = (more = '') =>
  modelFile(
    `{source: t.csv, target: price, inputs: ${columns}, split: {validation: 0.2, test: 0.2}${more}}`,
    'concatenate: {inputs: [features, note]}}, {dense: 1',
  );

function rowOf(input: ArrayData | undefined, row: number): number[] {
  const size = (input?.shape ?? []).reduce((product, length) => product * length, 1);
  return [...(input?.values.slice(row * size, (row + 1) * size) ?? [])];
}

async function withTable<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  return withFiles({ 't.csv': table }, use);
}

describe('preprocessing', () => {
  it('is learnt from the training rows alone', async () => {
    const rows = Array.from({ length: 100 }, (_, row) => `${row},${row % 2 ? 'yes' : 'no'}`).join('\n');
    await withFiles({ 't.csv': `x,y\n${rows}\n` }, async (folder) => {
      const file = modelFile('{source: t.csv, target: y}', 'dense: {units: 2, activation: softmax}');
      const data = await prepareData(file, folder);
      const features = data.splits.train.inputs['features'];
      const values = [...(features?.values ?? [])];
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
      expect(mean).toBeCloseTo(0, 5);
      expect(variance).toBeCloseTo(1, 5);
      expect(
        data.splits.train.target?.values.every((label, at) => label === (data.splits.train.sourceRows[at] ?? 0) % 2),
      ).toBe(true);
    });
  });

  it('lays numbers and categories side by side, and texts apart', async () => {
    await withTable(async (folder) => {
      const { splits, facts } = await prepareData(mixed(), folder);
      expect(splits.train.inputs['features']?.shape).toEqual([4]);
      expect(splits.train.inputs['note']).toMatchObject({ shape: [3], dtype: 'int32' });
      expect(facts.columns?.[1]).toMatchObject({ categories: ['Bern', 'Oslo', 'Rome'], missing: 1 });
      expect(facts.columns?.[2]?.vocabulary).toBe(7);
    });
  });

  it('leaves out rows without a target, and says so', async () => {
    await withTable(async (folder) => {
      const { summary, splits } = await prepareData(mixed(), folder);
      expect(splits.train.rows + (splits.validation?.rows ?? 0) + (splits.test?.rows ?? 0)).toBe(7);
      expect(summary.notices).toContainEqual({ key: 'engine.dataNoTarget', args: { rows: 1, column: 'price' } });
    });
  });

  it.each([
    ['drop', 4],
    ['mean', 7],
    ['median', 7],
    ['constant', 7],
  ])('with missing: %s keeps %i rows', async (missing, rows) => {
    await withTable(async (folder) => {
      const { splits } = await prepareData(mixed(`, preprocess: {missing: ${missing}}`), folder);
      expect(splits.train.rows + (splits.validation?.rows ?? 0) + (splits.test?.rows ?? 0)).toBe(rows);
      expect(splits.train.inputs['features']?.values.every(Number.isFinite)).toBe(true);
    });
  });

  it.each(['standardize', 'minMax', 'none'])(
    'encodes a row of the table as training did, after JSON, with numeric: %s',
    async (numeric) => {
      await withTable(async (folder) => {
        const file = mixed(`, preprocess: {numeric: ${numeric}}`);
        const data = await prepareData(file, folder);
        const preprocessing = JSON.parse(JSON.stringify(data.preprocessing)) as PreparedData['preprocessing'];
        const { train } = data.splits;
        for (let row = 0; row < train.rows; row++) {
          const taken = await takeRow(file, folder, { row: train.sourceRows[row] ?? 0 });
          const again = await prepareRows(preprocessing, [taken.values]);
          for (const [name, input] of Object.entries(train.inputs)) {
            expect(rowOf(again.inputs[name], 0)).toEqual(rowOf(input, row));
          }
        }
      });
    },
  );

  it('reads a standardised target back in its units', async () => {
    await withTable(async (folder) => {
      const { splits, preprocessing } = await prepareData(mixed(), folder);
      const { target } = preprocessing;
      if (target.kind !== 'numeric') throw new Error('the target is numeric');
      for (let row = 0; row < splits.train.rows; row++) {
        const scaled = splits.train.target?.values[row] ?? 0;
        expect(scaled * target.deviation + target.mean).toBeCloseTo((splits.train.sourceRows[row] ?? 0) + 1, 5);
      }
    });
  });

  it('standardises any numbers so that they come back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -100_000, max: 100_000 }), { minLength: 4, maxLength: 30 }),
        async (numbers) => {
          const rows = numbers.map((number) => `${number},${number}`).join('\n');
          await withFiles({ 't.csv': `x,y\n${rows}\n` }, async (folder) => {
            const file = modelFile('{source: t.csv, target: y, split: {validation: 0, test: 0}}');
            const { splits, preprocessing } = await prepareData(file, folder);
            const { target } = preprocessing;
            if (target.kind !== 'numeric') throw new Error('the target is numeric');
            for (const [at, row] of splits.train.sourceRows.entries()) {
              const back = (splits.train.target?.values[at] ?? 0) * target.deviation + target.mean;
              expect(Math.abs(back - (numbers[row] ?? 0))).toBeLessThanOrEqual(0.1);
            }
          });
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('files of their own for validation and test', () => {
  const classes = 'dense: {units: 2, activation: softmax}';
  const file = modelFile('{source: t.csv, target: y, validation: v.csv, test: e.csv}', classes);
  const training = 'x,y\n1,no\n2,yes\n3,no\n4,yes\n';

  it('give their rows to their splits', async () => {
    await withFiles({ 't.csv': training, 'v.csv': 'x,y\n5,yes\n', 'e.csv': 'y,x\nno,6\nyes,7\n' }, async (folder) => {
      const { splits } = await prepareData(file, folder);
      expect([splits.train.rows, splits.validation?.rows, splits.test?.rows]).toEqual([4, 1, 2]);
      expect([...(splits.test?.target?.values ?? [])]).toEqual([0, 1]);
    });
  });

  it.each([
    ['yes.', 'data-class-dot'],
    ['maybe', 'data-unknown-class'],
  ])('must have the same classes: %s', async (label, code) => {
    await withFiles(
      { 't.csv': training, 'v.csv': 'x,y\n5,yes\n', 'e.csv': `x,y\n6,no\n7,${label}\n` },
      async (folder) => {
        await expect(prepareData(file, folder)).rejects.toMatchObject({
          code,
          text: { args: { line: 3, file: 'e.csv' } },
        });
      },
    );
  });
});

describe('an input that does not fit is told with its row and column', () => {
  const good: InputRow = { age: 30, city: 'Rome', note: 'a good day' };
  it.each<[string, InputRow, string]>([
    ['a missing column', { city: 'Rome', note: '' }, 'data-input-missing'],
    ['a word for a number', { ...good, age: 'old' }, 'data-input-wrong'],
    [
      'an image for a number',
      { ...good, age: { image: { height: 1, width: 1, channels: 1, data: '' } } },
      'data-input-wrong',
    ],
  ])('%s', async (_, row, code) => {
    await withTable(async (folder) => {
      const { preprocessing } = await prepareData(mixed(), folder);
      const preparing = prepareRows(preprocessing, [good, row]);
      await expect(preparing).rejects.toMatchObject({ kind: 'input', code, text: { args: { row: 2, column: 'age' } } });
    });
  });

  it('an unseen category counts as unknown, with a notice', async () => {
    await withTable(async (folder) => {
      const { preprocessing } = await prepareData(mixed(), folder);
      const { inputs, notices } = await prepareRows(preprocessing, [{ ...good, city: 'Paris' }]);
      expect(rowOf(inputs['features'], 0).slice(1)).toEqual([0, 0, 0]);
      expect(notices).toEqual([{ key: 'engine.dataInputUnseen', args: { row: 1, column: 'city', value: 'Paris' } }]);
    });
  });
});

describe('a file to predict or evaluate', () => {
  it('is read as the training data was, also without the target or as JSON', async () => {
    await withTable(async (folder) => {
      const { preprocessing } = await prepareData(mixed(), folder);
      await withFiles(
        {
          'p.csv': 'note,age,city\ngood,10,Rome\n',
          'p.json': '[{"note": "good", "age": 10, "city": "Rome", "price": 3}]',
        },
        async (other) => {
          expect(await readRows(preprocessing, 'p.csv', { folder: other })).toEqual([
            { age: 10, city: 'Rome', note: 'good' },
          ]);
          expect(await readRows(preprocessing, 'p.json', { folder: other })).toMatchObject([{ age: 10, price: 3 }]);
        },
      );
    });
  });

  it('may name its columns though the training data did not, in any order', async () => {
    await withFiles({ 't.csv': '1,10,a\n2,20,b\n3,30,a\n4,40,b\n' }, async (folder) => {
      const data = '{source: t.csv, header: false, columns: [x, y, kind], target: kind}';
      const { preprocessing } = await prepareData(modelFile(data, 'dense: {units: 2, activation: softmax}'), folder);
      const files = { 'named.csv': 'y,note,x\n50,new,5\n', 'plain.csv': '5,50\n', 'other.csv': 'y,z,kind\n5,50,a\n' };
      await withFiles(files, async (other) => {
        const rows = (name: string) => readRows(preprocessing, name, { folder: other });
        expect(await rows('named.csv')).toEqual([{ x: 5, y: 50 }]);
        expect(await rows('plain.csv')).toEqual([{ x: 5, y: 50 }]);
        // Neither the model's names nor numbers, and the model's names beside another number of columns.
        await expect(rows('other.csv')).rejects.toMatchObject({
          code: 'data-header-unknown',
          text: { args: { file: 'other.csv', found: 'y, z, kind', columns: 'x, y' } },
        });
      });
    });
  });

  it('leaves out rows without a target when it is evaluated', async () => {
    await withTable(async (folder) => {
      const { preprocessing } = await prepareData(mixed(), folder);
      const { split, notices } = await prepareFile(preprocessing, 't.csv', { folder });
      expect(split.rows).toBe(7);
      expect(notices).toContainEqual({ key: 'engine.dataNoTarget', args: { rows: 1, column: 'price' } });
    });
  });
});

describe('facts', () => {
  it('of the head are names and types alone, and say so', async () => {
    await withTable(async (folder) => {
      const facts = await readFacts(mixed().data, folder, { head: true });
      expect(facts).toMatchObject({ partial: true, files: { 't.csv': 'file' } });
      expect(facts.columns?.map(({ type }) => type)).toEqual(['numeric', 'category', 'text', 'numeric']);
      expect(facts.rows).toBeUndefined();
    });
  });

  it('tell a file that is missing, a folder, and one that cannot be read', async () => {
    await withFiles({ 't.csv': 'a,b\n1,2,3\n' }, async (folder) => {
      const facts = (source: string) =>
        readFacts(modelFile(`{source: ${source}, format: csv, target: y}`).data, folder);
      expect(await facts('t.csv')).toEqual({ files: { 't.csv': 'unreadable' } });
      expect(await facts('none.csv')).toEqual({ files: { 'none.csv': 'missing' } });
      expect(await facts('.')).toEqual({ files: { '.': 'folder' } });
    });
  });
});

describe('generated data', () => {
  it.each([
    ['digits', 'dense: {units: 10, activation: softmax}'],
    ['moons', 'dense: {units: 2, activation: softmax}'],
    ['blobs', 'dense: {units: 3, activation: softmax}'],
    ['spirals', 'dense: {units: 2, activation: softmax}'],
    ['sine', 'dense: 1'],
    ['sentiment', 'dense: {units: 2, activation: softmax}'],
  ])('%s is the same for the same seed', async (generator, output) => {
    const flatten = generator === 'digits' ? 'flatten: {}}, {' : '';
    const embed = generator === 'sentiment' ? 'embedding: {outputDim: 4}}, {flatten: {}}, {' : '';
    const file = modelFile(`{source: {generate: ${generator}, samples: 60}}`, flatten + embed + output);
    const [first, second] = [await prepareData(file, '.'), await prepareData(file, '.')];
    expect(first.splits.train.inputs).toEqual(second.splits.train.inputs);
    expect(first.fingerprint).toBe(second.fingerprint);
    expect((await summariseData(file, '.')).rows).toBe(60);
  });
});
