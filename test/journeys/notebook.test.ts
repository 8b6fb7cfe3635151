import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { cellOf, pressRunButton, seeStatus } from '../endToEnd/studioPage';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';
import { nameFile } from './dialogs';

let workbench: Workbench;
const head = (name: string) => cellOf(workbench.studio, name).locator('.cell-fold');
const order = () =>
  workbench.studio
    .locator('.cell:visible')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-cell') ?? ''));
const pinned = () => workbench.studio.locator('.pinned tbody tr');

beforeAll(async () => {
  workbench = await openWorkbench();
  await workbench.openFile('iris.model.yaml');
  // Before anything is trained, so that the cells stand as they do then.
  await workbench.runCommand('Model Studio: Open Studio');
  await head('data').waitFor();
  await pressRunButton(workbench.studio, 'Train');
  await seeStatus(workbench.studio, 'completed');
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

test('the cells stand as the stage of the model asks for, each says its result when it is folded, and can be moved', async () => {
  const { studio } = workbench;
  // While the panel is open nothing moves by itself.
  expect((await order()).slice(0, 3)).toEqual(['data', 'architecture', 'training']);
  await workbench.runCommand('View: Close All Editors');
  await workbench.openFile('iris.model.yaml');
  await workbench.runCommand('Model Studio: Open Studio');
  await seeStatus(studio, 'completed');
  expect((await order()).slice(0, 3)).toEqual(['evaluation', 'predict', 'explain']);
  for (const name of await order()) {
    await head(name).press('ArrowLeft');
    expect(await head(name).getAttribute('aria-expanded')).toBe('false');
    expect(await cellOf(studio, name).locator('.cell-body').isVisible()).toBe(false);
  }
  await cellOf(studio, 'evaluation')
    .getByText(/% right/)
    .waitFor();
  await workbench.screenshot('notebook-folded');
  for (const name of await order()) await head(name).press('ArrowRight');
  await cellOf(studio, 'training').locator('.chart').first().waitFor();
});

test('a note is written under a cell, changed, deleted and brought back', async () => {
  const { studio } = workbench;
  await head('training').press('n');
  const text = studio.getByLabel('Text of the note, in Markdown');
  await text.fill('## Seen\n\n- the loss **falls**');
  await text.press('Control+Enter');
  const note = studio.locator('.note');
  await note.locator('li strong', { hasText: 'falls' }).waitFor();
  await note.getByRole('button', { name: 'Edit the note' }).press('Enter');
  await text.fill('The loss *rises*.');
  await text.press('Control+Enter');
  await note.locator('em', { hasText: 'rises' }).waitFor();
  await note.getByRole('button', { name: 'Delete the note' }).press('Enter');
  await note.waitFor({ state: 'detached' });
  await studio.getByRole('button', { name: 'Undo' }).first().click();
  await note.locator('em', { hasText: 'rises' }).waitFor();
  const file = path.join(workbench.folder, 'iris.notes.json');
  await expect.poll(() => readFile(file, 'utf8')).toContain('The loss *rises*.');
  await note.scrollIntoViewIfNeeded();
  await workbench.screenshot('notebook-note');
});

test('a pinned prediction is asked again of the newest version, and both answers stay', async () => {
  const { studio } = workbench;
  await studio.locator('#field-petal_length').fill('1.4');
  await cellOf(studio, 'predict').locator('.answer').waitFor();
  await studio.getByRole('button', { name: 'Pin the prediction' }).click();
  await expect.poll(() => pinned().count()).toBe(1);
  await pressRunButton(studio, 'Train');
  await expect.poll(() => studio.locator('.run-id').innerText(), { timeout: 60_000 }).toMatch(/v2/);
  await seeStatus(studio, 'completed');
  await studio.getByRole('button', { name: 'Ask the newest version again' }).click();
  await expect
    .poll(() => pinned().locator('td:first-child').allInnerTexts())
    .toEqual(expect.arrayContaining(['v1', 'v2']));
  await studio.locator('.pinned').scrollIntoViewIfNeeded();
  await workbench.screenshot('notebook-pinned');
});

test('order, folding, notes and pinned predictions are as they were after a reload', async () => {
  const { studio } = workbench;
  const before = await order();
  await head('training').press('Alt+ArrowUp');
  const moved = await order();
  expect(moved).not.toEqual(before);
  await head('data').press('ArrowLeft');
  expect(await head('data').getAttribute('aria-expanded')).toBe('false');
  await workbench.reload();
  await studio.locator('.note em', { hasText: 'rises' }).waitFor();
  expect(await order()).toEqual(moved);
  expect(await head('data').getAttribute('aria-expanded')).toBe('false');
  expect(await pinned().count()).toBe(2);
  await workbench.screenshot('notebook-reloaded');
});

test('the report is one page that opens alone, without any request', async () => {
  const { page } = workbench;
  // From the editor: a webview may take the focus back from the list, which then closes.
  await workbench.runCommand('View: Focus First Editor Group');
  await workbench.runCommand('Model Studio: Export Report...');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'iris' }).first().click();
  const file = path.join(workbench.folder, 'report.html');
  await nameFile(workbench, file, 'iris.*\\.html');
  await page
    .getByText(/report\.html/)
    .first()
    .waitFor();
  const browser = await launchBrowser();
  const report = await browser.newPage();
  const asked: string[] = [];
  report.on('request', (request) => asked.push(request.url()));
  await report.goto(pathToFileURL(file).href);
  await report.getByText('rises').waitFor();
  for (const version of ['v1', 'v2']) await report.getByText(version, { exact: true }).first().waitFor();
  for (const title of ['Training', 'Evaluation', 'Data', 'Architecture']) {
    await report.getByRole('heading', { name: title, exact: true }).first().waitFor();
  }
  expect(asked).toEqual([pathToFileURL(file).href]);
  await report.screenshot({ path: 'test-results/notebook-report.png' });
  await browser.close();
});

test('a cell is run again: data that has changed is read anew', async () => {
  const { studio, folder } = workbench;
  const data = cellOf(studio, 'data');
  await data.getByText(/150 rows/).waitFor();
  await appendFile(path.join(folder, 'data/iris.csv'), '\n5.0,3.4,1.5,0.2,Iris-setosa');
  await data.getByRole('button', { name: 'Read the data again' }).click();
  await data.getByText(/151 rows/).waitFor();
  const predict = cellOf(studio, 'predict');
  await studio.locator('#field-petal_length').fill('6');
  await predict.locator('.answer', { hasText: 'Iris-virginica' }).waitFor();
});
