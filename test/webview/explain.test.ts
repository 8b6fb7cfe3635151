import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawn, lastAct, post, sent, usePanel, type OpenOptions } from './panelPage';

const open = usePanel();
const pictures = path.resolve(import.meta.dirname, '../../test-results');

/** Opens a recording and has one of its answers explained. */
async function explained(name: string, options?: OpenOptions, ask: 'row' | 'text' = 'row') {
  const page = await open(name, options);
  const cell = page.locator('[data-cell="explain"]');
  const predict = page.locator('[data-cell="predict"]');
  if (ask === 'row') await predict.locator('.formact button').first().click();
  if (ask === 'text') await predict.locator('textarea').first().fill('The food was wonderful, but the room was dirty.');
  // What is out of sight is not explained, and the answer moves what is below it.
  await predict.locator('.answer').waitFor();
  await cell.scrollIntoViewIfNeeded();
  await cell.locator('.explain-said').waitFor();
  await drawn(page);
  return { page, cell };
}

describe('the Explain cell', () => {
  it('says in a sentence what moved the answer, and shows every column from the average to the answer', async () => {
    const { page, cell } = await explained('explained-table');
    expect(await cell.locator('.explain-said').innerText()).toMatch(/^mean_\w+ \(.+\) speaks most for \w+/);
    const lines = cell.locator('.contrib tbody tr');
    expect(await lines.first().innerText()).toContain('Average row');
    expect(await lines.last().innerText()).toContain('This answer');
    const effects = await cell.locator('.contrib tbody tr:not(.start):not(.sum) .w').allInnerTexts();
    expect(effects).toHaveLength(10);
    const values = effects.map((text) => Math.abs(Number(text.replace(/[^\d.]/g, ''))));
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(await cell.locator('.explain-note').innerText()).toMatch(/add up .* missed by/);
    const requests = (await sent(page)).filter((one) => one.type === 'request');
    const askedFor = (method: string) => requests.filter((one) => one.method === method).length;
    expect(askedFor('explain')).toBeGreaterThan(0);
    expect(askedFor('explain')).toBeLessThanOrEqual(askedFor('predict'));
  });

  it('asks for another method or another class when it is chosen', async () => {
    const { page, cell } = await explained('explained-table');
    await cell.getByLabel('Method').selectOption('occlusion');
    await cell.locator('.explain-note', { hasText: 'Occlusion' }).waitFor();
    await cell.getByLabel('Class explained').selectOption('0');
    await drawn(page);
    const last = (await sent(page)).findLast((one) => one.type === 'request' && one.method === 'explain');
    expect(last).toMatchObject({ params: { method: 'occlusion', target: 0 } });
  });

  it('lays the effects over a picture, and names its places', async () => {
    const { cell } = await explained('explained-image');
    const heat = cell.locator('.heat canvas');
    expect(await heat.getAttribute('aria-label')).toMatch(/most is in: the (upper|middle|lower|centre)/);
    expect(await heat.evaluate((canvas: HTMLCanvasElement) => [canvas.width, canvas.height])).toEqual([28, 28]);
    expect(await cell.locator('.explain-said').innerText()).toMatch(/^The .* speaks most for \d/);
    expect(await cell.locator('[aria-label="What is explained"]').isVisible()).toBe(false);
  });

  it('colours the words of a text', async () => {
    const { cell } = await explained('explained-text', {}, 'text');
    expect(await cell.locator('.coloured .up').count()).toBeGreaterThan(0);
    expect(await cell.locator('.coloured .unseen').count()).toBeGreaterThan(0);
    expect(await cell.locator('.coloured').innerText()).toContain('wonderful');
  });

  it('tells what columns are worth to the model, and draws how its answers follow the chosen one', async () => {
    const { page, cell } = await explained('explained-number');
    await cell.getByRole('button', { name: 'Whole model' }).click();
    await cell.locator('.dependence path.ser').waitFor();
    expect(await cell.locator('.explain-said').innerText()).toMatch(/hang on \w+ most/);
    const names = cell.locator('.worth .contrib .f button');
    expect(await names.count()).toBe(10);
    expect(await names.first().getAttribute('aria-pressed')).toBe('true');
    await names.nth(1).click();
    await drawn(page);
    expect(await names.nth(1).getAttribute('aria-pressed')).toBe('true');
    const asked = (await sent(page)).findLast((one) => one.type === 'request' && one.method === 'dependence');
    expect(asked).toMatchObject({ params: { column: await names.nth(1).innerText() } });
    expect(await cell.locator('.dependence .band').count()).toBe(1);
  });

  it('shows how far a long one is, and lets it be cancelled', async () => {
    const page = await open('explained-number');
    await page.evaluate(() => Object.assign(window.host, { answering: false }));
    const cell = page.locator('[data-cell="explain"]');
    await cell.getByRole('button', { name: 'Whole model' }).click();
    await cell.scrollIntoViewIfNeeded();
    await cell.locator('.work').waitFor();
    const asked = (await sent(page)).findLast((one) => one.type === 'request' && one.method === 'importance');
    const id = asked?.type === 'request' ? asked.id : -1;
    await post(page, { type: 'request/progress', id, fraction: 0.42 });
    await cell.locator('.work', { hasText: '42' }).waitFor();
    await cell.getByRole('button', { name: 'Cancel' }).click();
    expect(await lastAct(page)).toEqual({ type: 'cancel', id });
    expect(await cell.getByRole('button', { name: 'Explain again' }).count()).toBe(1);
  });

  it('waits for something to explain', async () => {
    const page = await open('explained-text');
    const cell = page.locator('[data-cell="explain"]');
    expect(await cell.locator('.cell-sum').innerText()).toContain('Ask something in Predict');
    expect(await cell.locator('.contrib').count()).toBe(0);
  });

  it.each([
    ['explained-table', 'dark-modern', 1400, 'en'],
    ['explained-table', 'light-modern', 400, 'zh'],
    ['explained-image', 'dark-modern', 900, 'en'],
    ['explained-image', 'light-modern', 1400, 'zh'],
    ['explained-image', 'hc-dark', 400, 'en'],
    ['explained-image', 'hc-light', 900, 'zh'],
    ['explained-text', 'hc-light', 900, 'en'],
    ['explained-text', 'light-modern', 900, 'en'],
    ['explained-text', 'dark-modern', 400, 'zh'],
    ['explained-number', 'hc-dark', 900, 'en'],
    ['explained-table', 'hc-light', 900, 'en'],
    ['forecast', 'light-modern', 900, 'en'],
    ['forecast', 'dark-modern', 400, 'zh'],
  ] as const)('%s in %s at %d pixels, %s: nothing runs over the edge', async (name, theme, width, locale) => {
    const { page, cell } = await explained(name, { theme, width, locale }, name === 'explained-text' ? 'text' : 'row');
    await cell.screenshot({ path: path.join(pictures, `explain-${name}-${theme}-${width}-${locale}.png`) });
    if (name === 'explained-table' || name === 'explained-number') {
      await cell.locator('.seg button').nth(1).click();
      await cell.locator('.dependence path.ser').waitFor();
      await drawn(page);
      await cell.screenshot({ path: path.join(pictures, `explain-${name}-${theme}-${width}-${locale}-model.png`) });
      const evaluation = page.locator('[data-cell="evaluation"]');
      await evaluation.screenshot({ path: path.join(pictures, `evaluation-${name}-${theme}-${width}-${locale}.png`) });
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });
});
