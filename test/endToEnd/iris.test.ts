import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listRuns, stopServing } from '../../src/client';
import { serverOf } from '../../src/store';
import { seeStatus } from './studioPage';
import { openWorkbench, showFailures, type Workbench } from './workbench';

let workbench: Workbench;
const store = () => path.join(workbench.folder, '.model-studio');

beforeAll(async () => {
  workbench = await openWorkbench({ settings: { 'workbench.colorTheme': 'Default Dark Modern' } });
});

afterAll(async () => {
  const server = workbench && serverOf(store(), 'iris');
  if (server) await stopServing(store(), server);
  await workbench?.close();
});

beforeEach(() => showFailures(() => workbench));

test('the palette offers what can be done with the open model file', async () => {
  await workbench.openFile('iris.model.yaml');
  await workbench.page.keyboard.press('F1');
  const field = workbench.page.locator('.quick-input-widget input[type="text"]').first();
  const rows = workbench.page.locator('.quick-input-list .monaco-list-row');
  // Only the rows in view exist.
  for (const title of ['Open Studio', 'New Model File', 'Doctor', 'Show Log', 'Open Examples', 'Train Model']) {
    await field.fill(`>Model Studio: ${title}`);
    await rows.filter({ hasText: title }).first().waitFor();
  }
  await field.fill('>Model Studio: Train');
  await rows.filter({ hasText: 'Train Model' }).first().waitFor();
  expect(await rows.filter({ hasText: /: (Pause|Resume|Stop) Training/ }).count()).toBe(0);
  await workbench.page.keyboard.press('Escape');
});

test('the lens above the file trains it beside the editor, to an evaluation and a first prediction', async () => {
  const { page, studio } = workbench;
  await page.locator('.codelens-decoration a', { hasText: 'Train' }).first().click();
  await seeStatus(studio, 'completed');
  const run = listRuns(path.join(workbench.folder, '.model-studio'), 'iris').at(-1);
  expect(run?.backend).toBe('tensorflow');
  expect(run?.version).toBe(1);
  expect(await studio.getByRole('gridcell', { name: /^true .*predicted/ }).count()).toBe(9);
  await workbench.screenshot('iris-trained');
  const width = studio.locator('#field-petal_width');
  await width.scrollIntoViewIfNeeded();
  await width.fill('0.2');
  await studio.locator('#field-petal_length').fill('1.4');
  await expect.poll(() => studio.locator('.answer').innerText()).toMatch(/setosa/);
  await workbench.screenshot('iris-predicted');
});

test('the answer is explained, pinned and noted, and a layer shows what it makes of the flower', async () => {
  const { studio } = workbench;
  const explained = studio.locator('[data-cell="explain"] .expl.columns tbody tr');
  await explained.first().scrollIntoViewIfNeeded();
  // The two lengths that were typed are far from the average flower.
  await expect.poll(() => explained.nth(1).innerText(), { timeout: 60_000 }).toMatch(/petal_(length|width)/);
  await studio.getByRole('button', { name: 'Pin the prediction' }).click();
  await studio.locator('.pinned tbody tr', { hasText: 'setosa' }).waitFor();
  await studio.locator('[data-cell="predict"] .cell-fold').press('n');
  const note = studio.getByLabel('Text of the note, in Markdown');
  await note.fill('The **short** petal decides.');
  await note.press('Control+Enter');
  await studio.locator('.note .markdown strong', { hasText: 'short' }).waitFor();
  const notes = path.join(workbench.folder, 'iris.notes.json');
  await expect.poll(() => readFile(notes, 'utf8')).toContain('The **short** petal decides.');
  const architecture = studio.locator('[data-cell="architecture"]');
  await architecture.locator('.node', { hasText: 'Dense' }).first().click();
  await architecture.locator('.lie .hist').first().waitFor();
  await architecture.getByRole('img', { name: /^16 numbers from/ }).waitFor();
  await architecture.locator('.activations').scrollIntoViewIfNeeded();
  await workbench.screenshot('iris-explored');
});

test('the Studio serves what was trained, finds it again after a reload, shows what it answered, and stops it', async () => {
  const { studio } = workbench;
  const cell = studio.locator('[data-cell="serve"]');
  const port = cell.getByLabel('Port');
  await port.scrollIntoViewIfNeeded();
  await port.fill('0');
  await cell.getByRole('button', { name: 'Serve Model' }).click();
  const request = cell.getByLabel('A request', { exact: true });
  await request.waitFor();
  const server = serverOf(store(), 'iris');
  expect(await cell.locator('.cell-sum').innerText()).toBe(`v1 answers at ${server?.url.slice('http://'.length)}`);
  // As a person does who pastes it into a shell.
  const shell = async () => (await promisify(execFile)('sh', ['-c', await request.innerText()])).stdout;
  expect(JSON.parse(await shell())).toMatchObject({ model: 'iris', version: 1 });
  await cell.getByText('1, none failed').waitFor();
  await cell.getByRole('button', { name: 'Send' }).click();
  await cell.getByText('Status 200').waitFor();
  await cell.getByText('2, none failed').waitFor();
  await workbench.screenshot('iris-served');
  await workbench.reload();
  await cell.getByText('2, none failed').waitFor();
  expect(serverOf(store(), 'iris')?.process.pid).toBe(server?.process.pid);
  await cell.getByRole('button', { name: 'Stop serving' }).click();
  await cell.getByRole('button', { name: 'Serve Model' }).waitFor();
  expect(serverOf(store(), 'iris')).toBeUndefined();
  await expect(fetch(server?.url ?? '')).rejects.toThrow('fetch failed');
});

test('two runs are compared in a tab', async () => {
  const { page, studio } = workbench;
  await page.locator('.codelens-decoration a', { hasText: 'Train' }).first().click();
  const ended = () => listRuns(store(), 'iris').filter(({ status }) => status === 'completed').length;
  await expect.poll(ended, { timeout: 60_000 }).toBe(2);
  await seeStatus(studio, 'completed');
  await workbench.runCommand('Model Studio: Compare Runs...');
  const choices = page.locator('.quick-input-list .monaco-list-row', { hasText: 'iris · completed' });
  for (const place of [0, 1]) await choices.nth(place).click();
  await page.locator('.quick-input-widget').getByText('OK', { exact: true }).click();
  const tab = page.locator('iframe.webview.ready').last().contentFrame().frameLocator('iframe#active-frame');
  await tab.locator('.compare-table .row-name').nth(1).waitFor();
  expect(await tab.locator('.compare-plot path.cmp').count()).toBe(2);
  await workbench.screenshot('iris-compared');
});
