import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawn, usePanel } from './panelPage';

const open = usePanel();

describe('how it looks', () => {
  const folder = path.resolve(import.meta.dirname, '../../test-results');
  it.each([
    ['mnist-cnn', 'dark-modern', 1400, 'en'],
    ['mnist-cnn-live', 'light-modern', 900, 'en'],
    ['mnist-cnn', 'hc-dark', 900, 'en'],
    ['mnist-cnn', 'hc-light', 900, 'en'],
    ['mnist-cnn', 'dark-2026', 1000, 'en'],
    ['explained-table', 'light-2026', 1000, 'en'],
    ['mnist-cnn-paused', 'dark-modern', 400, 'zh'],
    ['iris', 'light-modern', 900, 'zh'],
    ['iris', 'dark-modern', 1400, 'en'],
    ['iris', 'dark-modern', 400, 'zh'],
    ['autoencoder', 'dark-modern', 1000, 'en'],
    ['autoencoder', 'light-modern', 400, 'zh'],
    ['gan-2d', 'light-modern', 900, 'en'],
    ['gan-2d', 'dark-modern', 400, 'zh'],
    ['iris-idle', 'dark-modern', 400, 'en'],
    ['iris-javascript', 'hc-dark', 400, 'en'],
    ['regression-100', 'dark-modern', 900, 'en'],
    ['text-classifier-en', 'light-modern', 1400, 'zh'],
    ['text-classifier-interrupted', 'dark-modern', 900, 'zh'],
    ['regression-100', 'hc-light', 400, 'zh'],
    ['gan', 'dark-modern', 900, 'en'],
    ['net-10-20-1-failed', 'light-modern', 900, 'en'],
    ['branches', 'dark-modern', 900, 'en'],
  ] as const)('%s in %s at %d pixels, %s: nothing runs over the edge', async (name, theme, width, locale) => {
    const page = await open(name, { theme, width, locale });
    await drawn(page);
    await page.screenshot({
      path: path.join(folder, `studio-${name}-${theme}-${width}-${locale}.png`),
      fullPage: true,
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });
});
