import { describe, expect, it } from 'vitest';
import { whileRunning } from './derived';
import { drawn, sent, usePanel } from './panelPage';
import { recording } from './recording';

const open = usePanel();

describe('the keys of a cell', () => {
  it('P pauses and S stops, from any cell, but not while a person types', async () => {
    const page = await open(whileRunning(recording('mnist-cnn-live')));
    const actions = async () => (await sent(page)).flatMap((one) => (one.type === 'action' ? [one.action] : []));
    await page.getByRole('button', { name: 'Find a layer' }).first().click();
    await page.keyboard.type('sp');
    expect(await actions()).toEqual([]);
    await page.locator('[data-cell="data"] .cell-fold').focus();
    await page.keyboard.press('s');
    expect(await actions()).toEqual(['stop']);
  });

  it('T changes between charts and table, L between logarithmic and linear', async () => {
    const page = await open('mnist-cnn');
    const training = page.locator('[data-cell="training"]');
    const pressed = (name: string) => training.getByRole('button', { name, exact: true }).getAttribute('aria-pressed');
    await training.locator('.cell-fold').focus();
    const scales = [await pressed('Linear'), await pressed('Log')];
    await page.keyboard.press('l');
    expect([await pressed('Log'), await pressed('Linear')]).toEqual(scales);
    await page.keyboard.press('t');
    await training.locator('tbody tr').first().waitFor();
    expect([await pressed('Charts'), await pressed('Table')]).toEqual(['false', 'true']);
    await page.keyboard.press('t');
    expect([await pressed('Charts'), await pressed('Table')]).toEqual(['true', 'false']);
  });

  it('Enter on a square of the matrix shows its samples', async () => {
    const page = await open('mnist-cnn');
    const square = page.locator('.cm td[tabindex="0"]');
    await square.focus();
    await page.keyboard.press('Enter');
    await drawn(page);
    expect(await page.locator('.cm td[aria-selected="true"]').count()).toBe(1);
  });

  it('the pad is drawn on, taken back and cleared', async () => {
    const page = await open('mnist-cnn');
    const pad = page.locator('.pad').first();
    const ink = () =>
      pad.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
        return [...data].reduce((sum, byte) => sum + byte, 0);
      });
    const empty = await ink();
    await pad.focus();
    expect(await pad.locator('.pen').isVisible()).toBe(true);
    await page.keyboard.press(' ');
    await drawn(page);
    const dot = await ink();
    expect(dot).not.toBe(empty);
    for (const arrow of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(`Shift+${arrow}`);
    await drawn(page);
    const line = await ink();
    expect(line).not.toBe(dot);
    for (let times = 0; times < 3; times++) await page.keyboard.press('Control+z');
    await drawn(page);
    expect(await ink()).toBe(dot);
    await page.keyboard.press('Delete');
    await drawn(page);
    expect(await ink()).toBe(empty);
  });
});
