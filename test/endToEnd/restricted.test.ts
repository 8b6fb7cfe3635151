import { existsSync, watch } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWorkbench, showFailures, type Workbench } from './workbench';

let workbench: Workbench;

/** Leaves a file behind when it is run. */
const marking = `import fs from 'node:fs';
import path from 'node:path';
import { defineModel } from 'model-studio';
fs.writeFileSync(path.join(__dirname, 'marker.txt'), 'run');
export default defineModel({
  data: { source: { generate: 'moons' } },
  model: [{ dense: { units: 2, activation: 'softmax' } }],
});
`;

beforeAll(async () => {
  workbench = await openWorkbench({
    restricted: true,
    files: { 'faulty.model.yaml': 'model:\n  - dense: {unitz: 3}\n', 'marking.model.ts': marking },
  });
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

test('in Restricted Mode a file is checked and shown, and nothing can be run', async () => {
  const { page, studio, folder } = workbench;
  await workbench.openFile('faulty.model.yaml');
  await page.locator('.squiggly-error').first().waitFor();
  await page.locator('.codelens-decoration a', { hasText: 'Trust this folder to train' }).first().waitFor();
  await workbench.openFile('iris.model.yaml');
  await workbench.runCommand('Model Studio: Open Studio');
  await studio.getByRole('heading', { name: 'iris', exact: true }).waitFor();
  await studio.getByRole('button', { name: 'Manage trust' }).waitFor();
  expect(await studio.locator('.run-act button:not([disabled])').count()).toBe(0);
  expect(existsSync(path.join(folder, '.model-studio'))).toBe(false);
  await workbench.screenshot('restricted');
});

test('in Restricted Mode a model in code is not run; once the folder is trusted it is', async () => {
  const { page, studio, folder } = workbench;
  const marker = path.join(folder, 'marker.txt');
  const appeared = new Promise<void>((resolve) => {
    const watcher = watch(folder, () => {
      if (!existsSync(marker)) return;
      watcher.close();
      resolve();
    });
  });
  await workbench.openFile('marking.model.ts');
  await page.locator('.codelens-decoration a', { hasText: 'until then this code is not run' }).first().waitFor();
  await workbench.runCommand('Model Studio: Open Studio');
  await studio.getByRole('heading', { name: 'marking', exact: true }).waitFor();
  await studio.getByRole('button', { name: 'Manage trust' }).waitFor();
  // A file of words that is opened after it is checked: whatever would be run of the other would be by now.
  await workbench.openFile('faulty.model.yaml');
  await page.locator('.squiggly-error').first().waitFor();
  expect(existsSync(marker)).toBe(false);
  expect(existsSync(path.join(folder, '.model-studio'))).toBe(false);
  await workbench.screenshot('restricted-code');

  await workbench.openFile('marking.model.ts');
  await workbench.runCommand('Workspaces: Manage Workspace Trust');
  await page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).first().click();
  await appeared;
});
