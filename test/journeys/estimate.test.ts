import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hoverText, putCursor } from '../endToEnd/editorPage';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openWorkbench();
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

test('a lens tells before training what the model costs and how long an epoch takes, and the hover what that is made of', async () => {
  const { page } = workbench;
  await workbench.openFile('mnist-cnn.model.yaml');
  const lens = page.locator('.codelens-decoration', { hasText: /[\d,]+ parameters .* in training .* an epoch/ });
  await lens.waitFor();
  await putCursor(workbench, 'mnist-cnn.model.yaml', 'before', 'epochs:');
  const said = await hoverText(page);
  for (const fact of ['Parameters', 'FLOPs', 'Memory', 'Time']) expect(said).toMatch(new RegExp(fact, 'i'));
  await putCursor(workbench, 'mnist-cnn.model.yaml', 'before', 'conv2d');
  expect(await hoverText(page)).toMatch(/FLOPs/);
  await workbench.screenshot('estimate');
});

test('lenses and hints are turned off by their settings', async () => {
  const { page, folder } = workbench;
  const hints = page.locator('.view-lines', { hasText: '320 parameters' });
  await hints.waitFor();
  await mkdir(path.join(folder, '.vscode'));
  const settings = { 'modelStudio.codeLens': false, 'modelStudio.inlayHints': false };
  await writeFile(path.join(folder, '.vscode/settings.json'), JSON.stringify(settings));
  await page.locator('.codelens-decoration').first().waitFor({ state: 'detached' });
  await hints.waitFor({ state: 'detached' });
  await workbench.screenshot('settings-off');
});
