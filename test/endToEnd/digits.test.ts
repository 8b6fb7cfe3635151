import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listRuns } from '../../src/client';
import { cellOf, epochsListed, seeCurveGrow, seeStatus, stepShown } from './studioPage';
import { openWorkbench, showFailures, type Workbench } from './workbench';

let workbench: Workbench;
const run = () => listRuns(path.join(workbench.folder, '.model-studio'), 'mnist-cnn').at(-1);

beforeAll(async () => {
  // Long enough for all that happens to it.
  const files = { 'mnist-cnn.model.yaml': (example: string) => example.replace(/epochs: \d+/, 'epochs: 200') };
  workbench = await openWorkbench({ files });
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

test('Train Model from the palette draws a growing curve, and the run goes on through a reload of the window', async () => {
  const { studio } = workbench;
  await workbench.openFile('mnist-cnn.model.yaml');
  await workbench.runCommand('Model Studio: Train Model');
  await seeStatus(studio, 'running');
  await seeCurveGrow(studio);
  await workbench.screenshot('digits-training');
  const before = { run: run(), step: await stepShown(studio) };
  expect(before.run?.backend).toBe('tensorflow');
  await workbench.reload();
  await seeCurveGrow(studio);
  expect(await stepShown(studio)).toBeGreaterThan(before.step);
  expect(run()?.pid).toBe(before.run?.pid);
  await workbench.screenshot('digits-reloaded');
});

test('the run outlives kill -9 of VS Code, and the Studio then shows every epoch once', async () => {
  const { studio, vscode } = workbench;
  await vscode.kill();
  const killedAt = run()?.epoch ?? 0;
  await expect.poll(() => run()?.epoch, { timeout: 120_000 }).toBeGreaterThan(killedAt + 1);
  await vscode.start();
  await workbench.open();
  await seeStatus(studio, 'running');
  await seeCurveGrow(studio);
  const epochs = await epochsListed(studio);
  expect(epochs.length).toBeGreaterThan(killedAt);
  const inOrder = [...epochs].sort((a, b) => a - b);
  expect(inOrder).toEqual(inOrder.map((_, index) => index + 1));
});

test('Stop in the Studio keeps a version, which reads a digit from the drawing pad', async () => {
  const { page, studio } = workbench;
  await studio.locator('.run-act').getByRole('button', { name: 'Stop', exact: true }).click();
  await seeStatus(studio, 'stopped');
  expect(run()?.version).toBe(1);
  const pad = studio.locator('.pad');
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('The drawing pad is not on the page.');
  const x = box.x + box.width / 2;
  await page.mouse.move(x, box.y + box.height * 0.2);
  await page.mouse.down();
  await page.mouse.move(x, box.y + box.height * 0.8, { steps: 12 });
  await page.mouse.up();
  const answer = studio.locator('.answer strong');
  await answer.waitFor();
  await workbench.screenshot('digits-predicted');
  expect(await answer.innerText()).toBe('1');
});

test('a square of the confusion matrix leads to its digits, and one of them to the console', async () => {
  const evaluation = cellOf(workbench.studio, 'evaluation');
  await evaluation.locator('.cm td.miss').first().click();
  const sample = evaluation.locator('.samp').first();
  await sample.scrollIntoViewIfNeeded();
  await sample.click();
  const row = await sample.getAttribute('data-row');
  await cellOf(workbench.studio, 'predict').getByText(`True answer of row ${row}`).waitFor();
  await workbench.screenshot('digits-mistaken');
});
