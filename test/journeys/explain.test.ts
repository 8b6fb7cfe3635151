import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { cellOf, trainToEnd } from '../endToEnd/studioPage';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';
import { quickExamples } from './digits';
import { dragOver } from './pointer';

let workbench: Workbench;
const cell = () => cellOf(workbench.studio, 'explain');
const predict = () => cellOf(workbench.studio, 'predict');
const said = () => cell().locator('.explain-said');
const note = (text: string) => cell().locator('.explain-note').getByText(text).waitFor();
const button = (name: string) => cell().getByRole('button', { name, exact: true });

/** Also of what is written with a power of ten. */
function readEffect(written: string): number {
  const plain = written
    .replace(/[\u2212\u207b]/g, '-')
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)));
  return Number(plain.replace(/\s*×\s*10/, 'e').replace(/[^\d.e-]/g, ''));
}

const effects = async () => {
  const written = await cell().locator('.contrib tbody tr:not(.start):not(.sum) .w').allInnerTexts();
  return written.map(readEffect);
};

/** What is out of sight is not explained. */
const look = async () => {
  await predict().locator('.answer').waitFor();
  await cell().scrollIntoViewIfNeeded();
  await said().waitFor();
};

/** A table so wide that it takes long to say what each of its columns is worth. */
const columns = Array.from({ length: 120 }, (_, index) => `column_${index + 1}`);
const cellsOf = (row: number) => columns.map((_, column) => ((row * 37 + column * 101) % 89) / 10);
const wide = {
  'wide.csv': [
    [...columns, 'sum'].join(','),
    ...Array.from({ length: 3000 }, (_, row) => {
      const cells = cellsOf(row);
      return [...cells, 2 * (cells[0] ?? 0) + (cells[1] ?? 0)].join(',');
    }),
  ].join('\n'),
  'wide.model.yaml': `name: wide
data: {source: wide.csv, target: sum, split: {validation: 0.1, test: 0.5}}
model:
  - dense: {units: 1024, activation: relu}
  - dense: {units: 1024, activation: relu}
  - dense: 1
train: {epochs: 1}
`,
};

beforeAll(async () => {
  workbench = await openWorkbench({ files: { ...quickExamples, ...wide } });
  await trainToEnd(workbench, 'binary-classifier.model.yaml');
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

test('the answer to a row is taken apart, from the average row to the answer, and what that tells is said', async () => {
  await predict().getByRole('button', { name: 'Take a row from the data' }).click();
  await look();
  expect(await said().innerText()).toMatch(/^mean_\w+ \(.+\) speaks most for (malignant|benign)/);
  const lines = cell().locator('.contrib tbody tr');
  expect(await lines.first().innerText()).toContain('Average row');
  expect(await lines.last().innerText()).toContain('This answer');
  const sizes = (await effects()).map(Math.abs);
  expect(sizes).toHaveLength(10);
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  await note('not what is so in the world');
  await cell().scrollIntoViewIfNeeded();
  await workbench.screenshot('explain-row');
});

test('another method and the other class are chosen with the keys, each with what it can tell', async () => {
  const { page } = workbench;
  const method = cell().getByLabel('Method');
  await method.focus();
  await page.keyboard.press('ArrowDown');
  await note('Saliency');
  await page.keyboard.press('ArrowDown');
  await note('do not add up');
  const other = cell().getByLabel('Class explained');
  const chosen = await other.inputValue();
  const before = await effects();
  await other.focus();
  await page.keyboard.press(chosen === '0' ? 'ArrowDown' : 'ArrowUp');
  await expect.poll(effects, { timeout: 30_000 }).not.toEqual(before);
  await expect.poll(() => said().innerText()).toContain(chosen === '0' ? 'malignant' : 'benign');
});

test('the model as a whole: what each column is worth, and how the answers follow the one that is chosen', async () => {
  const { page } = workbench;
  await button('Whole model').click();
  const names = cell().locator('.worth .contrib .f button');
  await cell().locator('.dependence path.ser').waitFor();
  expect(await said().innerText()).toMatch(/^The answers hang on mean_\w+ most/);
  const worths = await effects();
  expect(worths).toEqual([...worths].sort((a, b) => b - a));
  await note('not about causes');
  const second = await names.nth(1).innerText();
  await names.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await cell().getByText(`Answer by ${second}`).waitFor();
  expect(await names.nth(1).evaluate((element) => element === document.activeElement)).toBe(true);
  await cell().scrollIntoViewIfNeeded();
  await workbench.screenshot('explain-model');
  await button('This answer').click();
});

test('a digit is explained by heat over its pixels, with gradients, and with parts of it covered', async () => {
  const { page } = workbench;
  await trainToEnd(workbench, 'mnist-cnn.model.yaml');
  await dragOver(page, predict().locator('.pad'), [0.3, 0.25], [0.7, 0.25], [0.45, 0.8]);
  await look();
  const heat = cell().locator('.heat canvas');
  expect(await said().innerText()).toMatch(/^The .+ speaks most for \d/);
  expect(await heat.getAttribute('aria-label')).toMatch(/the most is in: the/);
  const drawing = () => heat.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const pictures = new Set([await drawing()]);
  await cell().scrollIntoViewIfNeeded();
  await workbench.screenshot('explain-digit');
  for (const [method, told] of [
    ['Saliency', 'whichever way'],
    ['Occlusion', 'without each part'],
  ] as const) {
    await cell().getByLabel('Method').selectOption({ label: method });
    await note(told);
    pictures.add(await drawing());
  }
  expect(pictures.size).toBe(3);
  await workbench.screenshot('explain-occlusion');
});

test('a review is explained by its words, in colours and in a table', async () => {
  await trainToEnd(workbench, 'text-classifier-en.model.yaml');
  await predict()
    .getByRole('textbox')
    .first()
    .fill('The food was wonderful, but the room was dirty and the staff was rude.');
  await look();
  const coloured = cell().locator('.coloured');
  expect(await coloured.innerText()).toContain('wonderful');
  expect(await coloured.locator('.up').count()).toBeGreaterThan(0);
  expect(await coloured.locator('.dn').count()).toBeGreaterThan(0);
  // All of it fits into what the model reads.
  expect(await coloured.locator('.unseen').count()).toBe(0);
  expect(await said().innerText()).toMatch(/^“.+” speaks most for (positive|negative)/);
  await cell().scrollIntoViewIfNeeded();
  await workbench.screenshot('explain-review');
});

test('what takes long says how far it is, and is cancelled', async () => {
  const { page } = workbench;
  await trainToEnd(workbench, 'wide.model.yaml');
  await button('Whole model').click();
  await cell().scrollIntoViewIfNeeded();
  await cell()
    .getByText(/^Explaining, [1-9]\d*\s%/)
    .waitFor();
  await workbench.screenshot('explain-working');
  await button('Cancel').focus();
  await page.keyboard.press('Enter');
  await cell().getByText('Cancelled.').waitFor();
  expect(await cell().getByRole('progressbar').isVisible()).toBe(false);
  expect(await cell().locator('.worth .contrib').count()).toBe(0);
  // The service is free again: another question is answered at once.
  await button('This answer').click();
  await predict().getByRole('button', { name: 'Take a row from the data' }).click();
  await look();
  expect(await said().innerText()).toMatch(/raises the answer most|lowers the answer most/);
});
