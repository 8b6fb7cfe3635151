import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listRuns } from '../../src/client';
import { hoverText } from '../endToEnd/editorPage';
import { seeStatus } from '../endToEnd/studioPage';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';

import { treeRow } from './treeRows';

let workbench: Workbench;

/** Two models of one name, each with its own data, in two folders. */
const model = (units: number) => `data:
  source: {generate: moons, samples: 200}
model:
  - dense: {units: ${units}, activation: relu}
  - dense: {units: 2, activation: softmax}
train:
  epochs: 2
`;

beforeAll(async () => {
  workbench = await openWorkbench({
    extensions: [path.resolve(import.meta.dirname, 'extensions/memory')],
    folders: [{ path: '../north' }, { path: '../south' }, { uri: 'memory:/', name: 'apart' }],
    files: {
      '../north/moons.model.yaml': model(4),
      '../south/moons.model.yaml': model(8),
      '../south/alone.model.yaml': model(2),
    },
  });
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

const row = (words: RegExp | string) => treeRow(workbench, words);
const folderOf = (name: string) => path.join(workbench.folder, '..', name);

test('the tree names the folder of each model', async () => {
  await workbench.page.locator('.activitybar').getByRole('tab', { name: 'Model Studio' }).click();
  await row(/^moons.*north · not trained/).waitFor();
  await row(/^moons.*south · not trained/).waitFor();
  await row(/^alone.*south · not trained/).waitFor();
  await row(/^apart.*read only: not on a disk/).waitFor();
});

test('each folder keeps its runs in a store of its own', async () => {
  for (const name of ['north', 'south']) {
    await row(new RegExp(`^moons.*${name}`)).click();
    await workbench.page.locator('.codelens-decoration a', { hasText: 'Train' }).first().waitFor();
    await workbench.runCommand('Model Studio: Train Model');
    await seeStatus(workbench.studio, 'completed');
    await row(new RegExp(`^moons.*${name} · completed`)).waitFor();
    await workbench.runCommand('View: Close All Editors');
  }
  const runs = ['north', 'south'].map((name) => listRuns(path.join(folderOf(name), '.model-studio')));
  expect(runs.map((some) => some.map(({ source }) => source))).toEqual([
    [path.join(folderOf('north'), 'moons.model.yaml')],
    [path.join(folderOf('south'), 'moons.model.yaml')],
  ]);
  expect(existsSync(path.join(workbench.folder, '.model-studio'))).toBe(false);
  await workbench.screenshot('multi-root');
});

test('what is chosen from a list tells the folder, and runs of two folders are compared', async () => {
  const { page, studio } = workbench;
  await workbench.runCommand('Model Studio: Compare Runs');
  const choices = page.locator('.quick-input-list .monaco-list-row');
  for (const name of ['north', 'south']) {
    await choices
      .filter({ hasText: new RegExp(`${name} · moons`) })
      .locator('input, .monaco-checkbox')
      .first()
      .click();
  }
  await workbench.screenshot('multi-root-choose');
  await page.locator('.quick-input-widget').getByRole('button', { name: 'OK' }).click();
  await studio.getByRole('heading', { level: 1 }).waitFor();
  for (const name of ['north/moons@1', 'south/moons@1']) await studio.getByRole('button', { name }).first().waitFor();
  await workbench.screenshot('multi-root-compared');
  await workbench.runCommand('View: Close All Editors');
});

test('a new model goes into the folder that is chosen', async () => {
  const { page } = workbench;
  await workbench.runCommand('Model Studio: New Model File');
  const pick = (words: string) =>
    page.locator('.quick-input-list .monaco-list-row', { hasText: words }).first().click();
  await pick('south');
  await pick('Try it with generated data');
  await page.locator('.quick-input-widget input[type="text"]').first().fill('second');
  await page.keyboard.press('Enter');
  await expect.poll(() => existsSync(path.join(folderOf('south'), 'second.model.yaml'))).toBe(true);
  await row(/^second.*south · not trained/).waitFor();
  await workbench.runCommand('View: Close All Editors');
});

test('in a folder on no disk a file is checked and explained, and what keeps it from training is said', async () => {
  const { page } = workbench;
  await workbench.runCommand('View: Show Explorer');
  // Open already or not: the key opens it either way.
  await row(/^apart$/).click();
  await page.keyboard.press('ArrowRight');
  await row('apart.model.yaml').click();
  await page.locator('.squiggly-error').first().waitFor();
  await page.locator('.codelens-decoration', { hasText: 'Checked only: training needs the file on a disk' }).waitFor();
  await page.locator('.view-line', { hasText: 'softmax' }).getByText('dense').first().click();
  expect(await hoverText(page)).toMatch(/^dense/);
  await page.keyboard.press('Control+Shift+o');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'hidden' }).first().waitFor();
  await page.keyboard.press('Escape');
  await workbench.runCommand('View: Show Model Studio');
  await row(/^apart.*read only: not on a disk/).waitFor();
  await workbench.screenshot('on-no-disk');
  await workbench.runCommand('Model Studio: Train Model');
  await page.locator('.notifications-toasts', { hasText: 'apart.model.yaml is not a file on disk.' }).waitFor();
  await workbench.screenshot('on-no-disk-refused');
});
