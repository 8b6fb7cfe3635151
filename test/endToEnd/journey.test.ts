import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listRuns, stopRun } from '../../src/client';
import { openWorkbench, type Workbench } from './workbench';

let workbench: Workbench;

const store = () => path.join(workbench.folder, '.model-studio');
const run = () => listRuns(store(), 'mnist-cnn').at(-1);

beforeAll(async () => {
  workbench = await openWorkbench();
  // Long enough to be reloaded in the middle.
  const file = path.join(workbench.folder, 'mnist-cnn.model.yaml');
  await writeFile(file, (await readFile(file, 'utf8')).replace(/epochs: \d+/, 'epochs: 40'));
});

afterAll(async () => {
  await workbench?.close();
});

/** The step that the panel shows, read from its page. */
async function batchShown(): Promise<string> {
  const line = workbench
    .webview()
    .getByText(/Epoch \d+ of 40 · batch \d+/)
    .first();
  await line.waitFor();
  return (await line.textContent()) ?? '';
}

test('a model trains from the palette, grows on the page and goes on through a reload of the window', async () => {
  await workbench.openFile('mnist-cnn.model.yaml');
  await workbench.runCommand('Model Studio: Train Model');
  const first = await batchShown();
  await expect.poll(batchShown, { timeout: 60_000 }).not.toBe(first);
  await workbench.screenshot('training');
  const before = run();
  expect(before?.backend).toBe('tensorflow');
  await workbench.reload();
  const after = await batchShown();
  expect(after).not.toBe(first);
  expect(run()?.pid).toBe(before?.pid);
  await workbench.screenshot('reloaded');
  const stopped = await stopRun(run()?.folder ?? '', { script: path.resolve('dist/engine.js') });
  expect(stopped.version).toBe(1);
});
