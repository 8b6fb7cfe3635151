import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { comparisonMessage, comparisonOf, useComparePage, type ComparePageOptions } from './comparePage';

const open = useComparePage();

const names = (page: Page) => page.locator('.compare-table .row-name').allTextContents();
const sent = (page: Page) => page.evaluate(() => window.host.sent as unknown[]);
const column = (page: Page, title: string) => page.locator('.sorter', { hasText: new RegExp(`^${title}$`) });

describe('the table of a comparison', () => {
  it('says what is the same, and marks the best value of each measure by more than its weight', async () => {
    const page = await open();
    expect(await page.locator('[data-part=table] .cell-sum').textContent()).toBe('The data are the same.');
    const best = page.locator('.compare-table tr', { hasText: 'iris@3' }).locator('b');
    expect(await best.allTextContents()).toContain('0.9200 (best)');
    expect(await column(page, 'learningRate').count()).toBe(1);
    expect(await column(page, 'Model').count()).toBe(0);
  });

  it('is sorted by a heading, the good end first, and turned round by the same again', async () => {
    const page = await open();
    expect(await names(page)).toEqual(['iris@1', 'iris@2', 'iris@3']);
    await column(page, 'val_accuracy').click();
    expect(await names(page)).toEqual(['iris@3', 'iris@2', 'iris@1']);
    await page.keyboard.press('Enter');
    expect(await names(page)).toEqual(['iris@1', 'iris@2', 'iris@3']);
    await column(page, 'val_loss').click();
    expect(await names(page)).toEqual(['iris@3', 'iris@2', 'iris@1']);
    expect(await page.locator('th[aria-sort=ascending]').textContent()).toBe('val_loss');
    await page.locator('.compare-tools button', { hasText: 'CSV' }).click();
    expect((await sent(page)).at(-1)).toEqual({
      type: 'export',
      format: 'csv',
      order: ['20261125-063202-4f22', '20261125-063201-4f21', '20261125-063200-4f20'],
    });
  });

  it('is gone through with arrows; Enter opens a Studio and Delete takes a row out', async () => {
    const page = await open();
    await page.locator('.row-name').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect((await sent(page)).at(-1)).toEqual({ type: 'open', id: '20261125-063201-4f21' });
    await page.keyboard.press('Delete');
    expect((await sent(page)).at(-1)).toEqual({ type: 'remove', id: '20261125-063201-4f21' });
  });

  it('shows names and values as text, whatever they hold', async () => {
    const hostile = '<img src=x onerror="window.hit=1">';
    const page = await open(comparisonOf(2, { title: hostile, model: hostile, tags: [hostile] }));
    expect(await names(page)).toEqual([hostile, hostile]);
    expect(await page.locator('main img').count()).toBe(0);
  });

  it('takes no message that it does not know', async () => {
    const page = await open();
    const broken = { ...comparisonMessage(comparisonOf(2)), comparison: { compared: [{ id: 1 }], settings: [] } };
    for (const message of [broken, { type: 'other' }, null]) {
      await page.evaluate((one) => window.host.post(JSON.parse(one)), JSON.stringify(message));
    }
    await page.evaluate(() => window.host.still());
    expect(await names(page)).toEqual(['iris@1', 'iris@2', 'iris@3']);
  });
});

describe('the curves of a comparison', () => {
  it('differ by dash and marker besides colour', async () => {
    const page = await open(comparisonOf(8));
    const looks = await page
      .locator('.compare-plot path.cmp')
      .evaluateAll((lines) =>
        lines.map((line) => `${getComputedStyle(line).stroke} ${getComputedStyle(line).strokeDasharray}`),
      );
    expect(looks).toHaveLength(8);
    expect(new Set(looks.map((look) => look.replace(/^.*\) /, ''))).size).toBe(8);
    const markers = await page
      .locator('.legend path.mark')
      .evaluateAll((marks) =>
        marks.map(
          (mark) => `${mark.getAttribute('d')} ${getComputedStyle(mark).fill === getComputedStyle(mark).stroke}`,
        ),
      );
    expect(new Set(markers).size).toBe(8);
  });

  it('are read by keys, hidden by the legend, and told by a table', async () => {
    const page = await open();
    await page.locator('.compare-plot').focus();
    await page.keyboard.press('End');
    expect(await page.locator('.compare-plot .sr').textContent()).toMatch(/^Epoch 40, iris@1 0\.\d+, iris@2 /);
    await page.locator('.legend button').first().click();
    expect(await page.locator('.compare-plot path.cmp').count()).toBe(2);
    expect(await page.locator('[data-part=curves] .cell-sum').textContent()).toContain('1 more');
    await page.locator('[data-value=table]').click();
    expect(await page.locator('.epochs-table tbody tr').count()).toBe(40);
  });
});

describe('architectures side by side', () => {
  it('mark what was added, removed and changed, in words', async () => {
    const page = await open();
    expect(await page.locator('[data-part=layers] .cell-sum').textContent()).toBe(
      '1 changed, 0 only left, 1 only right',
    );
    const changes = await page.locator('.layer-pairs .change span:last-child').allTextContents();
    expect(changes).toEqual(['changed', 'only right', 'same']);
    expect(await page.locator('.layer-pairs .differs').allTextContents()).toContain('units 16');
    await page.locator('.layer-choice select').nth(1).selectOption({ label: 'iris@3' });
    expect(await page.locator('.layer-pairs .change span:last-child').allTextContents()).toEqual(['changed', 'same']);
  });
});

describe('how a comparison looks', () => {
  const folder = path.resolve(import.meta.dirname, '../../test-results');
  it.each<[string, number, ComparePageOptions]>([
    ['dark', 4, { width: 1200 }],
    ['light', 4, { theme: 'light-modern', width: 1000 }],
    ['contrast', 4, { theme: 'hc-dark', width: 1000 }],
    ['contrast-light', 4, { theme: 'hc-light', width: 1000 }],
    ['narrow', 4, { width: 400 }],
    ['zoom', 3, { width: 1000, zoom: 2 }],
    ['chinese', 4, { width: 1000, locale: 'zh', theme: 'light-modern' }],
    ['many', 12, { width: 1200 }],
    ['one', 1, { width: 1000 }],
    ['none', 0, { width: 1000 }],
  ])('%s: nothing is wider than the page', async (name, count, options) => {
    const page = await open(comparisonOf(count), options);
    await page.screenshot({ path: path.join(folder, `compare-${name}.png`), fullPage: true });
    const [scroll, width] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    expect(scroll).toBeLessThanOrEqual(width ?? 0);
  });
});
