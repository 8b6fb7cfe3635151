import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listRuns } from '../../src/client';
import { cellOf, seeCurveGrow, seeStatus } from '../endToEnd/studioPage';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';
import { KeyboardReader } from './keyboard';

let workbench: Workbench;
let reader: KeyboardReader;
const cell = (name: string) => cellOf(workbench.studio, name);
const head = (name: string) => cell(name).locator('.cell-fold');
const plot = () => cell('training').locator('.plot.zoomable').first();

beforeAll(async () => {
  // Long enough for all that happens to it.
  const files = { 'mnist-cnn.model.yaml': (example: string) => example.replace(/epochs: \d+/, 'epochs: 200') };
  workbench = await openWorkbench({ files });
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

/** Opens a file by its name, without the mouse. */
async function openByKeys(name: string): Promise<void> {
  const { page } = workbench;
  await page.keyboard.press('Control+p');
  const found = page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first();
  await page.locator('.quick-input-widget input[type="text"]').first().fill(name);
  await found.waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.tabs-container .tab.active', { hasText: name }).first().waitFor();
  await page.locator('.codelens-decoration a').first().waitFor();
}

test('a key trains the open file, the Studio is entered, and the run is watched in its charts', async () => {
  const { page, studio } = workbench;
  await openByKeys('mnist-cnn.model.yaml');
  await page.keyboard.press('Control+Alt+t');
  await seeStatus(studio, 'running');
  await seeCurveGrow(studio);
  // What a screen reader says of it.
  await studio
    .locator('.sr[role="status"]')
    .getByText(/^Epoch \d+ of \d+ done\. Validation loss [\d.]+\. Validation accuracy [\d.]+\./)
    .waitFor();
  reader = await KeyboardReader.enter(workbench);
  await reader.goTo('Tab', head('training'));
  await reader.goTo('Tab', plot());
  await reader.press('ArrowRight', 'ArrowLeft');
  const tip = plot().locator('.tip');
  await tip.getByText(/^Epoch 0\.00/).waitFor();
  await reader.press('Shift+ArrowRight', '+', '+');
  await cell('training').getByRole('button', { name: 'Whole run' }).first().waitFor();
  await workbench.screenshot('keyboard-chart');
  await reader.press('0', 'Escape');
  await tip.waitFor({ state: 'hidden' });
  await reader.press('t');
  await cell('training').locator('.grid').first().waitFor();
  await reader.press('t');
  await plot().waitFor();
});

test('S stops the run from any cell, and the focus stays', async () => {
  const { studio, folder } = workbench;
  const run = () => listRuns(path.join(folder, '.model-studio'), 'mnist-cnn').at(-1);
  await expect.poll(() => run()?.epoch, { timeout: 120_000 }).toBeGreaterThan(1);
  await reader.press('s');
  await seeStatus(studio, 'stopped');
  expect(await reader.here()).toMatchObject({ cell: 'training' });
  expect(run()?.version).toBe(1);
});

test('arrows go from head to head and fold, and through matrix and samples to the console', async () => {
  await reader.goTo('Shift+Tab', head('training'));
  await reader.press('ArrowLeft');
  await cell('training').locator('.cell-body').waitFor({ state: 'hidden' });
  await reader.press('ArrowRight');
  await cell('training').locator('.cell-body').waitFor();
  await reader.goTo('ArrowDown', head('evaluation'));
  await reader.goTo('Tab', cell('evaluation').getByRole('gridcell'));
  // Along the diagonal, until something was taken for something else.
  await reader.goTo('ArrowRight', cell('evaluation').locator('.cm td.miss'));
  const { name } = await reader.press('Enter');
  await workbench.screenshot('keyboard-matrix');
  const sample = cell('evaluation').locator('.samp');
  const { name: first } = await reader.goTo('Tab', sample);
  expect(first).toContain(name.replace(/:.*/, ''));
  const { name: second } = await reader.press('ArrowRight');
  const row = /\d+/.exec(second.replaceAll(',', ''))?.[0] ?? '';
  expect(second).not.toBe(first);
  await reader.press('Enter');
  await cell('predict').getByText(`True answer of row ${row}`).waitFor();
  await workbench.screenshot('keyboard-sample');
});

test('a digit is drawn with the arrows, read, and the layers show what they make of it', async () => {
  const pad = cell('predict').locator('.pad');
  await reader.goTo('Tab', pad);
  await reader.press('Delete');
  await cell('predict').locator('.answer strong').waitFor({ state: 'hidden' });
  await reader.press(...Array<string>(8).fill('ArrowUp'), ' ', ...Array<string>(16).fill('Shift+ArrowDown'));
  await cell('predict').locator('.answer strong').waitFor();
  await workbench.screenshot('keyboard-pad');
  await reader.goTo('Shift+Tab', head('predict'));
  await reader.goTo('ArrowUp', head('architecture'));
  await reader.goTo('Tab', cell('architecture').locator('.node'));
  await reader.press('ArrowRight', 'Enter');
  await cell('architecture').locator('.maps canvas').first().waitFor();
  await workbench.screenshot('keyboard-layers');
  expect(await reader.here()).toMatchObject({ cell: 'architecture' });
});

test('the run is started again and stopped from its head, and the editor is reached again', async () => {
  const { page, studio } = workbench;
  const buttons = studio.locator('.run-act');
  await reader.goTo('Shift+Tab', buttons.getByRole('button', { name: 'Train' }));
  await reader.press('Enter');
  await seeStatus(studio, 'running');
  await seeCurveGrow(studio);
  await reader.goTo('Tab', buttons.getByRole('button'));
  expect((await reader.press('End')).name).toBe('Stop');
  await reader.press('Enter');
  await seeStatus(studio, 'stopped');
  await reader.here();
  await page.keyboard.press('Control+1');
  await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
  await page.locator('.editor-group-container.active .tab.active', { hasText: 'mnist-cnn.model.yaml' }).waitFor();
  await workbench.screenshot('keyboard-back');
});

test('Tab leaves the Studio at its end', async () => {
  const { page } = workbench;
  await KeyboardReader.enter(workbench);
  const webview = () => page.evaluate(() => document.activeElement instanceof HTMLIFrameElement);
  const leave = async () => {
    await page.keyboard.press('Tab');
    return webview();
  };
  await expect.poll(leave, { timeout: 60_000, interval: 20 }).toBe(false);
});
