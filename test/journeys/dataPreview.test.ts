import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';
import { plainPng } from '../unit/data/png';
import { chooseOf, treeRow } from './treeRows';

let workbench: Workbench;

/** 200 people, of whom one earns far more than the others, and of two nobody knows what they earn. */
const people = `age,income,city,insured
${Array.from({ length: 200 }, (_, row) => {
  const income = row === 3 ? 9_000_000 : row === 7 || row === 11 ? '' : 20_000 + ((row * 7919) % 30_000);
  return `${18 + ((row * 31) % 60)},${income},${['Rome', 'Bern', 'Oslo'][row % 3]},${row % 4 ? 'no' : 'yes'}`;
}).join('\n')}
`;

const model = `data:
  source: people.csv
  target: insured
  split: {validation: 0.2, test: 0.2}
model:
  - dense: {units: 2, activation: softmax}
`;

const page = () => workbench.studio;
const heading = () => page().locator('h1:visible');
const summary = () => page().locator('.summary');
const head = (column: string) => page().locator('.table .head', { hasText: column });
const line = (place: number) => page().locator(`.table .lines .line[aria-rowindex="${place + 1}"]`);
const cell = (place: number, column: number) => line(place).locator(`[aria-colindex="${column}"]`);
const rowCount = () => page().locator('.scroller.table').getAttribute('aria-rowcount');
const file = (name: string) => path.join(workbench.folder, name);

/** Opens a file or folder with the preview, from its menu in the Explorer. */
async function previewFromExplorer(name: string): Promise<void> {
  await workbench.runCommand('View: Close All Editors');
  await workbench.runCommand('View: Show Explorer');
  await treeRow(workbench, name).waitFor();
  await chooseOf(workbench, name, 'Open Data Preview');
}

beforeAll(async () => {
  const gray = (tone: number) => plainPng(24, tone);
  const digits = path.resolve(import.meta.dirname, '../../examples/data/t10k-images-idx3-ubyte.gz');
  workbench = await openWorkbench({
    files: {
      'people.csv': people,
      'people.model.yaml': model,
      'pets/cat/one.png': gray(40),
      'pets/cat/two.png': gray(80),
      'pets/dog/three.png': gray(160),
      'digits.idx': await promisify(gunzip)(await readFile(digits)),
      'empty.csv': '',
    },
  });
  await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const name of ['table', 'torn']) {
    await connection.run(
      `COPY (SELECT i AS number, CASE WHEN i = 5 THEN NULL ELSE 'word ' || (i % 7) END AS word FROM range(3000) t(i))
       TO '${file(`${name}.parquet`)}' (FORMAT parquet)`,
    );
  }
  connection.closeSync();
  instance.closeSync();
  await truncate(file('torn.parquet'), 500);
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

test('the path in a model file leads to its data, with distributions, missing cells, outliers and the split', async () => {
  const { page: window } = workbench;
  await workbench.openFile('people.model.yaml');
  // The last lens that comes: until then lines still move.
  await window.locator('.codelens-decoration', { hasText: 'parameters' }).waitFor();
  await window.locator('.detected-link', { hasText: 'people.csv' }).click({ modifiers: ['Control'] });
  await head('income').getByText('1 outlier').waitFor();
  expect(await heading().innerText()).toBe('people.csv');
  expect(await summary().innerText()).toBe('200 rows, 4 columns');
  expect(await head('income').innerText()).toMatch(/2 missing \(1\.00\s%\)/);
  expect(await head('city').innerText()).toMatch(/Rome\s33\.50\s%[^]*3 distinct/);
  expect(await head('insured').innerText()).toContain('target');
  expect(await cell(4, 4).getAttribute('class')).toContain('outlier');
  expect(await page().locator('.split-key').innerText()).toMatch(/Train 120\s*Validation 40\s*Test 40/);
  await workbench.screenshot('preview-table');
});

test('rows are put in order, and those that are missing something or lie far out are shown alone', async () => {
  const income = head('income').getByRole('button', { name: 'income' });
  await income.click();
  await expect.poll(() => head('income').getAttribute('aria-sort')).toBe('ascending');
  await expect.poll(() => cell(1, 4).innerText()).toBe('20,000');
  await income.click();
  await expect.poll(() => cell(1, 4).innerText()).toMatch(/^9,000,000/);
  await workbench.screenshot('preview-sorted');
  await income.click();
  await expect.poll(() => cell(1, 1).innerText()).toBe('1');
  await head('income').getByRole('button', { name: '2 missing' }).click();
  await expect.poll(rowCount).toBe('3');
  expect(await page().locator('.table .lines .number').allInnerTexts()).toEqual(['8', '12']);
  await workbench.screenshot('preview-missing');
  await head('income').getByRole('button', { name: '1 outlier' }).click();
  await expect.poll(() => page().locator('.table .lines .number').allInnerTexts()).toEqual(['4']);
  await page().getByRole('button', { name: 'income: outliers' }).click();
  await expect.poll(rowCount).toBe('201');
  await page().getByRole('combobox', { name: 'Class' }).selectOption({ label: 'yes, 50 rows' });
  await expect.poll(rowCount).toBe('51');
  await page().getByRole('combobox', { name: 'Class' }).selectOption({ label: 'All classes, 200 rows' });
});

test('the order stays when the window is reloaded', async () => {
  const income = head('income').getByRole('button', { name: 'income' });
  await income.click();
  await income.click();
  await expect.poll(() => cell(1, 4).innerText()).toMatch(/^9,000,000/);
  await workbench.reload();
  await expect.poll(() => cell(1, 4).innerText(), { timeout: 60_000 }).toMatch(/^9,000,000/);
  expect(await head('income').getAttribute('aria-sort')).toBe('descending');
  await income.click();
  await expect.poll(() => cell(1, 1).innerText()).toBe('1');
});

test('a row is gone to by its number, and cells by keys', async () => {
  const { page: window } = workbench;
  await page().getByRole('textbox', { name: 'Go to row' }).fill('150');
  await window.keyboard.press('Enter');
  await cell(150, 1).waitFor();
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight']) await window.keyboard.press(key);
  expect(await page().locator('#active-cell').innerText()).toBe(await cell(151, 5).innerText());
  await window.keyboard.press('Control+c');
  await expect.poll(() => window.evaluate(() => navigator.clipboard.readText())).toBe(await cell(151, 5).innerText());
  await window.keyboard.press('Control+End');
  await cell(200, 6).waitFor();
});

test('data that changes on disk is read again and told of, and data that goes away as well', async () => {
  await writeFile(file('people.csv'), `${people}40,25000,Rome,yes\n`);
  await expect.poll(() => summary().innerText()).toMatch(/^201 rows, 4 columns; changed on disk at \d\d:\d\d$/);
  await workbench.screenshot('preview-changed');
  await rm(file('people.csv'));
  await page().getByRole('heading', { name: 'This data cannot be shown' }).waitFor();
  expect(await page().locator('.data-failure p').innerText()).toContain('people.csv');
  await writeFile(file('people.csv'), people);
  await expect.poll(() => summary().innerText()).toMatch(/^200 rows/);
});

test('a Parquet file, an IDX file and a folder of images open from the Explorer', async () => {
  await previewFromExplorer('table.parquet');
  await expect.poll(() => summary().innerText()).toBe('3,000 rows, 2 columns');
  await head('word').getByText('1 missing').waitFor();
  await workbench.screenshot('preview-parquet');
  await previewFromExplorer('digits.idx');
  await page().locator('.tile canvas').first().waitFor();
  expect(await summary().innerText()).toBe('10,000 rows, 1 column');
  await previewFromExplorer('pets');
  await page().locator('.tile canvas').nth(2).waitFor();
  await workbench.screenshot('preview-pets');
  await page().getByRole('combobox', { name: 'Class' }).selectOption({ label: 'dog, 1 row' });
  await expect.poll(() => page().locator('.tile').count()).toBe(1);
  await page().getByRole('combobox', { name: 'Class' }).selectOption({ label: 'All classes, 3 rows' });
  await writeFile(file('pets/dog/four.png'), plainPng(24, 220));
  await page().locator('.tile canvas').nth(3).waitFor();
});

test('digits in packed IDX files are a gallery by class, opened by the lens, and keys move in it', async () => {
  const { page: window } = workbench;
  await workbench.runCommand('View: Close All Editors');
  await workbench.openFile('mnist-cnn.model.yaml');
  expect(await window.locator('.detected-link').allInnerTexts()).toEqual(['data/t10k-images-idx3-ubyte.gz']);
  await window.locator('.codelens-decoration a', { hasText: 'Open Data' }).first().click();
  await page().locator('.tile canvas').first().waitFor();
  await page().getByRole('combobox', { name: 'Class' }).selectOption({ index: 8 });
  await expect.poll(() => page().locator('.tile-words strong').first().innerText()).toBe('7');
  await page().locator('.tile').first().click();
  await window.keyboard.press('ArrowRight');
  expect(await page().locator('#active-tile').getAttribute('data-place')).toBe('1');
  await workbench.screenshot('preview-digits');
});

test('a file that is empty or torn is said to be so, and shown once it is whole', async () => {
  await previewFromExplorer('empty.csv');
  await page().getByRole('heading', { name: 'This data cannot be shown' }).waitFor();
  expect(await page().locator('.data-failure p').innerText()).toMatch(/^empty\.csv /);
  await workbench.screenshot('preview-empty');
  await writeFile(file('empty.csv'), 'a,b\n1,2\n');
  await expect.poll(() => summary().innerText()).toMatch(/^1 row, 2 columns/);
  await previewFromExplorer('torn.parquet');
  await page().getByRole('heading', { name: 'This data cannot be shown' }).waitFor();
  expect(await page().locator('.data-failure p').innerText()).toBe(
    "torn.parquet cannot be read as Parquet: No magic bytes found at end of file 'torn.parquet'",
  );
  await workbench.screenshot('preview-torn');
  await truncate(file('digits.idx'), 100_000);
  await previewFromExplorer('digits.idx');
  await page().getByRole('heading', { name: 'This data cannot be shown' }).waitFor();
  expect(await page().locator('.data-failure p').innerText()).toMatch(/digits\.idx.*7,?840,?000/);
});
