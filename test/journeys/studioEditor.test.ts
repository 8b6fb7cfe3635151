import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { pressRunButton, seeStatus } from '../endToEnd/studioPage';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openWorkbench();
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

const tabs = () => workbench.page.locator('.tabs-container .tab').allTextContents();

test('a model file is reopened with the Studio in its own tab, and trains from there', async () => {
  const { page, studio } = workbench;
  await workbench.openFile('iris.model.yaml');
  await workbench.runCommand('View: Reopen Editor With...');
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Studio' }).first().click();
  await studio.getByRole('heading', { name: 'iris', exact: true }).waitFor();
  await pressRunButton(studio, 'Train');
  await seeStatus(studio, 'completed');
  await workbench.screenshot('studio-editor');
  expect(await tabs()).toEqual([expect.stringContaining('iris.model.yaml')]);
});

test('after a reload it stands in the tab again, and leads back to the text', async () => {
  const { page, studio } = workbench;
  await workbench.reload();
  await seeStatus(studio, 'completed');
  expect(await tabs()).toEqual([expect.stringContaining('iris.model.yaml')]);
  await page.getByRole('button', { name: 'Open Model File' }).click();
  await page.locator('.monaco-editor .view-lines', { hasText: 'species' }).first().waitFor();
});
