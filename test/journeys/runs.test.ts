import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ensureNode24 } from '../../scripts/setup/node24.mjs';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openWorkbench();
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

/** A row of the tree of models by its words. */
const row = (words: RegExp | string) =>
  workbench.page.locator('.pane-body .monaco-list-row[role="treeitem"]', { hasText: words }).first();

/** Chooses an item of a row's menu. By a key: VS Code takes no click on a menu that has only just opened. */
async function chooseOf(words: RegExp | string, item: string): Promise<void> {
  const { page } = workbench;
  await row(words).click({ button: 'right' });
  await page.getByRole('menuitem', { name: item }).hover();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: item }).waitFor({ state: 'detached' });
}

/** Trains in a terminal, as a person does beside VS Code. */
async function trainInTerminal(...settings: readonly string[]): Promise<void> {
  const { program } = await ensureNode24();
  const cli = path.resolve(import.meta.dirname, '../../dist/cli.js');
  await promisify(execFile)(program, [cli, 'train', 'iris.model.yaml', ...settings.flatMap((one) => ['--set', one])], {
    cwd: workbench.folder,
    // Of the window's own: runs of others on this machine have no part in this.
    env: { ...process.env, XDG_RUNTIME_DIR: path.join(workbench.folder, '../runtime') },
  });
}

test('a run that was started in a terminal appears below its model by itself', async () => {
  const { page } = workbench;
  await page.locator('.activitybar').getByRole('tab', { name: 'Model Studio' }).click();
  await row(/^iris.*not trained/).waitFor();
  await trainInTerminal('train.epochs=3');
  await row(/^iris.*completed/).click();
  await page.keyboard.press('ArrowRight');
  await row(/completed · val_accuracy [\d.]+ · version 1 · just now/).waitFor();
  await row('Versions').waitFor();
  await workbench.screenshot('runs');
});

test('a run is renamed and goes to the trash from its menu, and comes back by Undo', async () => {
  const { page } = workbench;
  await chooseOf(/· version 1 ·/, 'Rename Run or Version');
  const field = page.locator('.quick-input-widget input[type="text"]').first();
  await field.fill('The short one');
  await page.keyboard.press('Enter');
  await row('The short one').waitFor();
  await chooseOf('The short one', 'Delete Run or Version');
  await row('The short one').waitFor({ state: 'detached' });
  await workbench.screenshot('runs-deleted');
  await page.locator('.notifications-toasts').getByRole('button', { name: 'Undo' }).click();
  await row('The short one').waitFor();
  expect(await row('The short one').innerText()).toMatch(/completed/);
});
