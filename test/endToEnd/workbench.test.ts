import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench, type Workbench } from './workbench';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openWorkbench();
});

afterAll(async () => {
  await workbench?.close();
});

test('the installed extension offers its commands in the palette', async () => {
  await workbench.page.keyboard.press('F1');
  await workbench.page.locator('.quick-input-widget input[type="text"]').first().fill('>Model Studio');
  const rows = workbench.page.locator('.quick-input-list .monaco-list-row');
  await rows.filter({ hasText: 'Train Model' }).first().waitFor();
  await workbench.screenshot('palette');
  expect(await rows.filter({ hasText: 'Model Studio' }).count()).toBeGreaterThan(3);
});
