import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { png } from '../unit/data/png';
import { sent, usePanel } from './panelPage';
import { recording } from './recording';

const open = usePanel();

/** The picture that was asked about last: its ink in each row and in each column. */
async function askedInk(page: Page): Promise<{ readonly rows: number[]; readonly columns: number[] }> {
  const asks = (await sent(page)).flatMap((one) =>
    one.type === 'request' && one.method === 'predict' ? [one.params.inputs[0]?.['image']] : [],
  );
  const asked = asks.at(-1);
  if (typeof asked !== 'object' || asked === null) throw new Error('No picture was asked about.');
  const { height, width, data } = asked.image;
  const bytes = Buffer.from(data, 'base64');
  const sum = (count: number, at: (index: number) => number) => Array.from({ length: count }, (_, index) => at(index));
  const over = (count: number, place: (at: number) => number) =>
    Array.from({ length: count }, (_, at) => bytes[place(at)] ?? 0).reduce((total, one) => total + one, 0);
  return {
    rows: sum(height, (y) => over(width, (x) => y * width + x)),
    columns: sum(width, (x) => over(height, (y) => y * width + x)),
  };
}

describe('a picture that is opened', () => {
  it('keeps its proportions: a square on a wide sheet is asked about as a square, light on dark', async () => {
    const page = await open('mnist-cnn');
    const [width, height] = [900, 300];
    const sheet = new Uint8Array(width * height).fill(255);
    for (let y = 100; y < 200; y++) sheet.fill(0, y * width + 100, y * width + 200);
    const file = { name: 'square.png', mimeType: 'image/png', buffer: Buffer.from(png(width, height, sheet)) };
    await page.locator('.image-input input[type="file"]').setInputFiles(file);
    await page.locator('.answer strong').waitFor();
    const { rows, columns } = await askedInk(page);
    const inked = (sums: readonly number[]) => sums.filter((one) => one > 0).length;
    expect([inked(rows), inked(columns)]).toEqual([20, 20]);
    expect(rows.indexOf(Math.max(...rows))).toBeGreaterThan(3);
  });

  it('is asked about dark on light where the model learnt such pictures, and so is what is drawn', async () => {
    const recorded = recording('mnist-cnn');
    const { signature } = recorded.snapshot;
    const [field] = signature?.inputs ?? [];
    if (!signature || field?.type !== 'image') throw new Error('no pictures are asked for');
    const inputs = [{ ...field, ground: 'light' as const }];
    const page = await open({ ...recorded, snapshot: { ...recorded.snapshot, signature: { ...signature, inputs } } });
    await page.locator('.pad').press(' ');
    await page.locator('.answer strong').waitFor();
    const { rows } = await askedInk(page);
    expect(rows[0]).toBe(28 * 255);
    expect(Math.min(...rows)).toBeLessThan(28 * 255 - 1000);
  });

  it('is said to be none where it is none, until something else is shown', async () => {
    const page = await open('mnist-cnn');
    const input = page.locator('.image-input input[type="file"]');
    await input.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') });
    const problem = page.getByRole('alert').filter({ hasText: 'notes.txt could not be read as an image.' });
    await problem.waitFor();
    await page.locator('.pad').press(' ');
    await problem.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Draw something: the answer appears here.').waitFor();
  });
});
