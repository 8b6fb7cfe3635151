import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { cellOf, pressRunButton, seeStatus, trainToEnd } from '../endToEnd/studioPage';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';
import { nameFile } from './dialogs';

let workbench: Workbench;
const cell = () => cellOf(workbench.studio, 'predict');
const field = (name: string) => cell().locator(`#field-${name}`);
const tab = (name: string) => cell().getByRole('button', { name, exact: true }).click();
const answer = () => cell().locator('.answer').innerText();
const earlier = (asked: string) => cell().locator('.earlier').getByRole('option', { name: asked }).first();
const columns = 'sepal_length,sepal_width,petal_length,petal_width,species';

beforeAll(async () => {
  workbench = await openWorkbench();
  await trainToEnd(workbench, 'iris.model.yaml');
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

test('the form has each column with its range, answers as one types, and says what is wrong where', async () => {
  await cell().getByText('4.3 to 7.9').waitFor();
  await field('petal_length').fill('1.4');
  await field('petal_width').fill('0.2');
  await expect.poll(answer, { timeout: 60_000 }).toMatch(/setosa/);
  await field('petal_width').fill('9');
  await cell().getByText('Outside the range seen in training').waitFor();
  await field('petal_width').fill('wide');
  await cell().getByText('Type a number').waitFor();
  expect(await field('petal_width').getAttribute('aria-invalid')).toBe('true');
  await field('petal_width').scrollIntoViewIfNeeded();
  await workbench.screenshot('predict-wrong');
  await field('petal_width').fill('0.2');
  await earlier('petal_width 0.2').waitFor();
});

test('earlier answers bring their inputs back', async () => {
  await cell().getByRole('button', { name: 'Reset' }).click();
  await expect.poll(() => field('petal_width').inputValue()).not.toBe('0.2');
  await cell().getByRole('button', { name: 'Take a row from the data' }).click();
  await cell()
    .getByText(/True answer of row/)
    .waitFor();
  await earlier('petal_width 0.2').click();
  await expect.poll(() => field('petal_width').inputValue()).toBe('0.2');
});

test('pasted JSON is answered, and what is no JSON or lacks a column is said to be so', async () => {
  await tab('JSON');
  const json = cell().getByLabel('Input as JSON');
  await json.fill('{"sepal_length": 6.3,');
  await cell()
    .getByText(/^This is not valid JSON/)
    .waitFor();
  await json.fill('{"sepal_length": 6.3}');
  await cell().getByText('Row 1 has no sepal_width.').waitFor();
  await json.fill('{"sepal_length": 6.3, "sepal_width": 3.3, "petal_length": 6, "petal_width": 2.5}');
  await expect.poll(answer, { timeout: 60_000 }).toMatch(/virginica/);
});

test('pasted CSV is answered row by row, and the answers are saved', async () => {
  await tab('CSV');
  const csv = cell().getByLabel('Rows as CSV');
  await csv.fill(`${columns}\n5.1,3.5,1.4,0.2,Iris-setosa\n6.3,3.3,six,2.5,Iris-virginica`);
  await cell().getByText('Row 2, petal_length: six is not a number.').waitFor();
  await csv.fill(`${columns}\n5.1,3.5,1.4,0.2,Iris-setosa\n6.3,3.3,6,2.5,Iris-virginica`);
  await cell()
    .getByText(/^2 rows; 100\.00\s% right where the answer is given/)
    .waitFor();
  expect(await cell().locator('.answers tbody tr').count()).toBe(2);
  await cell().getByRole('button', { name: 'Save as CSV' }).click();
  const file = path.join(workbench.folder, 'answers.csv');
  await nameFile(workbench, file, 'iris-predicted.csv');
  await cell().getByText('Saved as answers.csv.').waitFor();
  const [head, ...lines] = (await readFile(file, 'utf8')).trim().split('\n');
  expect(head).toContain('petal_width');
  expect(lines.map((line) => /Iris-\w+/.exec(line)?.[0])).toEqual(['Iris-setosa', 'Iris-virginica']);
  await workbench.screenshot('predict-rows');
});

test('a file is answered as a whole', async () => {
  const file = path.join(workbench.folder, 'flowers.csv');
  // As the data of the model is: without a line of names.
  await writeFile(file, '5.1,3.5,1.4,0.2,Iris-setosa\n'.repeat(300));
  await cell().getByRole('button', { name: 'Predict a file' }).click();
  await nameFile(workbench, file, '');
  await cell().getByText('flowers.csv, 300 rows').waitFor();
  await cell().getByText('The first 200 of 300 are shown; a saved file has all.').waitFor();
  await workbench.screenshot('predict-file');
});

test('two versions answer side by side', async () => {
  const { studio } = workbench;
  await pressRunButton(studio, 'Train');
  await seeStatus(studio, 'running');
  await seeStatus(studio, 'completed');
  await tab('Form');
  await cell().getByLabel('Version beside it').selectOption('v1');
  await expect.poll(answer, { timeout: 60_000 }).toMatch(/v1 (agrees|says)/);
  await workbench.screenshot('predict-beside');
});
