import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listRuns } from '../../src/client';
import { seeStatus } from './studioPage';
import { openWorkbench, showFailures, type Workbench } from './workbench';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openWorkbench({ env: { MODEL_STUDIO_NATIVE_SOURCES: 'none' } });
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

test('where no native library is to be had, iris trains in plain JavaScript and the Studio says so', async () => {
  const { page, studio } = workbench;
  await workbench.openFile('iris.model.yaml');
  await workbench.runCommand('Model Studio: Train Model');
  await page.getByRole('button', { name: 'Train in JavaScript' }).click();
  await seeStatus(studio, 'completed');
  expect(await studio.locator('.notice h2').allInnerTexts()).toContainEqual(expect.stringMatching(/plain JavaScript/));
  expect(listRuns(path.join(workbench.folder, '.model-studio'), 'iris').at(-1)?.backend).toBe('cpu');
  await workbench.screenshot('fallback');
});
