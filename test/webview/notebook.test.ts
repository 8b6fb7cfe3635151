import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { drawn, lastAct, load, post, sent, usePanel } from './panelPage';
import { recording } from './recording';

const open = usePanel();
const folder = path.resolve(import.meta.dirname, '../../test-results');
mkdirSync(folder, { recursive: true });

/** The cells that are in sight, from the top. */
const cells = (page: Page) =>
  page.locator('.cell:not([hidden])').evaluateAll((all) => all.map((cell) => (cell as HTMLElement).dataset['cell']));
const head = (page: Page, cell: string) => page.locator(`[data-cell="${cell}"] .cell-fold`);
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>('.cell')?.dataset['cell']);

/** What can be pressed or read where an element lies. */
function liesOver(element: Element): string[] {
  const own = element.getBoundingClientRect();
  const others = document.querySelectorAll('main :is(button, select, input, textarea, a, canvas, p, td, h2, h3, svg)');
  return [...others].flatMap((other) => {
    const box = other.getBoundingClientRect();
    const apart = box.right <= own.left || box.left >= own.right || box.bottom <= own.top || box.top >= own.bottom;
    return apart || box.width === 0 || element.contains(other) ? [] : other.textContent || other.tagName;
  });
}

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

describe('notes between the cells', () => {
  const note = (id: string, text: string, after = 'evaluation') => ({ kind: 'note', id, after, text });
  const item = (page: Page, id: string) => page.locator(`[data-item="${id}"]`);

  it.each([400, 1400])(
    'are added by a button that lies over nothing and moves nothing, at %d pixels',
    async (width) => {
      const page = await open('iris', { width });
      await drawn(page);
      const height = () => page.evaluate(() => document.documentElement.scrollHeight);
      for (const cell of await cells(page)) {
        await page.locator(`[data-cell="${cell}"]`).hover({ position: { x: 6, y: 60 } });
        const adder = page.locator(`[data-after="${cell}"] .adder`);
        await expect.poll(() => adder.evaluate((one) => getComputedStyle(one).opacity)).toBe('1');
        // Some cells ask for what they show when they are first seen.
        await drawn(page);
        const under = await height();
        expect(await adder.evaluate(liesOver), cell).toEqual([]);
        if (cell === 'evaluation') {
          await page.screenshot({ path: path.join(folder, `note-adder-${width}.png`), fullPage: true });
        }
        await page.mouse.move(0, 0);
        await drawn(page);
        expect(await height()).toBe(under);
      }
    },
  );

  it('are written with their looks under them, kept, and written again', async () => {
    const page = await open('iris');
    await head(page, 'evaluation').focus();
    await page.keyboard.press('n');
    const area = page.getByLabel('Text of the note, in Markdown');
    await area.fill('## Seen\n\n- one **wrong** row');
    expect(await page.locator('.note .markdown strong').innerText()).toBe('wrong');
    await page.keyboard.press('Control+Enter');
    const kept = await lastAct(page);
    expect(kept).toMatchObject({
      type: 'keepItem',
      item: { after: 'evaluation', text: '## Seen\n\n- one **wrong** row' },
    });
    await page.getByRole('button', { name: 'Edit the note' }).click();
    await area.fill('Other');
    await page.keyboard.press('Escape');
    expect(await page.locator('.note .markdown h4').innerText()).toBe('Seen');
    expect(await lastAct(page)).toEqual(kept);
  });

  it('come and go with their file, but what is being written stays', async () => {
    const page = await open('iris');
    await post(page, { type: 'notebook', items: [note('a', 'From the file'), note('b', 'Below the data', 'data')] });
    await drawn(page);
    expect(await page.locator('[data-after="data"] .note').innerText()).toBe('Below the data');
    await item(page, 'a').getByRole('button', { name: 'Edit the note' }).click();
    await page.getByLabel('Text of the note, in Markdown').first().fill('Mine');
    await head(page, 'data').focus();
    await page.keyboard.press('n');
    await post(page, { type: 'notebook', items: [note('a', 'Theirs')] });
    await drawn(page);
    expect(await page.locator('.note').count()).toBe(2);
    expect(await item(page, 'a').locator('textarea').inputValue()).toBe('Mine');
    expect(await page.locator('[data-after="data"] textarea').isVisible()).toBe(true);
  });

  it('are deleted with a way back to their place', async () => {
    const page = await open('iris');
    await post(page, { type: 'notebook', items: [note('a', 'One'), note('b', 'Two')] });
    await drawn(page);
    await item(page, 'a').getByRole('button', { name: 'Delete the note' }).click();
    expect(await lastAct(page)).toEqual({ type: 'removeItem', id: 'a' });
    await page.keyboard.press('Enter');
    expect(await lastAct(page)).toEqual({ type: 'keepItem', item: note('a', 'One'), before: 'b' });
    expect(await page.locator('.note').allInnerTexts()).toEqual(['One', 'Two']);
  });

  it('are text, whatever they hold', async () => {
    const page = await open('iris');
    const text = '<img src=x onerror="hit=1"> [x](javascript:hit=1) **<script>hit=1</script>**';
    await post(page, { type: 'notebook', items: [note('a', text)] });
    await drawn(page);
    expect(await item(page, 'a').innerText()).toContain('<img src=x onerror="hit=1">');
    expect(await item(page, 'a').locator('img, script, a').count()).toBe(0);
  });

  it('are not written while their file cannot be read', async () => {
    const page = await open('iris');
    const error = { kind: 'input', code: 'notes-damaged', message: { key: 'webview.noteDeleted' } };
    await post(page, { type: 'notebook', items: [], error });
    await drawn(page);
    await page.locator('.notes-problem').waitFor();
    await head(page, 'data').focus();
    await page.keyboard.press('n');
    expect(await page.locator('.note').count()).toBe(0);
  });

  it.each([
    ['dark-modern', 1000, 'en'],
    ['light-modern', 400, 'zh'],
    ['hc-dark', 900, 'en'],
    ['hc-light', 900, 'zh'],
  ] as const)('in %s at %d pixels, %s: nothing runs over the edge', async (theme, width, locale) => {
    const page = await open('iris', { theme, width, locale });
    const text =
      '# Why so few rows\nTwo of `Iris-versicolor` are read as **virginica**, see [the data](https://example.org).\n\n- more rows\n- *or* fewer layers\n\n> said before';
    await post(page, { type: 'notebook', items: [note('a', text), note('b', 'x'.repeat(300)), note('c', 'Third')] });
    await drawn(page);
    await item(page, 'c').getByRole('button').first().click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page
      .locator('[data-after="evaluation"]')
      .screenshot({ path: `${folder}/notes-${theme}-${width}-${locale}.png` });
  });
});

describe('a prediction that is pinned', () => {
  const pinned = {
    kind: 'prediction',
    id: 'p',
    after: 'predict',
    inputs: [{ sepal_length: 5.1, petal_width: 0.2 }],
    answers: [{ version: 1, asked: '2026-11-24T06:32:12.000Z', label: 'Iris-virginica', probability: 0.61 }],
  };
  const rows = (page: Page) => page.locator('.pinned tbody tr');

  it('keeps the input, the answer and the version that gave it', async () => {
    const page = await open('iris');
    await page.locator('.answer').first().waitFor();
    const answer = await page.locator('.answer').first().innerText();
    await page.getByRole('button', { name: 'Pin the prediction' }).click();
    const kept = await lastAct(page);
    expect(kept).toMatchObject({ type: 'keepItem', item: { kind: 'prediction', after: 'predict' }, before: null });
    expect(await rows(page).count()).toBe(1);
    expect(await rows(page).innerText()).toMatch(/^v2\t/);
    const label = (await rows(page).innerText()).split('\t')[1]?.split(/[,，]/)[0];
    expect(answer).toContain(label?.trim().split(' ')[0]);
  });

  it('is asked again of the newest version, whose answer stands under the earlier one', async () => {
    const page = await open('iris');
    await post(page, { type: 'notebook', items: [pinned] });
    await drawn(page);
    expect(await rows(page).allInnerTexts()).toEqual([expect.stringContaining('Iris-virginica')]);
    const kept = async () => (await sent(page)).filter(({ type }) => type === 'keepItem');
    for (const times of [1, 2]) {
      await page.getByRole('button', { name: 'Ask the newest version again' }).click();
      await expect.poll(async () => (await kept()).length).toBe(times);
      expect(await rows(page).count()).toBe(2);
    }
    expect((await kept()).at(-1)).toMatchObject({ item: { id: 'p', answers: [{ version: 1 }, { version: 2 }] } });
  });

  it('is removed with a way back', async () => {
    const page = await open('iris');
    await post(page, { type: 'notebook', items: [pinned] });
    await drawn(page);
    await page.getByRole('button', { name: 'Remove the pinned prediction' }).click();
    await page.keyboard.press('Enter');
    expect(await lastAct(page)).toEqual({ type: 'keepItem', item: pinned, before: null });
    await page.locator('[data-after="predict"]').screenshot({ path: `${folder}/pinned.png` });
  });
});
