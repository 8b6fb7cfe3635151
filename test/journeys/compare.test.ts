import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';
import { ModelsTree, patience } from './modelsTree';
import { inTerminal } from './terminal';

let workbench: Workbench;
const tree = new ModelsTree(() => workbench);
const part = (name: string) => workbench.studio.locator(`[data-part="${name}"]`);
const names = () => part('table').locator('.row-name').allInnerTexts();
const column = (title: string) => part('table').locator('.sorter').getByText(title, { exact: true });

/** Commits the folder as it is; gives back the commit. */
function commit(): string {
  const git = (...words: readonly string[]) => execFileSync('git', words, { cwd: workbench.folder, encoding: 'utf8' });
  git('init', '-q');
  git('add', '-A');
  git('-c', 'user.name=Reader', '-c', 'user.email=reader@example.org', 'commit', '-q', '-m', 'Models');
  return git('rev-parse', 'HEAD').trim();
}

let head = '';

beforeAll(async () => {
  workbench = await openWorkbench();
  head = commit();
  await inTerminal(workbench, 'train', 'iris.model.yaml', '--epochs', '2');
  await inTerminal(workbench, 'train', 'iris.model.yaml', '--epochs', '8', '--set', 'model.0.dense.units=24');
  await tree.open();
  await tree.fold(/^iris/, true);
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

test('runs that are selected in the tree are compared: what they came to, the settings that differ, the commit', async () => {
  await tree.row(/version 2 ·/).click();
  await tree.row(/version 1 ·/).click({ modifiers: ['Shift'] });
  await tree.choose(/version 1 ·/, 'Compare Runs...');
  await expect.poll(names, patience).toEqual(['iris@2', 'iris@1']);
  const heads = await part('table').locator('.sorter').allInnerTexts();
  expect(heads).toEqual(expect.arrayContaining(['val_loss', 'val_accuracy', 'Git commit']));
  expect(heads.filter((title) => /epochs|units/.test(title))).toHaveLength(2);
  await part('table').getByText(head.slice(0, 7)).first().waitFor();
  await workbench.screenshot('compare');
});

test('the table is sorted by any heading, and turned round by the same again', async () => {
  await column('Parameters').click();
  const first = await names();
  await column('Parameters').click();
  expect(await names()).toEqual([...first].reverse());
});

test('their curves lie over each other, for the measure that one chooses', async () => {
  const lines = part('curves').locator('path.cmp');
  await expect.poll(() => lines.count(), patience).toBe(2);
  const before = await lines.first().getAttribute('d');
  await part('curves').getByLabel('Measure').selectOption('val_accuracy');
  await expect.poll(() => lines.first().getAttribute('d'), patience).not.toBe(before);
});

test('two versions stand side by side, layer for layer, with what differs marked', async () => {
  await expect
    .poll(() => part('layers').locator('.cell-sum').innerText(), patience)
    .toMatch(/^[1-9] changed, 0 only left, 0 only right$/);
  expect(await part('layers').locator('.differs').allInnerTexts()).toEqual(
    expect.arrayContaining(['units 24', 'units 16']),
  );
  await part('layers').scrollIntoViewIfNeeded();
  await workbench.screenshot('compare-layers');
  await part('layers').getByLabel('Right').selectOption('iris@2');
  await part('layers').getByText('The layers are the same.').waitFor();
});

test('a run is taken out of the comparison, and a click on its name opens its Studio', async () => {
  const { page } = workbench;
  await part('table').locator('tbody tr', { hasText: 'iris@1' }).hover();
  await part('table').getByRole('button', { name: 'Take iris@1 out' }).click();
  await expect.poll(names, patience).toEqual(['iris@2']);
  await part('table').getByRole('button', { name: 'iris@2', exact: true }).click();
  await page.locator('.tabs-container .tab.active', { hasText: 'iris: Studio' }).waitFor();
});
