import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWorkbench, showFailures, type Workbench } from './workbench';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openWorkbench({
    restricted: true,
    files: { 'faulty.model.yaml': 'model:\n  - dense: {unitz: 3}\n' },
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
