import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { templates, type TemplateName } from '../../src/extension/commands/templates';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openWorkbench();
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

const choices: readonly (readonly [string, TemplateName])[] = [
  ['Classify the rows of a table', 'classify'],
  ['Forecast a series', 'forecast'],
  ['Compress and restore images (autoencoder)', 'autoencoder'],
  ['Generate samples (adversarial networks)', 'adversarial'],
];

test.each(choices)('New Model File opens a file made from "%s"', async (choice, template) => {
  const { page } = workbench;
  await workbench.runCommand('Model Studio: New Model File...');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: choice }).first().click();
  const name = page.locator('.quick-input-widget input[type="text"]').first();
  await page.locator('.quick-input-widget', { hasText: 'Name of the model' }).waitFor();
  await name.fill(`my-${template}`);
  await page.keyboard.press('Enter');
  const file = `my-${template}.model.yaml`;
  await page.locator('.tabs-container .tab.active', { hasText: file }).waitFor();
  await page.locator('.codelens-decoration a', { hasText: 'Train' }).first().waitFor();
  expect(await readFile(path.join(workbench.folder, file), 'utf8')).toBe(templates[template](`my-${template}`));
  await workbench.screenshot(`template-${template}`);
});
