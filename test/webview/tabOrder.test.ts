import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { whileRunning } from './derived';
import { drawn, post, sent, usePanel } from './panelPage';
import { recording } from './recording';
import { focused, tabStops, type Stop } from './tabStops';

const open = usePanel();
const finished = ['mnist-cnn', 'iris', 'regression-100', 'autoencoder', 'text-classifier-en', 'explained-table', 'gan'];

/** Opened, with the answer that stands in it explained: that is done once it is in sight. */
async function openWhole(name: string): Promise<Page> {
  const page = await open(name);
  await drawn(page);
  if ((await page.locator('.answer').count()) > 0) {
    await page.locator('[data-cell="explain"]').scrollIntoViewIfNeeded();
    await page.locator('.explanation > *').first().waitFor();
  }
  return page;
}

/** The cells in the order in which a reader meets them. */
function cellsShown(page: Page): Promise<string[]> {
  return page
    .locator('.cell:visible')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-cell') ?? ''));
}

const withoutRepeats = (all: readonly string[]) => all.filter((one, at) => one !== all[at - 1]);
const told = ({ cell, role, name }: Stop) => `${cell}: ${role} ${name}`;

describe('Tab', () => {
  it.each(finished)('goes through %s in reading order, to things with a name and a ring', async (name) => {
    const page = await openWhole(name);
    const stops = await tabStops(page);
    expect(withoutRepeats(stops.map(({ cell }) => cell))).toEqual(['', ...(await cellsShown(page))]);
    expect(stops.filter((stop) => stop.name === '').map(told)).toEqual([]);
    expect(stops.filter((stop) => stop.ring === '').map(told)).toEqual([]);
    // Nothing that stands wholly above what came before it, but for a column beside.
    const back = stops.filter((stop, at) => {
      const before = stops[at - 1];
      return before?.cell === stop.cell && stop.bottom <= before.top && stop.left <= before.left;
    });
    expect(back.map(told)).toEqual([]);
  });

  it.each(finished)('goes through %s backwards by the same stops', async (name) => {
    const page = await openWhole(name);
    const forward = (await tabStops(page)).map(told);
    const backward = await tabStops(page, 'Shift+Tab');
    expect(backward.map(told).reverse()).toEqual(forward);
    expect(backward.filter(({ covered }) => covered).map(told)).toEqual([]);
  });

  it.each(['matrix', 'strip', 'layers', 'tools', 'history'] as const)('stops once in the %s', async (what) => {
    const groups = { matrix: '.cm', strip: '.wrong .strip', layers: '.arch', tools: '.cell-tools', history: '.log' };
    const page = await open('iris');
    await drawn(page);
    const counts = await page.locator(groups[what]).evaluateAll((all) =>
      all.map((group) => {
        const buttons = [...group.querySelectorAll<HTMLElement>('button:not(.seg button), [tabindex]')];
        return buttons.filter((one) => one.tabIndex >= 0 && one.getClientRects().length > 0).length;
      }),
    );
    expect(counts.length).toBeGreaterThan(0);
    expect(counts.filter((count) => count > 1)).toEqual([]);
  });
});

describe('the focus is never lost', () => {
  it('where a button of the run goes off, and comes back to it when it is on again', async () => {
    const recorded = whileRunning(recording('mnist-cnn-live'));
    const page = await open(recorded);
    await page.getByRole('button', { name: 'Pause' }).focus();
    await page.keyboard.press('Enter');
    await drawn(page);
    expect((await focused(page))?.role).toBe('toolbar');
    expect((await focused(page))?.ring).not.toBe('');
    const run = recorded.snapshot.run?.summary;
    await post(page, {
      type: 'run/status',
      run: run?.run,
      status: 'paused',
      summary: { ...run, status: 'paused' },
      actions: ['resume', 'stop'],
    });
    await expect.poll(async () => (await focused(page))?.name).toBe('Resume');
    expect((await sent(page)).filter(({ type }) => type === 'action')).toHaveLength(1);
  });

  it('where charts turn into a table, and where a class is chosen', async () => {
    const page = await open('iris');
    await drawn(page);
    await page.locator('.plot.zoomable').first().focus();
    await page.keyboard.press('t');
    await drawn(page);
    expect(await focused(page)).toMatchObject({ cell: 'training', name: 'Table' });
    const classes = page.locator('.areas-rows');
    await classes.getByRole('button').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toMatchObject({ cell: 'evaluation', name: 'Iris-versicolor' });
  });

  it('where the earlier answers are made anew, or cleared', async () => {
    const page = await open('iris');
    await drawn(page);
    await page.locator('.log li').first().focus();
    await page.keyboard.press('Enter');
    await drawn(page);
    await expect.poll(async () => (await focused(page))?.role).toBe('option');
    await page.locator('.earlier').getByRole('button', { name: 'Clear' }).focus();
    await page.keyboard.press('Enter');
    await drawn(page);
    expect((await focused(page))?.cell).toBe('predict');
  });
});
