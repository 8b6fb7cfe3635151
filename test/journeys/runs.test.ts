import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { seeStatus } from '../endToEnd/studioPage';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';
import { answerField, pickRow } from './dialogs';
import { ModelsTree, patience } from './modelsTree';
import { inTerminal } from './terminal';

let workbench: Workbench;
const tree = new ModelsTree(() => workbench);
/** The tab of what is open in the editors. */
const tab = (title: RegExp | string) => workbench.page.locator('.tabs-container .tab', { hasText: title }).first();
const notice = (words: string) =>
  workbench.page.locator('.notifications-toasts .notification-toast', { hasText: words });

beforeAll(async () => {
  workbench = await openWorkbench();
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

test('a run that was started in a terminal appears below its model by itself', async () => {
  await tree.open();
  await tree.row(/^iris.*not trained/).waitFor();
  await inTerminal(workbench, 'train', 'iris.model.yaml', '--epochs', '3');
  await tree.row(/^iris.*completed/).waitFor();
  await tree.fold(/^iris/, true);
  await tree.row(/completed · val_accuracy [\d.]+ · version 1 · just now/).waitFor();
  await tree.row('Versions').waitFor();
  await workbench.screenshot('runs');
});

test('a click on a run shows it and leaves the focus in the tree, where F2 names it and Delete puts it away', async () => {
  const { page, studio } = workbench;
  await tree.row(/· version 1 ·/).click();
  await seeStatus(studio, 'completed');
  await page.keyboard.press('F2');
  await answerField(workbench, 'The short one');
  await tree.row('The short one').waitFor();
  await page.keyboard.press('Delete');
  await tree.row('The short one').waitFor({ state: 'detached' });
});

test('a version outlives the run that made it: tree and Studio go on to show it, and Undo brings the run back', async () => {
  const { studio } = workbench;
  await tree.row(/^iris.*version 1 · (val_)?accuracy [\d.]+/).waitFor();
  await studio.locator('.run-say', { hasText: 'v1 is kept; the run that made it was deleted' }).waitFor();
  await studio.locator('[data-cell="predict"] .weights').waitFor();
  await studio.locator('[data-cell="evaluation"] .cell-sum', { hasText: /^v1 on 22 test rows: / }).waitFor();
  await workbench.screenshot('runs-version-kept');
  await notice('moved to the trash').getByRole('button', { name: 'Undo' }).click();
  await tree.row('The short one').waitFor();
  await seeStatus(studio, 'completed');
});

test('a run is tagged and noted from its menu', async () => {
  await tree.choose('The short one', 'Edit Tags...');
  await answerField(workbench, 'baseline, short');
  await tree.row(/The short one.*#baseline · #short/).waitFor();
  await tree.choose('The short one', 'Edit Note...');
  await answerField(workbench, 'Three epochs, to see that it works.');
  await tree.choose('The short one', 'Edit Note...');
  const field = workbench.page.locator('.quick-input-widget input[type="text"]').first();
  await expect.poll(() => field.inputValue(), patience).toBe('Three epochs, to see that it works.');
  await field.press('Escape');
});

test('its log, its folder and its resolved file are at hand', async () => {
  const { page } = workbench;
  await tree.choose('The short one', 'Open Run Log');
  await tab('log.txt').waitFor();
  await tree.choose('The short one', 'Reveal Folder');
  await page.locator('.explorer-folders-view .monaco-list-row.selected', { hasText: 'run.json' }).waitFor();
  await tree.open();
  await tree.choose('The short one', 'Copy Resolved File');
  await workbench.runCommand('File: New Untitled Text File');
  await page.keyboard.press('Control+v');
  // Whatever the file leaves to defaults is in it.
  await page.locator('.editor-instance .view-line', { hasText: '"earlyStopping": null' }).first().waitFor();
  await workbench.runCommand('View: Revert and Close Editor');
});

test('it is started again with changes, which are checked as they are typed', async () => {
  const { page } = workbench;
  await tree.choose('The short one', 'Duplicate Run with Changes...');
  const field = page.locator('.quick-input-widget input[type="text"]').first();
  await field.fill('train.epoch=4');
  await page.locator('.quick-input-message', { hasText: 'epochs' }).waitFor();
  await workbench.screenshot('runs-duplicate-wrong');
  await field.fill('train.epochs=4 train.batchSize=32');
  await field.press('Enter');
  await tree.row(/completed · .* · version 2 · just now/).waitFor();
  expect(await inTerminal(workbench, 'show', 'iris@2', '--json')).toContain('"epoch":4');
});

test('a version is trained again to see that its weights are the same, and has a model card', async () => {
  const { page } = workbench;
  await tree.fold('Versions', true);
  await tree.choose(/^version 1/, 'Reproduce Version');
  await notice('The weights of iris@1 are the same to the last bit.').waitFor({ timeout: 120_000 });
  await tree.choose(/^version 1/, 'Model Card...');
  await pickRow(workbench, 'Read');
  await workbench.studio.getByRole('heading', { name: 'Where it comes from' }).waitFor();
  await workbench.screenshot('runs-card');
  await tree.choose(/^version 1/, 'Model Card...');
  await pickRow(workbench, 'Write');
  await tab('1.md').waitFor();
  await page.locator('.editor-instance .view-line', { hasText: 'What it takes and gives' }).first().waitFor();
  expect(existsSync(path.join(workbench.folder, '.model-studio/versions/iris/remarks/1.md'))).toBe(true);
});

test('several that are selected go to the trash together, and are chosen there to come back', async () => {
  const { page } = workbench;
  await workbench.runCommand('Notifications: Clear All Notifications');
  await tree.row('The short one').click();
  await tree.row(/completed · .* · version 2 ·/).click({ modifiers: ['Shift'] });
  await page.keyboard.press('Delete');
  await notice('2 items were moved to the trash').waitFor();
  await workbench.runCommand('Model Studio: Restore Deleted...');
  await pickRow(workbench, 'The short one');
  await pickRow(workbench, 'Run 20');
  await workbench.screenshot('runs-restore');
  await page.keyboard.press('Enter');
  await tree.row('The short one').waitFor();
  await tree.row(/· version 2 ·/).waitFor();
});

test('a model gets another name by F2: its file, its editor, its Studio and its versions go along', async () => {
  const { page, studio, folder } = workbench;
  await workbench.runCommand('View: Close All Editors');
  await workbench.openFile('iris.model.yaml');
  await workbench.runCommand('Model Studio: Open Studio');
  await seeStatus(studio, 'completed');
  await tree.row(/^iris/).click();
  await page.keyboard.press('F2');
  await answerField(workbench, 'flowers');
  await tree.row(/^flowers.*completed/).waitFor();
  await tree.row(/^iris/).waitFor({ state: 'detached' });
  await tab('flowers.model.yaml').waitFor();
  await tab('flowers: Studio').waitFor();
  await studio.locator('header.run h1').getByText('flowers', { exact: true }).waitFor();
  await seeStatus(studio, 'completed');
  expect(await studio.locator('[data-notice="changed"]').count()).toBe(0);
  await workbench.screenshot('runs-model-renamed');
  expect(existsSync(path.join(folder, 'iris.model.yaml'))).toBe(false);
  expect(readFileSync(path.join(folder, 'flowers.model.yaml'), 'utf8')).toContain('name: flowers');
  expect(await inTerminal(workbench, 'versions', 'flowers')).toContain('flowers@2');
});

test('a name that is taken is refused in words', async () => {
  await tree.choose(/^flowers/, 'Rename Model...');
  await answerField(workbench, 'mnist-cnn');
  await notice('There is something called mnist-cnn already').waitFor();
});

test('a model that a terminal renames is in the window what it is called then', async () => {
  await workbench.runCommand('Notifications: Clear All Notifications');
  await inTerminal(workbench, 'rename', 'flowers', 'iris');
  await tree.row(/^iris.*completed/).waitFor();
  await tree.row(/^flowers/).waitFor({ state: 'detached' });
  await workbench.studio.locator('header.run h1').getByText('iris', { exact: true }).waitFor();
  await seeStatus(workbench.studio, 'completed');
});

test('a version whose data has changed is not trained again, which is said', async () => {
  const data = path.join(workbench.folder, 'data/iris.csv');
  const lines = readFileSync(data, 'utf8').trimEnd().split('\n');
  writeFileSync(data, `${lines.slice(1).join('\n')}\n`);
  await tree.fold(/^iris/, true);
  await tree.fold('Versions', true);
  await tree.choose(/^version 1/, 'Reproduce Version');
  await notice('The data (data/iris.csv) has changed').waitFor();
  expect(await inTerminal(workbench, 'versions', 'iris')).toMatch(/iris@1[\s\S]*iris@2/);
});
