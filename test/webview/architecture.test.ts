import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { drawn, post, sent, usePanel } from './panelPage';

const open = usePanel();

const cell = (page: Page) => page.locator('[data-cell="architecture"]');
const focusedName = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);

describe('the search for layers', () => {
  it('goes from one found layer to the next and back, says how many there are, and ends at the layer', async () => {
    const page = await open('mnist-cnn');
    await page.locator('.node').first().focus();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('conv');
    const count = cell(page).locator('.find-count');
    expect(await count.innerText()).toBe('1 of 3');
    await page.keyboard.press('Enter');
    expect(await count.innerText()).toBe('2 of 3');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+Enter');
    expect(await count.innerText()).toBe('3 of 3');
    expect(await cell(page).locator('.node.found').count()).toBe(3);
    await page.keyboard.press('Escape');
    expect(await focusedName(page)).toMatch(/^Layer \d of 8, Conv2D 64/);
    expect(await cell(page).locator('.found, .current').count()).toBe(0);
  });

  it('finds by all words and in the table too, and says when there is nothing', async () => {
    const page = await open('mnist-cnn');
    await cell(page).getByRole('button', { name: 'Show as a table' }).click();
    await cell(page).getByRole('button', { name: 'Find a layer' }).click();
    await page.getByPlaceholder('Find a layer').fill('DENSE softmax');
    await drawn(page);
    expect(await cell(page).locator('.find-count').innerText()).toBe('1 of 1');
    expect(await cell(page).locator('tr.current').count()).toBe(1);
    await page.getByPlaceholder('Find a layer').fill('lstm');
    expect(await cell(page).locator('.find-count').innerText()).toBe('No layer found');
  });
});

describe('the editor and the graph', () => {
  it('show each other where they are: a line its layer, a chosen layer its line', async () => {
    const page = await open('mnist-cnn');
    const node = cell(page).locator('.node').nth(3);
    await node.focus();
    await page.keyboard.press('Enter');
    const revealed = (await sent(page)).flatMap((message) => (message.type === 'revealLine' ? [message.line] : []));
    expect(revealed).toHaveLength(1);
    await post(page, { type: 'cursor', line: revealed[0] });
    await cell(page).locator('.node[aria-current="location"]').waitFor();
    expect(await cell(page).locator('[aria-current]').getAttribute('aria-label')).toBe(
      await node.getAttribute('aria-label'),
    );
    await post(page, { type: 'cursor', line: 0 });
    await cell(page).locator('[aria-current]').waitFor({ state: 'detached' });
  });
});
