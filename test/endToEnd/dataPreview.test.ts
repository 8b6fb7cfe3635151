import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWorkbench, showFailures, type Workbench } from './workbench';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openWorkbench();
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

test('the data of a model opens as a table, and is there again after a reload of the window', async () => {
  const { studio: preview } = workbench;
  const rows = preview.locator('.table .lines .line');
  await workbench.openFile('iris.model.yaml');
  await workbench.runCommand('Model Studio: Open Data Preview');
  await rows.first().waitFor();
  expect(await preview.locator('h1').innerText()).toBe('data/iris.csv');
  expect(await preview.locator('.summary').innerText()).toBe('150 rows, 5 columns');
  await workbench.screenshot('data-preview');
  await workbench.reload();
  await rows.first().waitFor();
  expect(await preview.locator('h1').innerText()).toBe('data/iris.csv');
});
