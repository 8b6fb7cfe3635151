import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { longRecording } from '../../bench/studio/longRun';
import { withCompared } from './derived';
import { drawn, post, usePanel } from './panelPage';
import { recording } from './recording';

const open = usePanel();

const chartOf = (page: Page) => page.locator('.chart').first();
const reset = (chart: Locator) => chart.getByRole('button', { name: 'Show the whole run' });
const path = (chart: Locator) => chart.locator('path.ser.train').getAttribute('d');
const other = (chart: Locator) => chart.locator('path.ser.other:not(.faint)');
const ticks = (chart: Locator) => chart.locator('.axis text[text-anchor="middle"]').allTextContents();

/** The corners of a line. */
async function points(line: Locator): Promise<number[][]> {
  const corners = ((await line.getAttribute('d')) ?? '').split(/[ML]/).slice(1);
  return corners.map((corner) => corner.split(',').map(Number));
}

/** Drags over a part of the plot, given as shares of its width. */
async function drag(page: Page, chart: Locator, from: number, to: number, release = true): Promise<void> {
  await chart.locator('.plot').scrollIntoViewIfNeeded();
  const box = await chart.locator('.plot').boundingBox();
  if (!box) throw new Error('the plot is not in sight');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * to, y, { steps: 4 });
  if (release) await page.mouse.up();
}

describe('a chart of training', () => {
  it('shows the stretch that is dragged over, with its own axes, and the whole run again', async () => {
    const page = await open('mnist-cnn');
    const chart = chartOf(page);
    const whole = [await path(chart), await ticks(chart)];
    expect(await reset(chart).count()).toBe(0);
    await drag(page, chart, 0.7, 0.5, false);
    expect(await chart.locator('.drag-band').getAttribute('visibility')).toBe('visible');
    await page.screenshot({ path: 'test-results/chart-drag.png' });
    await page.mouse.up();
    expect(await chart.locator('.drag-band').getAttribute('visibility')).toBe('hidden');
    expect(await ticks(chart)).not.toEqual(whole[1]);
    const zoomed = await path(chart);
    expect(zoomed).not.toBe(whole[0]);
    await page.screenshot({ path: 'test-results/chart-zoomed.png' });
    await reset(chart).click();
    await page.mouse.move(0, 0);
    await drawn(page);
    expect([await path(chart), await ticks(chart)]).toEqual(whole);
    expect(await reset(chart).count()).toBe(0);
    expect(await chart.locator('.plot').evaluate((plot) => plot === document.activeElement)).toBe(true);
  });

  it('zooms by the keys, follows the crosshair out of sight, and says what is in sight', async () => {
    const page = await open('mnist-cnn');
    const chart = chartOf(page);
    await chart.locator('.plot').focus();
    await page.keyboard.press('+');
    expect(await chart.locator('.sr').textContent()).toBe('Epochs 1.25 to 3.75 in sight');
    for (let press = 0; press < 4; press++) await page.keyboard.press('ArrowRight');
    expect(await chart.locator('.tip caption').innerText()).toMatch(/^Epoch 5\.00/);
    expect((await ticks(chart)).slice(0, -1)).toContain('5');
    await page.keyboard.press('0');
    expect(await chart.locator('.sr').textContent()).toBe('Epochs 0.00 to 5.00 in sight');
    expect(await reset(chart).count()).toBe(0);
  });

  it('has a single spike of a million steps in sight at every zoom, and moves to it', async () => {
    const recorded = longRecording('mnist-cnn', false);
    const page = await open(recorded);
    await page.evaluate((run) => {
      const loss = new Float32Array(1_000_000).fill(0.5);
      loss[777_776] = 50;
      window.host.post({ type: 'run/series', run, part: { from: 1, series: { loss } } });
    }, recorded.snapshot.run?.summary.run);
    const chart = chartOf(page);
    await page.locator('.smoothing').fill('0');
    await drawn(page);
    const highest = async () =>
      Math.min(...(await points(chart.locator('path.ser.train'))).map(([, y]) => y ?? Infinity));
    expect(await highest()).toBeLessThan(20);
    await drag(page, chart, 0.5, 0.6);
    expect(await highest()).toBeGreaterThan(20);
    await chart.locator('.plot').focus();
    for (let press = 0; press < 4; press++) await page.keyboard.press('PageDown');
    expect(await highest()).toBeLessThan(20);
    // Held and moved to the left, the chart goes on to later steps.
    await page.keyboard.down('Shift');
    await drag(page, chart, 0.9, 0.2);
    await page.keyboard.up('Shift');
    expect(await highest()).toBeGreaterThan(20);
  });

  it('leaves a click and a drag that Escape ends as they were', async () => {
    const page = await open('mnist-cnn');
    const chart = chartOf(page);
    await drag(page, chart, 0.5, 0.502);
    await drag(page, chart, 0.3, 0.6, false);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await reset(chart).count()).toBe(0);
  });

  it('stays zoomed while points come', async () => {
    const recorded = recording('iris-live');
    const half = Math.floor(recorded.messages.length / 2);
    const page = await open({ ...recorded, messages: recorded.messages.slice(0, half) });
    const chart = chartOf(page);
    await drag(page, chart, 0.15, 0.3);
    const before = await ticks(chart);
    await post(page, ...recorded.messages.slice(half));
    await page.locator('.state[data-status="completed"]').waitFor();
    await drawn(page);
    expect(await ticks(chart)).toEqual(before);
    expect(await reset(chart).count()).toBe(1);
  });

  it('has a smooth line and always the values themselves behind it', async () => {
    const page = await open('mnist-cnn');
    const chart = chartOf(page);
    const lines = () => chart.locator('path.ser.train, path.ser.batch').count();
    expect(await lines()).toBe(2);
    await page.locator('.smoothing').fill('0.99');
    expect(await lines()).toBe(2);
    const raw = await chart.locator('path.ser.batch').getAttribute('d');
    await page.locator('.smoothing').fill('0');
    expect(await path(chart)).toBe(raw);
  });

  it('shows the length of the gradients and the memory of each step', async () => {
    const recorded = recording('mnist-cnn');
    const { run } = recorded.snapshot;
    if (!run) throw new Error('no run was recorded');
    const steps = run.series.series['loss']?.length ?? 0;
    const series = {
      ...run.series.series,
      gradient_norm: Array.from({ length: steps }, (_, step) => 3 + Math.sin(step) + 40 / (step + 1)),
      memory: Array.from({ length: steps }, (_, step) => 4.1e8 + 2e5 * Math.min(step, 500)),
    };
    const page = await open({
      ...recorded,
      snapshot: { ...recorded.snapshot, run: { ...run, series: { from: 1, series } } },
    });
    const chart = page.locator('.chart').nth(1);
    await chart.getByRole('combobox').selectOption({ label: 'Gradient norm' });
    expect(await chart.locator('path.ser.train, path.ser.batch').count()).toBe(2);
    await page.screenshot({ path: 'test-results/chart-gradients.png' });
    await chart.getByRole('combobox').selectOption({ label: 'Memory' });
    expect(await chart.locator('path.ser').count()).toBe(1);
    expect(await chart.locator('.legend button').innerText()).toMatch(/Memory\s+510\sMB$/);
    expect(await chart.locator('.axis').textContent()).toContain('MB');
    await page.screenshot({ path: 'test-results/chart-memory.png' });
  });

  it('lays the curves of another run over its own, and keeps the choice', async () => {
    const recorded = recording('mnist-cnn');
    const page = await open(withCompared(recorded));
    const choice = page.getByLabel('Compare with');
    expect(await choice.locator('option').allInnerTexts()).toEqual(['nothing', expect.stringMatching(/^v1/)]);
    await choice.selectOption({ index: 1 });
    await other(chartOf(page)).waitFor();
    const [train, validation] = (await chartOf(page).locator('.legend button').allInnerTexts()).slice(-2);
    expect([train, validation]).toEqual([
      expect.stringMatching(/^v1 train\s+0\.0/),
      expect.stringMatching(/^v1 validation\s+0\.07/),
    ]);
    expect(await page.locator('.chart path.ser.otherValid').count()).toBe(2);
    await page.locator('[data-cell="training"]').screenshot({ path: 'test-results/chart-compared.png' });
    await page.locator('.chart').nth(1).getByRole('combobox').selectOption({ label: 'Steps per second' });
    expect(await page.locator('.chart').nth(1).locator('.legend button').last().innerText()).toMatch(/^v1\s/);
    expect(await page.evaluate(() => sessionStorage.getItem('state'))).toContain('training.compared');
    await choice.selectOption({ label: 'nothing' });
    await drawn(page);
    expect(await page.locator('.chart path.ser.other').count()).toBe(0);
  });

  it('has the epochs of the other run beside its own in the table, and those that it came not to itself', async () => {
    const recorded = withCompared(recording('mnist-cnn'));
    const { run } = recorded.snapshot;
    if (!run) throw new Error('no run was recorded');
    const short = run.entries.filter((entry) => entry.type !== 'epoch' || entry.epoch <= 3);
    const page = await open({ ...recorded, snapshot: { ...recorded.snapshot, run: { ...run, entries: short } } });
    const cell = page.locator('[data-cell="training"]');
    await cell.getByRole('button', { name: 'Table', exact: true }).click();
    const names = () => cell.locator('table.grid th').allInnerTexts();
    expect(await names()).not.toContain('v1 loss');
    await page.getByLabel('Compare with').selectOption({ index: 1 });
    await cell.locator('th.other').first().waitFor();
    const beside = ['Loss', 'v1 loss', 'Validation loss', 'v1 validation loss', 'Accuracy', 'v1 accuracy'];
    expect((await names()).slice(1, 7)).toEqual(beside);
    const rows = cell.locator('table.grid tbody tr');
    expect(await rows.count()).toBe(5);
    const [own, other] = (await rows.nth(2).locator('td').allInnerTexts()).slice(1, 3).map(Number);
    expect((other ?? 0) / (own ?? 1)).toBeCloseTo(1.3, 2);
    const last = await rows.nth(4).locator('td').allInnerTexts();
    expect([last[0], last[1], Number(last[2]) > 0, last.at(-1)]).toEqual(['5', '', true, '']);
    await cell.screenshot({ path: 'test-results/table-compared.png' });
    await page.getByLabel('Compare with').selectOption({ label: 'nothing' });
    await cell.locator('th.other').first().waitFor({ state: 'detached' });
    expect(await rows.count()).toBe(3);
  });

  it('has every step of the other run in sight at every zoom, where its epochs are of another length, and grows with it', async () => {
    const recorded = withCompared(longRecording('mnist-cnn', false));
    const { runs, run } = recorded.snapshot;
    const id = runs.find((one) => one.run !== run?.summary.run)?.run ?? '';
    const told = recorded.compared?.[id];
    if (!told) throw new Error('there is no other run');
    const started = told.entries.map((entry) =>
      entry.type === 'started' ? { ...entry, stepsPerEpoch: 50_000 } : entry,
    );
    const view = { ...told, entries: started, summary: { ...told.summary, status: 'running' as const } };
    const page = await open({ ...recorded, compared: { [id]: view } });
    await page.getByLabel('Compare with').selectOption({ index: 1 });
    const send = (from: number, length: number, spike: number) =>
      page.evaluate(
        ({ run, from, length, spike }) => {
          const loss = new Float32Array(length).fill(0.5);
          loss[spike - from] = 50;
          window.host.post({ type: 'run/series', run, part: { from, series: { loss } } });
        },
        { run: id, from, length, spike },
      );
    await page.locator('.smoothing').fill('0');
    await send(1, 300_000, 277_777);
    await other(chartOf(page)).waitFor();
    await drawn(page);
    const chart = chartOf(page);
    const spread = async () => {
      const heights = (await points(other(chart))).map(([, y]) => y ?? 0);
      return Math.max(...heights) - Math.min(...heights);
    };
    const last = async () => Math.max(...(await points(other(chart))).map(([x]) => x ?? 0));
    expect(await spread()).toBeGreaterThan(50);
    // 277,777 steps are 5.56 epochs of it.
    await drag(page, chart, 0.2, 0.4);
    expect(await spread()).toBe(0);
    await reset(chart).click();
    await drag(page, chart, 0.56, 0.62);
    expect(await spread()).toBeGreaterThan(50);
    await reset(chart).click();
    const before = await last();
    await send(300_001, 150_000, 400_000);
    await expect.poll(last).toBeGreaterThan(before * 1.3);
  });

  it('shows the learning rate and the speed of a run by epoch, as a chart and as a table', async () => {
    const recorded = recording('mnist-cnn');
    const page = await open(recorded);
    const chart = page.locator('.chart').nth(1);
    await chart.getByRole('combobox').selectOption({ label: 'Learning rate' });
    expect(await chart.locator('.legend button').innerText()).toMatch(/Learning rate\s+0\.001$/);
    expect(await chart.locator('circle.pt').count()).toBe(5);
    await page.screenshot({ path: 'test-results/chart-rate.png' });
    await chart.getByRole('combobox').selectOption({ label: 'Steps per second' });
    const first = recorded.snapshot.run?.entries.find((entry) => entry.type === 'epoch');
    const speed = first?.type === 'epoch' ? (first.step / first.seconds).toFixed(2) : '';
    await chart.locator('.plot').focus();
    await page.keyboard.press('ArrowRight');
    expect(await chart.locator('.tip').innerText()).toContain(speed);
    await page.screenshot({ path: 'test-results/chart-speed.png' });
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    const cells = page.locator('[data-cell="training"] table.grid tbody tr').first().locator('td');
    expect((await cells.allInnerTexts()).slice(-3, -1)).toEqual(['0.001', speed]);
    await page.screenshot({ path: 'test-results/chart-table.png' });
  });
});
