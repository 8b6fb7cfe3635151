import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ToDataPageMessage } from '../../src/protocol';
import { tell, useDataPage } from './dataPage';
import { digits, people } from './previewed';

const open = useDataPage();
const folder = path.resolve(import.meta.dirname, '../../test-results');

const rowsIn = '.table .lines .line';

describe('a data preview', () => {
  it('shows rows, and of each column what it is', async () => {
    const page = await open(people(1000));
    expect(await page.locator('h1').innerText()).toBe('people.csv');
    expect(await page.locator('.summary').innerText()).toBe('1,000 rows, 5 columns');
    await page.locator('.facts .flag').nth(2).waitFor();
    expect(await page.locator('.head', { hasText: 'income' }).innerText()).toMatch(/200,000 missing[^]*1 outliers?/);
    const fourth = page.locator(rowsIn).nth(3);
    expect(await fourth.locator('.cell.outlier').innerText()).toMatch(/^250,000/);
    expect(await page.locator(rowsIn).first().locator('.cell.none').innerText()).toBe('missing');
    expect(await page.locator('img').count()).toBe(0);
  });

  it('holds only the rows in view, of a million, and goes to any of them', async () => {
    const page = await open(people(1_000_000));
    expect(await page.locator(rowsIn).count()).toBeLessThan(60);
    await page.getByRole('textbox', { name: 'Go to row' }).fill('765,432');
    await page.keyboard.press('Enter');
    await page.locator('.number', { hasText: /^765,432$/ }).waitFor();
    await page.locator('.lines [title^="Row 765431 "]').waitFor();
    await page.keyboard.press('Control+End');
    await page.locator('.lines [title^="Row 999999 "]').waitFor();
    expect(await page.locator(rowsIn).count()).toBeLessThan(60);
    await page.getByRole('textbox', { name: 'Go to row' }).fill('1000001');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('textbox', { name: 'Go to row' }).getAttribute('aria-invalid')).toBe('true');
    const asked = await page.evaluate(() => window.host.sent.length);
    expect(asked).toBeLessThan(40);
  });

  it('is gone through with the keyboard, cell by cell', async () => {
    const page = await open(people(1000), { width: 500 });
    await page.locator('.scroller.table').focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'End']) await page.keyboard.press(key);
    const active = page.locator('#active-cell');
    expect(await active.getAttribute('title')).toMatch(/^Row 2 /);
    expect(await page.locator('.scroller.table').getAttribute('aria-activedescendant')).toBe('active-cell');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('Home');
    expect(Number(await active.innerText())).toBeGreaterThan(17);
    await page.keyboard.press('Control+c');
    expect(await page.evaluate(() => window.host.sent.at(-1))).toMatchObject({ type: 'copy' });
  });

  it('asks for the rows in another order, and for those alone that miss a cell', async () => {
    const page = await open(people(1000));
    const wish = () => page.evaluate(() => window.host.sent.findLast((message) => 'wish' in message));
    const age = page.locator('.head', { hasText: 'age' });
    await age.locator('button.head-name').click();
    await expect.poll(wish).toMatchObject({ wish: { order: { column: 0, descending: false }, only: null } });
    expect(await age.getAttribute('aria-sort')).toBe('ascending');
    await expect.poll(() => page.getByRole('status').innerText()).toBe('Sorted by age, upwards.');
    await page.keyboard.press('Enter');
    await expect.poll(wish).toMatchObject({ wish: { order: { column: 0, descending: true } } });
    await page.getByRole('button', { name: '200,000 missing' }).click();
    await expect.poll(wish).toMatchObject({ wish: { only: { column: 2, kind: 'missing' }, from: 0 } });
    await page.getByRole('button', { name: 'income: missing' }).click();
    await expect.poll(wish).toMatchObject({ wish: { only: null, order: { column: 0, descending: true } } });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
  });

  it('keeps order, class and filter over a reload, by the names of the columns', async () => {
    const data = people(1000);
    const page = await open(data);
    const wish = () => page.evaluate(() => window.host.sent.findLast((message) => 'wish' in message));
    await page.locator('.head', { hasText: 'age' }).locator('button.head-name').click();
    await page.getByRole('combobox', { name: 'Class' }).selectOption({ label: 'yes, 500 rows' });
    await page.getByRole('button', { name: '200,000 missing' }).click();
    const chosen = { label: 'yes', order: { column: 0, descending: false }, only: { column: 2, kind: 'missing' } };
    await expect.poll(wish).toMatchObject({ wish: chosen });
    await page.reload();
    await tell(page, data);
    await expect.poll(wish).toMatchObject({ wish: chosen });
    expect(await page.locator('.head', { hasText: 'age' }).getAttribute('aria-sort')).toBe('ascending');
    expect(await page.getByRole('combobox', { name: 'Class' }).inputValue()).toBe('=yes');
    await page.getByRole('button', { name: 'income: missing' }).waitFor();
    const [age, , ...others] = data.preview.columns;
    if (!age) throw new Error('the data have no columns');
    await page.reload();
    await tell(page, { ...data, preview: { ...data.preview, columns: [...others.slice(1), age], classColumn: 1 } });
    await expect.poll(wish).toMatchObject({ wish: { label: 'yes', order: { column: 2 }, only: null } });
  });

  it('says what takes long, and goes back to the rows that were there where that is cancelled', async () => {
    const page = await open(people(1_000_000));
    const wish = () => page.evaluate(() => window.host.sent.findLast((message) => 'wish' in message));
    await page.locator('.facts .flag').nth(2).waitFor();
    await page.evaluate(() => Object.assign(window.host, { hear: undefined }));
    await page.locator('.head', { hasText: 'age' }).locator('button.head-name').click();
    await page.getByText('Sorting by age').waitFor();
    expect(await page.getByRole('status').innerText()).toBe('');
    await page.screenshot({ path: path.join(folder, 'data-sorting.png') });
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(wish).toMatchObject({ wish: { order: null, only: null, from: 0 } });
    expect(await page.locator('.head', { hasText: 'age' }).getAttribute('aria-sort')).toBe('none');
    await tell(page, people(1_000_000));
    await page.getByText('Looking through the rows').waitFor({ state: 'hidden' });
  });

  it('shows the rows of one class', async () => {
    const page = await open(people(1000));
    await page.getByRole('combobox', { name: 'Class' }).selectOption({ label: 'yes, 500 rows' });
    await page.locator('.number', { hasText: /^2$/ }).waitFor();
    await expect.poll(() => page.locator(`${rowsIn} [aria-colindex="6"]`).allInnerTexts()).not.toContain('no');
    expect(await page.locator('.scroller.table').getAttribute('aria-rowcount')).toBe('501');
  });

  it('shows pictures as a gallery, and as a table', async () => {
    const page = await open(digits);
    await page.locator('.tile canvas').first().waitFor();
    expect(await page.locator('.tile').count()).toBeLessThan(200);
    await page.locator('.scroller.gallery').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowDown');
    const across = await page.evaluate(() => document.querySelector('.gallery .line')?.children.length ?? 0);
    expect(await page.locator('#active-tile').getAttribute('data-place')).toBe(String(2 * across - 1));
    await page.getByRole('button', { name: 'Table' }).click();
    await page.locator(`${rowsIn} canvas`).first().waitFor();
    expect(await page.locator('.scroller.gallery').isVisible()).toBe(false);
  });

  it('tells that only the start is there yet, and then all of it', async () => {
    const page = await open(people(900, { partial: true, split: null }));
    expect(await page.locator('.summary').innerText()).toBe('The first 900 rows, 5 columns; reading the rest');
    const all: ToDataPageMessage = { type: 'preview', locale: 'en', preview: people(5000).preview, changed: null };
    await page.evaluate((message) => window.host.post(message), all);
    await page.getByText('5,000 rows, 5 columns').waitFor();
    expect(await page.getByRole('status').innerText()).toBe('All 5,000 rows are read.');
  });

  it('says what is wrong instead, and passes over what it does not know', async () => {
    const page = await open(people(10));
    const failed: ToDataPageMessage = {
      type: 'failed',
      locale: 'en',
      error: {
        kind: 'input',
        code: 'data-file-missing',
        message: { key: 'engine.dataFileMissing', args: { file: 'people.csv' } },
      },
    };
    await page.evaluate(
      (all) => all.forEach((message) => window.host.post(message)),
      [{ type: 'rows', id: 1 }, { type: 'explode' }, 5, null, { type: 'preview', preview: {} }, failed],
    );
    await page.getByRole('heading', { name: 'This data cannot be shown' }).waitFor();
    expect(await page.locator('.data-failure p').innerText()).toContain('people.csv');
    expect(await page.evaluate(() => window.host.warnings.length)).toBe(5);
  });
});

describe('how a data preview looks', () => {
  it.each([
    ['people', 'dark-modern', 1000, 'en', 1],
    ['people', 'light-modern', 1000, 'zh', 1],
    ['people', 'hc-dark', 1000, 'en', 1],
    ['people', 'hc-light', 1000, 'en', 1],
    ['people', 'dark-modern', 400, 'zh', 1],
    ['people', 'light-modern', 1000, 'en', 2],
    ['digits', 'dark-modern', 1000, 'en', 1],
    ['digits', 'light-modern', 1000, 'zh', 1],
    ['digits', 'hc-dark', 400, 'en', 1],
  ] as const)(
    '%s in %s at %d pixels, %s, times %d: nothing runs over the edge',
    async (name, theme, width, locale, scale) => {
      const page = await open(name === 'people' ? people(1_000_000) : digits, { theme, width, locale, scale });
      if (name === 'people') await page.locator('.facts .flag').first().waitFor();
      else await page.locator('.tile canvas').first().waitFor();
      await page.screenshot({ path: path.join(folder, `data-${name}-${theme}-${width}-${locale}-${scale}.png`) });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
    },
  );
});
