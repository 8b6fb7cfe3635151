import { describe, expect, it, vi } from 'vitest';
import { prepareData, prepareRows, readFacts, readRows, takeRow } from '../../../src/engine/data';
import type { PreparedSplit } from '../../../src/engine/contract';
import { inferInputs } from '../../../src/language';
import { withFiles } from './fileSource';
import { modelFile } from './modelFile';
import { useOwnCache } from './ownCache';

useOwnCache();

const inOrder = 'split: {validation: 0.25, test: 0.25, shuffle: false}';
const automatic = modelFile(`{source: t.csv, target: y, ${inOrder}}`);

function featuresOf(split: PreparedSplit | null | undefined): number[][] {
  const input = split?.inputs['features'];
  const width = input?.shape[0] ?? 1;
  const rows = Int32Array.from({ length: split?.rows ?? 0 }, (_, row) => row);
  const values = input?.read ? input.read(rows) : (input?.values ?? new Float32Array());
  return Array.from(rows, (row) => [...values.slice(row * width, (row + 1) * width)]);
}

const circle = (place: number, period: number) => {
  const angle = (2 * Math.PI * place) / period;
  return [Math.sin(angle), Math.cos(angle)];
};

function expectRow(row: readonly number[] | undefined, expected: readonly number[]): void {
  expect(row).toHaveLength(expected.length);
  for (const [index, value] of expected.entries()) expect(row?.[index]).toBeCloseTo(value, 5);
}

async function withDates<Result>(cells: readonly string[], use: (folder: string) => Promise<Result>): Promise<Result> {
  const rows = cells.map((cell, row) => `"${cell}",${row}`);
  return withFiles({ 't.csv': `when,y\n${rows.join('\n')}\n` }, use);
}

describe('a column of dates', () => {
  const cells = [
    '2020-01-06',
    '2022-04-07',
    '2020-07-06',
    '2022-10-04',
    '2021-01-05',
    '2021-01-06',
    '2021-01-07',
    '1999-12-31',
  ];

  it('becomes the parts that differ: the year scaled by the training rows, the others as places on circles', async () => {
    await withDates(cells, async (folder) => {
      const { splits, facts, signature } = await prepareData(automatic, folder);
      expect(facts.columns?.[0]).toMatchObject({ type: 'date', dateParts: ['year', 'month', 'day', 'weekday'] });
      expect(inferInputs(automatic.data, facts)).toEqual([{ name: 'features', shape: [7], dtype: 'float32' }]);
      expect(signature.inputs[0]).toMatchObject({ minimum: '1999-12-31', maximum: '2022-10-04', time: false });
      expectRow(featuresOf(splits.train)[0], [-1, ...circle(0, 12), ...circle(5, 31), ...circle(0, 7)]);
      expectRow(featuresOf(splits.train)[1], [1, ...circle(3, 12), ...circle(6, 31), ...circle(3, 7)]);
      expectRow(featuresOf(splits.test)[1], [-22, ...circle(11, 12), ...circle(30, 31), ...circle(4, 7)]);
    });
  });

  it('is read as ISO 8601 or as in training when it is predicted from, and else told', async () => {
    const inputs = 'inputs: {when: {dateFormat: dd/MM/yyyy, dateParts: [month, elapsed]}}, preprocess: {numeric: none}';
    const file = modelFile(`{source: t.csv, target: y, ${inputs}, ${inOrder}}`);
    await withDates(['05/06/2024', '06/05/2024', '07/05/2024', '08/05/2024'], async (folder) => {
      const { preprocessing, signature } = await prepareData(file, folder);
      expect(signature.inputs).toEqual([
        { type: 'date', name: 'when', minimum: '2024-05-06', maximum: '2024-06-05', time: false, format: 'dd/MM/yyyy' },
      ]);
      const days = Date.UTC(2024, 5, 5) / 86_400_000;
      for (const when of ['2024-06-05', '05/06/2024']) {
        const { inputs: made } = await prepareRows(preprocessing, [{ when }]);
        expectRow([...(made['features']?.values ?? [])], [...circle(5, 12), days]);
      }
      await expect(prepareRows(preprocessing, [{ when: 'June' }])).rejects.toMatchObject({ code: 'data-input-wrong' });
      expect(await takeRow(file, folder, { row: 0 })).toMatchObject({ values: { when: '2024-06-05' } });
      expect(await readRows(preprocessing, 't.csv', { folder })).toContainEqual({ when: '05/06/2024', y: 0 });
    });
  });

  it('has cells that are none counted and taken as missing: the middle of the circles, the mean of the years', async () => {
    const odd = [...cells, ...cells, ...cells];
    odd[1] = 'soon';
    odd[2] = '';
    await withDates(odd, async (folder) => {
      const { splits, summary, preprocessing } = await prepareData(automatic, folder);
      expectRow(featuresOf(splits.train)[1], [0, 0, 0, 0, 0, 0, 0]);
      expectRow(featuresOf(splits.train)[2], [0, 0, 0, 0, 0, 0, 0]);
      expect(summary.cleaning).toEqual([
        { what: 'missingFilled', column: 'when', rows: 1, split: 'train' },
        { what: 'notADate', column: 'when', rows: 1, split: 'train' },
      ]);
      const predicted = await prepareRows(preprocessing, [{ when: null }]);
      expectRow([...(predicted.inputs['features']?.values ?? [])], [0, 0, 0, 0, 0, 0, 0]);
      const dropped = await prepareData(
        modelFile(`{source: t.csv, target: y, ${inOrder}, preprocess: {missing: drop}}`),
        folder,
      );
      expect(dropped.summary.cleaning).toEqual([{ what: 'rowDropped', rows: 2, split: 'data' }]);
    });
  });

  it.each([
    [['13/02/2024', '01/02/2024'], 'd/M/yyyy', false],
    [['02/13/2024', '01/02/2024'], 'M/d/yyyy', false],
    [['02/03/2024', '01/02/2024'], 'M/d/yyyy', true],
    [['02.03.2024 9:30', '01.02.2024 17:05'], 'd.M.yyyy', false],
    [['2024年3月2日', '2024年12月31日'], 'yyyy年M月d日', false],
    [['Mar 2, 2024', 'December 31, 2024'], 'MMM d[,] yyyy', false],
    [['1949-01', '1949-12'], 'yyyy-M', false],
    [['2024-01-01T00:00:00Z', '2024-01-01T05:30:00+08:00'], 'yyyy-MM-dd', false],
  ])('written as %j is %s; whether that is one of two ways: %s', async (written, format, ambiguous) => {
    await withDates([...written, ...written], async (folder) => {
      const { facts, summary } = await prepareData(automatic, folder);
      expect(facts.columns?.[0]?.dateFormat).toMatch(new RegExp(`^${format.replaceAll(/[.[\]]/g, '\\$&')}`));
      expect(summary.notices.some(({ key }) => key === 'engine.dataDateGuess')).toBe(ambiguous);
    });
  });

  it.each([[['1.5', '2.5']], [['a-b', 'c-d']], [['12:30', '13:30']], [['2024', '2025']], [['555-1234', '555-9876']]])(
    'is not seen in %j',
    async (written) => {
      await withDates([...written, ...written], async (folder) => {
        expect((await readFacts(automatic.data, folder)).columns?.[0]?.type).not.toBe('date');
      });
    },
  );

  it('is the same on disk as in memory', async () => {
    const many = Array.from({ length: 3000 }, (_, row) => {
      if (row % 97 === 0) return row % 2 ? '' : 'never';
      return new Date(1.6e12 + ((row * 7919) % 3001) * 3_700_000).toISOString().slice(0, 16);
    });
    await withDates(many, async (folder) => {
      const whole = await prepareData(automatic, folder);
      vi.stubEnv('MODEL_STUDIO_DATA_IN_MEMORY', '0.001');
      const stored = await prepareData(automatic, folder);
      expect(stored.splits.train.stream).toBeDefined();
      for (const name of ['train', 'validation', 'test'] as const) {
        expect(featuresOf(stored.splits[name])).toEqual(featuresOf(whole.splits[name]));
      }
      const { readSeconds: _, ...summary } = whole.summary;
      expect(stored.summary).toMatchObject(summary);
      expect(stored.facts).toEqual(whole.facts);
      expect(stored.signature).toEqual(whole.signature);
    });
  });

  it('must have a format that is known, or said', async () => {
    await withDates(['x1', 'x2', 'x3', 'x4'], async (folder) => {
      const file = modelFile(`{source: t.csv, target: y, inputs: {when: {type: date}}, ${inOrder}}`);
      await expect(prepareData(file, folder)).rejects.toMatchObject({ code: 'data-date-format' });
    });
  });
});
