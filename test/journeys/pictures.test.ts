import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { cellOf, pressRunButton, seeStatus, trainToEnd } from '../endToEnd/studioPage';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';
import { nameFile, nameFolder } from './dialogs';
import { quickExamples, writeDigits } from './digits';
import { dragOver, dropFiles } from './pointer';

let workbench: Workbench;
const cell = () => cellOf(workbench.studio, 'predict');
const pad = () => cell().locator('.pad');
const button = (name: string) => cell().getByRole('button', { name, exact: true });
const answer = () => cell().locator('.answer strong').innerText({ timeout: 60_000 });
const answered = (label: string) => expect.poll(answer, { timeout: 60_000 }).toBe(label);
const earlier = () => cell().locator('.log li');
const nothing = () => cell().getByText('Draw something: the answer appears here.');

/** Where the ink of a picture lies: its first and its last row, and the middle of its mass. */
const inkOf = (canvas: HTMLCanvasElement) => {
  const { width, height } = canvas;
  const data = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
  const rows: number[] = [];
  let [mass, x, y] = [0, 0, 0];
  for (let pixel = 0; pixel < width * height; pixel++) {
    const ink = Math.abs((data[pixel * 4] ?? 0) - (data[0] ?? 0));
    if (ink > 8) rows.push(Math.floor(pixel / width));
    mass += ink;
    x += ink * ((pixel % width) + 0.5);
    y += ink * (Math.floor(pixel / width) + 0.5);
  }
  return { height: Math.max(...rows) - Math.min(...rows) + 1, x: x / mass, y: y / mass };
};

beforeAll(async () => {
  workbench = await openWorkbench({ files: quickExamples });
  await trainToEnd(workbench, 'mnist-cnn.model.yaml');
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

test('a digit drawn small in a corner is read, as it is scaled and centred like those of MNIST', async () => {
  const { page } = workbench;
  await nothing().waitFor();
  await dragOver(page, pad(), [0.1, 0.08], [0.1, 0.3]);
  await answered('1');
  const ink = await earlier().first().locator('canvas').evaluate(inkOf);
  expect(ink.height).toBeCloseTo(20, -1);
  expect([Math.abs(ink.x - 14) < 1, Math.abs(ink.y - 14) < 1]).toEqual([true, true]);
  await workbench.screenshot('pictures-corner');
});

test('Clear empties the pad, and Undo takes strokes back', async () => {
  const { page } = workbench;
  await button('Clear').first().click();
  await nothing().waitFor();
  await dragOver(page, pad(), [0.3, 0.25], [0.7, 0.25], [0.45, 0.8]);
  await answered('7');
  await dragOver(page, pad(), [0.7, 0.25], [0.7, 0.85], [0.2, 0.85]);
  await button('Undo').click();
  await answered('7');
  await button('Undo').click();
  await nothing().waitFor();
});

test('the pad is drawn on with the keys, which show where they draw', async () => {
  const { page } = workbench;
  await button('Clear').first().focus();
  await page.keyboard.press('Shift+Tab');
  await expect.poll(() => pad().evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await pad().locator('.pen').isVisible()).toBe(true);
  for (let step = 0; step < 8; step++) await page.keyboard.press('ArrowUp');
  for (let step = 0; step < 16; step++) await page.keyboard.press('Shift+ArrowDown');
  await answered('1');
  await workbench.screenshot('pictures-keys');
  await page.keyboard.press('Delete');
  await nothing().waitFor();
  await page.keyboard.press('Control+z');
  await answered('1');
});

test('a picture dropped from disk is read, and so is one from the dialog; what is no picture is said to be none', async () => {
  const { page, folder } = workbench;
  const [first, second] = await writeDigits(workbench, 'some', [0, 1], 'dark on light');
  if (!first || !second) throw new Error('There are no digits.');
  await dropFiles(page, pad(), [first.file]);
  await answered(first.label);
  const open = async (file: string) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button('Open an image').click()]);
    await chooser.setFiles(file);
  };
  await open(second.file);
  await answered(second.label);
  await dropFiles(page, pad(), [path.join(folder, 'data/iris.csv')]);
  await cell().getByText('iris.csv could not be read as an image.').waitFor();
  expect(await answer()).toBe(second.label);
  await workbench.screenshot('pictures-wrong');
  await open(first.file);
  await answered(first.label);
  expect(await cell().getByText('could not be read').isVisible()).toBe(false);
});

test('what a layer makes of the picture is drawn: maps of a convolution, numbers of a dense layer', async () => {
  const architecture = cellOf(workbench.studio, 'architecture');
  await architecture.locator('[data-layer$="/conv2d_1"]').click();
  const maps = architecture.locator('.activations .maps canvas');
  await maps.first().waitFor();
  expect(await maps.count()).toBe(8);
  const distinct = await maps.evaluateAll(
    (all: HTMLCanvasElement[]) => new Set(all.map((one) => one.toDataURL())).size,
  );
  expect(distinct).toBeGreaterThan(4);
  await maps.first().scrollIntoViewIfNeeded();
  await workbench.screenshot('pictures-maps');
  await architecture.locator('[data-layer$="/dense_2"]').click();
  await architecture.getByRole('img', { name: /^10 numbers from/ }).waitFor();
});

test('an earlier picture is brought back from the history, also by the keyboard', async () => {
  const { page } = workbench;
  expect(await earlier().count()).toBeGreaterThan(2);
  const words = await earlier().nth(1).innerText();
  await earlier().first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await answered(/^\d/.exec(words)?.[0] ?? '');
});

test('a folder of pictures is answered as a table, one of them is opened, and all answers are saved', async () => {
  const digits = await writeDigits(workbench, 'many', [2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 'light on dark');
  await button('Predict a folder').click();
  await nameFolder(workbench, path.join(workbench.folder, 'many'));
  await cell().getByText('many, 10 rows').waitFor();
  const rows = await cell().locator('.answers tbody tr').allInnerTexts();
  expect(rows).toHaveLength(digits.length);
  const right = digits.filter(({ file, label }) =>
    rows.some((row) => row.endsWith(path.basename(file)) && row.split('\t')[1] === label),
  );
  expect(right.length).toBeGreaterThan(7);
  await workbench.screenshot('pictures-folder');
  await cell().getByRole('button', { name: 'Open row 3 in the form' }).click();
  await cell().locator('.answer strong').waitFor();
  await button('Back to the rows').click();
  await button('Save as CSV').click();
  const file = path.join(workbench.folder, 'digits.csv');
  await nameFile(workbench, file, 'many-predicted.csv');
  await cell().getByText('Saved as digits.csv.').waitFor();
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  expect(lines).toHaveLength(digits.length + 1);
});

test('two versions read the same picture side by side', async () => {
  const { page, studio } = workbench;
  await pressRunButton(studio, 'Train');
  await seeStatus(studio, 'running');
  await seeStatus(studio, 'completed', 240_000);
  await button('Clear').first().click();
  await dragOver(page, pad(), [0.5, 0.15], [0.5, 0.85]);
  await cell().getByLabel('Version beside it').selectOption('v1');
  await expect.poll(() => cell().locator('.answer').innerText(), { timeout: 60_000 }).toMatch(/v1 (agrees|says)/);
  await workbench.screenshot('pictures-beside');
});

test('a review is classified as it is typed, and many are from a pasted table', async () => {
  await trainToEnd(workbench, 'text-classifier-en.model.yaml');
  await cell().getByRole('textbox').first().fill('The food was wonderful and the staff are great.');
  await answered('positive');
  await cell().getByRole('textbox').first().fill('A bad and boring waste of time.');
  await answered('negative');
  await workbench.screenshot('pictures-review');
  await button('CSV').click();
  const rows = 'text,label\nIt is a great and lovely film.,positive\n"The worst, and slow.",negative';
  await cell().getByLabel('Rows as CSV').fill(rows);
  await cell()
    .getByText(/^2 rows; \d+\.\d\d\s% right where the answer is given/)
    .waitFor();
  await workbench.screenshot('pictures-reviews');
  await writeFile(path.join(workbench.folder, 'more.csv'), rows);
  await button('Predict a file').click();
  await nameFile(workbench, path.join(workbench.folder, 'more.csv'), '');
  await cell().getByText('more.csv, 2 rows').waitFor();
});
