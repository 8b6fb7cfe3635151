import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { cellOf, trainToEnd } from '../endToEnd/studioPage';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';

let workbench: Workbench;
const cell = () => cellOf(workbench.studio, 'evaluation');
const predict = () => cellOf(workbench.studio, 'predict');
const summary = () => cell().locator('.cell-sum').innerText();
const counts = () => cell().getByRole('gridcell').allInnerTexts();

beforeAll(async () => {
  workbench = await openWorkbench();
  await trainToEnd(workbench, 'binary-classifier.model.yaml');
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

test('a square of the matrix leads to its samples, and one of them to the console', async () => {
  const square = cell().locator('.cm td.miss').first();
  const said = (await square.getAttribute('aria-label'))?.replace(/:.*/, '') ?? '';
  await square.click();
  expect(await square.getAttribute('aria-selected')).toBe('true');
  expect(`true ${await cell().locator('.per-class tr.on td').first().innerText()}`).toBe(said.split(',')[0]);
  const sample = cell().locator('.samp').first();
  expect(await sample.getAttribute('aria-label')).toContain(said);
  await sample.scrollIntoViewIfNeeded();
  await workbench.screenshot('evaluation-square');
  await sample.click();
  const row = await sample.getAttribute('data-row');
  await predict().getByText(`True answer of row ${row}`).waitFor();
  await workbench.screenshot('evaluation-console');
});

test('the classes are sorted by what one looks for', async () => {
  const names = () => cell().locator('.per-class tbody td.nm').allInnerTexts();
  const usual = await names();
  await cell().locator('.per-class').getByRole('button', { name: 'Rows' }).click();
  const rows = (await cell().locator('.per-class tbody tr:not(.total) td:last-child').allInnerTexts()).map(Number);
  expect(rows).toEqual([...rows].sort((one, other) => other - one));
  expect((await names()).toSorted()).toEqual(usual.toSorted());
});

test('curves and calibration can be read, and the matrix follows the threshold', async () => {
  for (const name of [/^ROC curve of/, /^Precision over recall of/, /^How often probabilities are right/]) {
    await cell().getByRole('img', { name }).waitFor();
  }
  const roc = cell().getByRole('img', { name: /^ROC curve of/ });
  await roc.hover();
  await cell()
    .getByText(/found, .* false alarms/)
    .waitFor();
  const before = await counts();
  const slider = cell().getByRole('slider', { name: 'Threshold' });
  await slider.fill('0.95');
  await cell().getByText('at the threshold chosen below').waitFor();
  expect(await counts()).not.toEqual(before);
  await slider.scrollIntoViewIfNeeded();
  await workbench.screenshot('evaluation-threshold');
  await cell().getByRole('button', { name: 'Best F1' }).click();
  expect(await slider.inputValue()).not.toBe('0.95');
  await cell().getByRole('button', { name: 'Back to 0.5' }).click();
  expect(await counts()).toEqual(before);
  const calibration = cell().locator('.rates', { hasText: 'Calibration' });
  await calibration.getByRole('button', { name: 'Show as a table' }).click();
  await calibration.locator('tbody tr').first().waitFor();
});

test('each split is evaluated by itself', async () => {
  const split = cell().getByLabel('Split', { exact: true });
  expect(await split.locator('option:checked').innerText()).toBe('Test');
  const test = await summary();
  await split.selectOption('Validation');
  expect(await summary()).not.toBe(test);
  expect(await summary()).toContain('validation rows');
});

test('of numbers the errors are shown, and the largest of them leads to the console', async () => {
  await trainToEnd(workbench, 'regression-100.model.yaml');
  await cell()
    .getByRole('img', { name: /^Predicted against actual progression/ })
    .waitFor();
  await cell()
    .getByRole('img', { name: /^Errors of/ })
    .waitFor();
  const worst = cell().locator('.wrong tbody tr').first();
  const row = await worst.getByRole('button').innerText();
  await workbench.screenshot('evaluation-regression');
  await worst.getByRole('button').click();
  await predict().getByText(`True answer of row ${row}`).waitFor();
  const point = cell().locator('.scatter [data-row]').first();
  await point.click({ force: true });
  await predict()
    .getByText(`True answer of row ${await point.getAttribute('data-row')}`)
    .waitFor();
  await workbench.screenshot('evaluation-worst');
});
