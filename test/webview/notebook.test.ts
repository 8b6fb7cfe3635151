import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { drawn, load, usePanel } from './panelPage';
import { recording } from './recording';

const open = usePanel();

/** The cells that are in sight, from the top. */
const cells = (page: Page) =>
  page.locator('.cell:not([hidden])').evaluateAll((all) => all.map((cell) => (cell as HTMLElement).dataset['cell']));
const head = (page: Page, cell: string) => page.locator(`[data-cell="${cell}"] .cell-fold`);
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>('.cell')?.dataset['cell']);

describe('the order of the cells', () => {
  it.each([
    ['iris-idle', ['data', 'architecture']],
    ['mnist-cnn-live', ['data', 'architecture', 'training', 'evaluation', 'predict', 'explain', 'serve']],
    ['iris', ['evaluation', 'predict', 'explain', 'training', 'data', 'architecture', 'serve']],
  ])('suits the stage of %s', async (name, expected) => {
    const page = await open(name);
    await drawn(page);
    expect((await cells(page)).slice(0, expected.length)).toEqual(expected);
  });

  it('is the reader’s own by keys, keeps the focus and is kept over a reload', async () => {
    const page = await open('iris');
    await head(page, 'training').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+ArrowUp');
    const own = ['evaluation', 'training', 'predict', 'explain', 'data', 'architecture', 'serve'];
    expect(await cells(page)).toEqual(own);
    expect(await focused(page)).toBe('training');
    await page.locator('[role="status"]', { hasText: /^Training is cell \d now\.$/ }).waitFor({ state: 'attached' });
    await page.reload();
    await load(page, recording('iris'));
    expect(await cells(page)).toEqual(own);
  });

  it('ends where the cells end, and is the usual one again by Alt+Home', async () => {
    const page = await open('iris');
    await head(page, 'serve').focus();
    await page.keyboard.press('Alt+ArrowDown');
    const usual = await cells(page);
    expect(usual.at(-1)).toBe('serve');
    await page.keyboard.press('Alt+ArrowUp');
    expect((await cells(page)).at(-1)).toBe('architecture');
    await page.keyboard.press('Alt+Home');
    expect(await cells(page)).toEqual(usual);
    expect(await focused(page)).toBe('serve');
  });
});
