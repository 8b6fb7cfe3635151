import { readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { seeStatus } from '../endToEnd/studioPage';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';
import { pickRow } from './dialogs';
import { ModelsTree, patience } from './modelsTree';
import { inTerminal } from './terminal';

let workbench: Workbench;
const tree = new ModelsTree(() => workbench);
const toast = () => workbench.page.locator('.notifications-toasts .notification-toast');
const train = (...words: readonly string[]) => inTerminal(workbench, 'train', 'iris.model.yaml', ...words);

/** Changes the setting in the settings of the folder. Another one, which can be seen, tells when VS Code has read it. */
async function notifyAfter(minutes: number): Promise<void> {
  const visible = minutes === 0;
  const settings = { 'modelStudio.notifyAfterMinutes': minutes, 'workbench.statusBar.visible': visible };
  await mkdir(path.join(workbench.folder, '.vscode'), { recursive: true });
  await writeFile(path.join(workbench.folder, '.vscode/settings.json'), JSON.stringify(settings));
  await workbench.page.locator('.part.statusbar').waitFor({ state: visible ? 'visible' : 'hidden' });
}

/** Looks where VS Code keeps what was said: by then a notice of what was seen before would be there. */
async function seeNoNotice(): Promise<void> {
  await workbench.runCommand('Notifications: Show Notifications');
  await workbench.page.getByText('No New Notifications').waitFor();
  await workbench.runCommand('Notifications: Hide Notifications');
}

beforeAll(async () => {
  workbench = await openWorkbench();
  await tree.open();
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

test('a run that took no five minutes ends without a word', async () => {
  await train('--epochs', '3');
  await tree.row(/^iris.*completed/).waitFor();
  await seeNoNotice();
});

test('one that took longer than is set says that it has ended, with what it came to, and leads to its Studio', async () => {
  await notifyAfter(0.001);
  await train('--epochs', '3');
  await toast()
    .getByText(/^iris is trained: val_accuracy [\d.]+\.$/)
    .waitFor();
  await workbench.screenshot('ended-notice');
  await toast().getByRole('button', { name: 'Open Studio' }).click();
  await seeStatus(workbench.studio, 'completed');
});

test('one whose Studio is in sight says nothing more, nor does any where that is turned off', async () => {
  const shown = (version: number) =>
    workbench.studio.locator('header.run').getByText(`v${version}`, { exact: true }).first().waitFor();
  await shown(2);
  await train('--epochs', '2');
  await shown(3);
  await seeNoNotice();
  await notifyAfter(0);
  await workbench.runCommand('View: Close All Editors');
  await tree.fold(/^iris/, true);
  await train('--epochs', '2');
  await tree.row(/completed · .*version 4/).waitFor();
  await seeNoNotice();
});

test('the view says how much the store takes, and the clean-up what it would remove, and removes just that', async () => {
  const { page, folder } = workbench;
  const runs = path.join(folder, '.model-studio/runs/iris');
  const kept = () => readdirSync(runs).map((run) => readdirSync(path.join(runs, run)).includes('checkpoints'));
  await page.getByText(/^[\d.]+ [kMG]B on disk$/).waitFor();
  expect(kept()).toEqual([true, true, true, true]);
  await workbench.runCommand('Model Studio: Clean Up Runs...');
  const list = page.locator('.quick-input-list .monaco-list-row');
  await list.getByText('Checkpoints of 4 completed runs').waitFor();
  expect(await list.count()).toBe(1);
  expect(await list.first().innerText()).toMatch(/[\d.]+ [kMG]B[\s\S]*Moves to the trash/);
  await workbench.screenshot('ended-clean-up');
  await page.keyboard.press('Enter');
  await toast().getByText('4 items were moved to the trash').waitFor();
  expect(kept()).toEqual([false, false, false, false]);
  await toast().getByRole('button', { name: 'Undo' }).click();
  await expect.poll(kept, patience).toEqual([true, true, true, true]);
});

test('what is emptied from the trash is gone for good, and all versions are still there', async () => {
  const { page, folder } = workbench;
  await workbench.runCommand('Model Studio: Clean Up Runs...');
  await page.locator('.quick-input-list').getByText('Checkpoints of 4 completed runs').waitFor();
  await page.keyboard.press('Enter');
  await toast().getByText('4 items were moved to the trash').waitFor();
  await workbench.runCommand('Model Studio: Clean Up Runs...');
  await page.locator('.quick-input-list').getByText('What is in the trash').waitFor();
  await pickRow(workbench, 'What is in the trash');
  await page.keyboard.press('Enter');
  await expect.poll(() => readdirSync(path.join(folder, '.model-studio')).includes('trash'), patience).toBe(false);
  expect(await inTerminal(workbench, 'versions', 'iris')).toMatch(/iris@1[\s\S]*iris@4/);
});
