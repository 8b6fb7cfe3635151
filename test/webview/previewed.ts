import type { ColumnStatistics, DataPreview, PreviewRow } from '../../src/protocol';
import type { FakeData } from './dataPage';

const splits = ['train', 'train', 'train', 'train', 'validation', 'test', null] as const;
const words = ['Private', 'Self-employed', '<img src=x onerror=window.hit=1>'];

function peopleRow(row: number): PreviewRow {
  const income = row === 3 ? 250_000 : 20_000 + ((row * 7919) % 40_000);
  return {
    row,
    split: splits[row % splits.length] ?? null,
    cells: [
      18 + ((row * 31) % 60),
      words[row % 3] ?? null,
      row % 5 === 0 ? null : income,
      row % 2 ? 'yes' : 'no',
      `Row ${row} has a note that is longer than its column is wide, so that its end is cut off`,
    ],
  };
}

const histogram = { minimum: 18, maximum: 77, counts: [3, 8, 12, 20, 16, 14, 9, 7, 6, 3] };
const statistics: readonly ColumnStatistics[] = [
  {
    column: 0,
    missing: 0,
    distinct: 60,
    numeric: { minimum: 18, maximum: 77, mean: 41.2, median: 40, outliers: 0, lowest: -20, highest: 110, histogram },
  },
  { column: 1, missing: 0, distinct: 3, categories: words.map((value, place) => ({ value, count: 400_000 - place })) },
  {
    column: 2,
    missing: 200_000,
    distinct: 40_000,
    numeric: {
      minimum: 20_000,
      maximum: 250_000,
      mean: 40_100,
      median: 39_800,
      outliers: 1,
      lowest: -20_000,
      highest: 100_000,
      histogram: { ...histogram, minimum: 20_000, maximum: 250_000 },
    },
  },
  {
    column: 3,
    missing: 0,
    distinct: 2,
    categories: [
      { value: 'no', count: 500_000 },
      { value: 'yes', count: 500_000 },
    ],
  },
  { column: 4, missing: 0, distinct: 1_000_000, lengths: { shortest: 70, median: 76, longest: 81 } },
];

/** A table with a missing value, an outlier and markup in it. */
export function people(rows: number, more: Partial<DataPreview> = {}): FakeData {
  const preview: DataPreview = {
    name: 'people.csv',
    rows,
    partial: false,
    columns: [
      { name: 'age', type: 'numeric', use: 'input' },
      { name: 'workclass', type: 'category', use: 'input' },
      { name: 'income', type: 'numeric', use: 'unused' },
      { name: 'insured', type: 'category', use: 'target' },
      { name: 'note', type: 'text', use: 'input' },
    ],
    imageColumn: null,
    classColumn: 3,
    classes: [
      { label: 'no', count: Math.ceil(rows / 2) },
      { label: 'yes', count: Math.floor(rows / 2) },
    ],
    split: {
      train: Math.round(rows * 0.57),
      validation: Math.round(rows * 0.14),
      test: Math.round(rows * 0.14),
      unused: Math.round(rows * 0.15),
    },
    notices: [{ key: 'engine.dataShortRows', args: { file: 'people.csv', rows: 2, line: 17 } }],
    ...more,
  };
  return { preview, row: peopleRow, statistics };
}

function digit(row: number): PreviewRow {
  const pixels = new Uint8Array(28 * 28);
  for (let y = 5; y < 23; y++)
    for (let x = 0; x < 3; x++) pixels[y * 28 + 12 + x + Math.round(((y - 14) * ((row % 7) - 3)) / 6)] = 220;
  const image = { height: 28, width: 28, channels: 1, data: Buffer.from(pixels).toString('base64') } as const;
  return { row, split: splits[row % splits.length] ?? null, cells: [null, String(row % 10)], image };
}

/** Pictures with a class each. */
export const digits: FakeData = {
  preview: {
    name: 'train-images-idx3-ubyte.gz',
    rows: 60_000,
    partial: false,
    columns: [
      { name: 'image', type: 'image', use: 'input' },
      { name: 'label', type: 'category', use: 'target' },
    ],
    imageColumn: 0,
    classColumn: 1,
    classes: Array.from({ length: 10 }, (_, label) => ({ label: String(label), count: 6000 })),
    split: { train: 42_000, validation: 9000, test: 9000, unused: 0 },
    notices: [],
  },
  row: digit,
  statistics: [{ column: 1, missing: 0, distinct: 10, categories: [{ value: '0', count: 6000 }] }],
};
