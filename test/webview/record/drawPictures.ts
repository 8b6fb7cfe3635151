import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { whileRunning } from '../derived';
import { recording, type Recording } from '../recording';
import { drawn, startStudio } from '../studioPage';

interface Picture {
  readonly name: string;
  readonly recorded: string;
  /** Makes another state of what was recorded. */
  readonly derive?: (recorded: Recording) => Recording;
  readonly width?: number;
  readonly locale?: 'en' | 'zh';
  /** Does what is to be seen, and gives the part of the page to show; else all that the window shows. */
  readonly show?: (page: Page) => Promise<Locator> | Locator;
}

const cell = (name: string) => (page: Page) => page.locator(`[data-cell="${name}"]`);

/** Takes a row of the data and waits for its answer. */
async function answered(page: Page): Promise<Page> {
  await cell('predict')(page).locator('.formact button').first().click();
  await cell('predict')(page).locator('.answer').waitFor();
  return page;
}

async function explained(page: Page): Promise<Locator> {
  const shown = cell('explain')(await answered(page));
  // What is out of sight is not explained.
  await shown.scrollIntoViewIfNeeded();
  await shown.locator('.explain-said').waitFor();
  return shown;
}

const pictures: readonly Picture[] = [
  { name: 'running', recorded: 'mnist-cnn-live', derive: whileRunning },
  { name: 'data', recorded: 'iris', show: cell('data') },
  { name: 'architecture', recorded: 'mnist-cnn', show: cell('architecture') },
  { name: 'branches', recorded: 'branches', show: cell('architecture') },
  { name: 'training', recorded: 'mnist-cnn', show: cell('training') },
  { name: 'evaluation', recorded: 'mnist-cnn', show: cell('evaluation') },
  { name: 'residuals', recorded: 'regression-100', show: cell('evaluation') },
  { name: 'predict', recorded: 'iris', show: async (page) => cell('predict')(await answered(page)) },
  { name: 'explain-table', recorded: 'explained-table', show: explained },
  { name: 'explain-image', recorded: 'explained-image', show: explained },
  { name: 'failed', recorded: 'net-10-20-1-failed' },
  { name: 'narrow', recorded: 'iris', width: 420 },
  { name: 'chinese', recorded: 'iris', locale: 'zh' },
];
const same = (recorded: Recording) => recorded;
const themes = { dark: 'dark-modern', light: 'light-modern' } as const;

/** Draws every picture, or those that are named, in a dark and a light theme. */
export async function drawPictures(folder: string, only: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const wanted = pictures.filter(({ name }) => only.length === 0 || only.includes(name));
  const studio = await startStudio();
  try {
    for (const { name, recorded, derive = same, width = 900, locale = 'en', show } of wanted) {
      for (const [look, theme] of Object.entries(themes)) {
        const page = await studio.open(derive(recording(recorded)), { theme, width, locale });
        const shown = await (show?.(page) ?? page);
        await drawn(page);
        await shown.screenshot({ path: path.join(folder, `${name}-${look}.png`) });
        await page.close();
      }
    }
  } finally {
    await studio.close();
  }
}
