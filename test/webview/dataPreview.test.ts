import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ColumnStatistics, DataPreview, PreviewRow, ToDataPageMessage } from '../../src/protocol';
import { useDataPage, type FakeData } from './dataPage';

const open = useDataPage();
const folder = path.resolve(import.meta.dirname, '../../test-results');

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

function people(rows: number, more: Partial<DataPreview> = {}): FakeData {
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

const digits: FakeData = {
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

const rowsIn = '.table .lines .line';

describe('a data preview', () => {
  it('shows rows, and of each column what it is', async () => {
    const page = await open(people(1000));
    expect(await page.locator('h1').innerText()).toBe('people.csv');
    expect(await page.locator('.summary').innerText()).toBe('1,000 rows, 5 columns');
    await page.locator('.facts .flag').nth(2).waitFor();
    expect(await page.locator('.head', { hasText: 'income' }).innerText()).toMatch(/200,000 missing[^]*1 outliers?/);
    const fourth = page.locator(rowsIn).nth(3);
    expect(await fourth.locator('.cell.outlier').innerText()).toMatch(/^250,000/);
    expect(await page.locator(rowsIn).first().locator('.cell.none').innerText()).toBe('missing');
    expect(await page.locator('img').count()).toBe(0);
  });

  it('holds only the rows in view, of a million, and goes to any of them', async () => {
    const page = await open(people(1_000_000));
    expect(await page.locator(rowsIn).count()).toBeLessThan(60);
    await page.getByRole('textbox', { name: 'Go to row' }).fill('765,432');
    await page.keyboard.press('Enter');
    await page.locator('.number', { hasText: /^765,432$/ }).waitFor();
    await page.locator('.lines [title^="Row 765431 "]').waitFor();
    await page.keyboard.press('Control+End');
    await page.locator('.lines [title^="Row 999999 "]').waitFor();
    expect(await page.locator(rowsIn).count()).toBeLessThan(60);
    await page.getByRole('textbox', { name: 'Go to row' }).fill('1000001');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('textbox', { name: 'Go to row' }).getAttribute('aria-invalid')).toBe('true');
    const asked = await page.evaluate(() => window.host.sent.length);
    expect(asked).toBeLessThan(40);
  });

  it('is gone through with the keyboard, cell by cell', async () => {
    const page = await open(people(1000), { width: 500 });
    await page.locator('.scroller.table').focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'End']) await page.keyboard.press(key);
    const active = page.locator('#active-cell');
    expect(await active.getAttribute('title')).toMatch(/^Row 2 /);
    expect(await page.locator('.scroller.table').getAttribute('aria-activedescendant')).toBe('active-cell');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('Home');
    expect(Number(await active.innerText())).toBeGreaterThan(17);
    await page.keyboard.press('Control+c');
    expect(await page.evaluate(() => window.host.sent.at(-1))).toMatchObject({ type: 'copy' });
  });

  it('shows the rows of one class', async () => {
    const page = await open(people(1000));
    await page.getByRole('combobox', { name: 'Class' }).selectOption({ label: 'yes, 500 rows' });
    await page.locator('.number', { hasText: /^2$/ }).waitFor();
    await expect.poll(() => page.locator(`${rowsIn} [aria-colindex="6"]`).allInnerTexts()).not.toContain('no');
    expect(await page.locator('.scroller.table').getAttribute('aria-rowcount')).toBe('501');
  });

  it('shows pictures as a gallery, and as a table', async () => {
    const page = await open(digits);
    await page.locator('.tile canvas').first().waitFor();
    expect(await page.locator('.tile').count()).toBeLessThan(200);
    await page.locator('.scroller.gallery').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowDown');
    const across = await page.evaluate(() => document.querySelector('.gallery .line')?.children.length ?? 0);
    expect(await page.locator('#active-tile').getAttribute('data-place')).toBe(String(2 * across - 1));
    await page.getByRole('button', { name: 'Table' }).click();
    await page.locator(`${rowsIn} canvas`).first().waitFor();
    expect(await page.locator('.scroller.gallery').isVisible()).toBe(false);
  });

  it('tells that only the start is there yet, and then all of it', async () => {
    const page = await open(people(900, { partial: true, split: null }));
    expect(await page.locator('.summary').innerText()).toBe('The first 900 rows, 5 columns; reading the rest');
    const all: ToDataPageMessage = { type: 'preview', locale: 'en', preview: people(5000).preview };
    await page.evaluate((message) => window.host.post(message), all);
    await page.getByText('5,000 rows, 5 columns').waitFor();
    expect(await page.getByRole('status').innerText()).toBe('All 5,000 rows are read.');
  });

  it('says what is wrong instead, and passes over what it does not know', async () => {
    const page = await open(people(10));
    const failed: ToDataPageMessage = {
      type: 'failed',
      locale: 'en',
      error: {
        kind: 'input',
        code: 'data-file-missing',
        message: { key: 'engine.dataFileMissing', args: { file: 'people.csv' } },
      },
    };
    await page.evaluate(
      (all) => all.forEach((message) => window.host.post(message)),
      [{ type: 'rows', id: 1 }, { type: 'explode' }, 5, null, { type: 'preview', preview: {} }, failed],
    );
    await page.getByRole('heading', { name: 'This data cannot be shown' }).waitFor();
    expect(await page.locator('.data-failure p').innerText()).toContain('people.csv');
    expect(await page.evaluate(() => window.host.warnings.length)).toBe(5);
  });
});

describe('how a data preview looks', () => {
  it.each([
    ['people', 'dark-modern', 1000, 'en', 1],
    ['people', 'light-modern', 1000, 'zh', 1],
    ['people', 'hc-dark', 1000, 'en', 1],
    ['people', 'dark-modern', 400, 'zh', 1],
    ['people', 'light-modern', 1000, 'en', 2],
    ['digits', 'dark-modern', 1000, 'en', 1],
    ['digits', 'light-modern', 1000, 'zh', 1],
    ['digits', 'hc-dark', 400, 'en', 1],
  ] as const)(
    '%s in %s at %d pixels, %s, times %d: nothing runs over the edge',
    async (name, theme, width, locale, scale) => {
      const page = await open(name === 'people' ? people(1_000_000) : digits, { theme, width, locale, scale });
      if (name === 'people') await page.locator('.facts .flag').first().waitFor();
      else await page.locator('.tile canvas').first().waitFor();
      await page.screenshot({ path: path.join(folder, `data-${name}-${theme}-${width}-${locale}-${scale}.png`) });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
    },
  );
});
