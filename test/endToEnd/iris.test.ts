import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listRuns } from '../../src/client';
import { seeStatus } from './studioPage';
import { openWorkbench, showFailures, type Workbench } from './workbench';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openWorkbench({ settings: { 'workbench.colorTheme': 'Default Dark Modern' } });
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

test('the palette offers what can be done with the open model file', async () => {
  await workbench.openFile('iris.model.yaml');
  await workbench.page.keyboard.press('F1');
  await workbench.page.locator('.quick-input-widget input[type="text"]').first().fill('>Model Studio: ');
  const rows = workbench.page.locator('.quick-input-list .monaco-list-row');
  for (const title of ['Train Model', 'Open Studio', 'New Model File', 'Doctor', 'Show Log', 'Open Examples']) {
    await rows.filter({ hasText: title }).first().waitFor();
  }
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
