import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { cellOf, epochsListed, pressRunButton, seeCurveGrow, seeStatus } from '../endToEnd/studioPage';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';
import { dragOver } from './pointer';

let workbench: Workbench;
const cell = () => cellOf(workbench.studio, 'training');
const chart = (place: number) => cell().locator('.chart').nth(place);
const curve = (kind: string, place = 0) => chart(place).locator(`path.ser.${kind}`).getAttribute('d');
const ticks = (anchor: 'middle' | 'end') => chart(0).locator(`.axis text[text-anchor="${anchor}"]`).allTextContents();
const press = (name: string) => cell().getByRole('button', { name, exact: true }).click();

beforeAll(async () => {
  // So many epochs that both runs have to be stopped.
  const endless = (example: string) =>
    example.replace(/epochs: \d+/, 'epochs: 5000').replace('batchSize: 16', 'batchSize: 2');
  workbench = await openWorkbench({ files: { 'iris.model.yaml': endless } });
  await workbench.openFile('iris.model.yaml');
  await workbench.runCommand('Model Studio: Train Model');
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

test('the curves grow while it trains, and a stretch that is dragged over is seen closer until all is wanted again', async () => {
  const { page, studio } = workbench;
  await seeStatus(studio, 'running');
  await seeCurveGrow(studio);
  const whole = await ticks('middle');
  await dragOver(page, chart(0).locator('.plot'), [0.15, 0.5], [0.4, 0.5]);
  const back = chart(0).getByRole('button', { name: 'Show the whole run' });
  await back.waitFor();
  expect(await ticks('middle')).not.toEqual(whole);
  await workbench.screenshot('training-zoomed');
  await back.click();
  await expect.poll(() => ticks('middle')).toEqual(whole);
  await page.keyboard.press('+');
  await back.waitFor();
  await page.keyboard.press('0');
  await back.waitFor({ state: 'hidden' });
  await pressRunButton(studio, 'Stop');
  await seeStatus(studio, 'stopped');
});

test('the scale is linear or logarithmic, and the raw line stays behind one that is smoothed more or less', async () => {
  await press('Linear');
  const linear = await ticks('end');
  await press('Log');
  expect(await ticks('end')).not.toEqual(linear);
  const smoothing = cell().getByLabel('Smoothing');
  await smoothing.fill('0.9');
  const [raw, smooth] = [await curve('batch'), await curve('train')];
  await smoothing.fill('0.99');
  expect(await curve('batch')).toBe(raw);
  expect(await curve('train')).not.toBe(smooth);
  await smoothing.fill('0');
  expect(await curve('train')).toBe(raw);
  await smoothing.fill('0.95');
});

test('beside the loss stands a metric, the learning rate, the pace, the gradient or the memory, as one chooses', async () => {
  const choice = cell().getByLabel('Shown beside the loss');
  const titles = await choice.locator('option').allInnerTexts();
  expect(titles).toEqual(
    expect.arrayContaining(['Accuracy', 'Learning rate', 'Steps per second', 'Gradient norm', 'Memory']),
  );
  const seen = new Set<string | null>();
  for (const title of ['Accuracy', 'Steps per second', 'Memory', 'Gradient norm']) {
    await choice.selectOption(title);
    seen.add(await curve('train', 1));
  }
  expect(seen.size).toBe(4);
  await workbench.screenshot('training-gradient');
});

test('the table lists every epoch once, with what the charts show', async () => {
  const epochs = await epochsListed(workbench.studio);
  expect(epochs.length).toBeGreaterThan(1);
  expect(epochs).toEqual(epochs.map((_, index) => index + 1));
  const heads = await cell().locator('thead th').allInnerTexts();
  expect(heads).toEqual(expect.arrayContaining(['Epoch', 'Loss', 'Validation loss', 'Learning rate', 'Time']));
  await workbench.screenshot('training-table');
  await press('Charts');
});

const shownRun = () => workbench.studio.locator('.run-id button[aria-haspopup]');
const chooseInMenu = async (role: 'menuitem' | 'menuitemradio', name: RegExp) => {
  await shownRun().click();
  await workbench.studio.getByRole(role, { name }).click();
};
const compareWith = async (name: RegExp) => {
  const other = cell().getByLabel('Compare with');
  const labels = await other.locator('option').allInnerTexts();
  await other.selectOption({ label: labels.find((label) => name.test(label)) ?? '' });
};
const otherCurve = () => chart(0).locator('path.ser.other:not(.faint)');

test('every step of another run is laid over the one shown, and more of them while that one trains', async () => {
  const { page, studio } = workbench;
  await pressRunButton(studio, 'Train');
  await seeStatus(studio, 'running');
  await seeCurveGrow(studio);
  await chooseInMenu('menuitemradio', /^v1/);
  await seeStatus(studio, 'stopped');
  await compareWith(/^v2 draft/);
  await otherCurve().waitFor();
  const before = await otherCurve().getAttribute('d');
  await expect.poll(() => otherCurve().getAttribute('d'), { timeout: 60_000 }).not.toBe(before);
  await chooseInMenu('menuitemradio', /^v2/);
  await seeStatus(studio, 'running');
  await pressRunButton(studio, 'Stop');
  await seeStatus(studio, 'stopped');
  await compareWith(/^v1/);
  for (const line of ['train', 'validation']) {
    await chart(0)
      .locator('.legend button', { hasText: new RegExp(`^v1 ${line}`) })
      .waitFor();
  }
  const whole = await otherCurve().getAttribute('d');
  await dragOver(page, chart(0).locator('.plot'), [0.11, 0.5], [0.14, 0.5]);
  expect(await otherCurve().getAttribute('d')).not.toBe(whole);
  await workbench.screenshot('training-compared');
  await chart(0).getByRole('button', { name: 'Show the whole run' }).click();
  await compareWith(/^nothing$/);
  await otherCurve().waitFor({ state: 'detached' });
});

test('a run that is not wanted is discarded in the menu of its version, and taken back', async () => {
  const { page, studio } = workbench;
  await pressRunButton(studio, 'Train');
  await seeStatus(studio, 'running');
  await expect.poll(() => shownRun().innerText(), { timeout: 60_000 }).toMatch(/v3 draft/);
  await shownRun().press('Enter');
  await studio.getByRole('menuitemradio', { name: /^v1/ }).waitFor();
  await workbench.screenshot('training-version-menu');
  await studio.getByRole('menuitem', { name: 'Discard run…' }).press('Enter');
  await page.locator('.monaco-dialog-box').getByRole('button', { name: 'Discard', exact: true }).click();
  await expect.poll(() => shownRun().innerText(), { timeout: 60_000 }).toBe('v2');
  const undo = page.locator('.notification-toast').getByRole('button', { name: 'Undo' });
  await undo.click();
  await expect.poll(() => shownRun().innerText(), { timeout: 60_000 }).toMatch(/v3 draft/);
});
