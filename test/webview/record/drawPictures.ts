import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { pinnedAnswer, type NotebookItem } from '../../../src/protocol';
import { whileRunning } from '../derived';
import { recording, type Recording } from '../recording';
import { drawn, startStudio } from '../studioPage';
import { showComparison, showData } from './otherPages';

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

/** A page of ours that is not the panel. */
interface OtherPicture {
  readonly name: string;
  /** What its address says. */
  readonly query: string;
  readonly height: number;
  readonly show: (page: Page) => Promise<void>;
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

async function comparedWithAnother(page: Page): Promise<Locator> {
  await page.getByLabel('Compare with').selectOption({ index: 1 });
  await page.locator('.chart path.ser.otherValid').first().waitFor();
  return cell('training')(page);
}

const note = [
  '## What is left',
  'One **versicolor** is taken for a *virginica*:',
  '- its petals are long for its kind\n- more rows of that size would help',
].join('\n\n');

/** With a note under the evaluation, and a prediction as each version answered it. */
async function withNotes(page: Page): Promise<Locator> {
  const asked = new Date().toISOString();
  const told = recording('iris').answers.flatMap(({ method, params, result }) =>
    method === 'predict' && 'ok' in result && 'predictions' in result.ok ? [{ params, ...result.ok }] : [],
  );
  const answers = told.flatMap(({ params: { version }, predictions: [prediction] }) =>
    prediction && typeof version === 'number' ? [pinnedAnswer(prediction, version, asked)] : [],
  );
  const inputs = told[0]?.params.inputs.slice(0, 1) ?? [];
  const items: readonly NotebookItem[] = [
    { kind: 'note', id: 'note', after: 'evaluation', text: note },
    { kind: 'prediction', id: 'pinned', after: 'evaluation', inputs, answers: answers.reverse() },
  ];
  await page.evaluate((shown) => window.host.post({ type: 'notebook', items: shown }), items);
  await page.locator('.pinned').waitFor();
  return page.locator('[data-after="evaluation"]');
}

const pictures: readonly Picture[] = [
  { name: 'running', recorded: 'mnist-cnn-live', derive: whileRunning },
  { name: 'data', recorded: 'iris', show: cell('data') },
  { name: 'architecture', recorded: 'mnist-cnn', show: cell('architecture') },
  { name: 'branches', recorded: 'branches', show: cell('architecture') },
  { name: 'training', recorded: 'mnist-cnn', show: cell('training') },
  { name: 'compared', recorded: 'iris-compared', show: comparedWithAnother },
  { name: 'notes', recorded: 'iris', show: withNotes },
  { name: 'evaluation', recorded: 'mnist-cnn', show: cell('evaluation') },
  { name: 'residuals', recorded: 'regression-100', show: cell('evaluation') },
  { name: 'predict', recorded: 'iris', show: async (page) => cell('predict')(await answered(page)) },
  { name: 'explain-table', recorded: 'explained-table', show: explained },
  { name: 'explain-image', recorded: 'explained-image', show: explained },
  { name: 'failed', recorded: 'net-10-20-1-failed' },
  { name: 'narrow', recorded: 'iris', width: 420 },
  { name: 'chinese', recorded: 'iris', locale: 'zh' },
];
const otherPictures: readonly OtherPicture[] = [
  { name: 'comparison', query: 'page=compare', height: 1000, show: showComparison },
  { name: 'preview', query: 'entry=dataPreview', height: 520, show: (page) => showData(page, 'iris') },
];
const same = (recorded: Recording) => recorded;
const themes = { dark: 'dark-modern', light: 'light-modern' } as const;

/** Draws every picture, or those that are named, in a dark and a light theme. */
export async function drawPictures(folder: string, only: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const isWanted = ({ name }: { readonly name: string }) => only.length === 0 || only.includes(name);
  const studio = await startStudio();
  try {
    for (const { name, recorded, derive = same, width = 900, locale = 'en', show } of pictures.filter(isWanted)) {
      for (const [look, theme] of Object.entries(themes)) {
        const page = await studio.open(derive(recording(recorded)), { theme, width, locale });
        const shown = await (show?.(page) ?? page);
        await drawn(page);
        await shown.screenshot({ path: path.join(folder, `${name}-${look}.png`) });
        await page.close();
      }
    }
    for (const { name, query, height, show } of otherPictures.filter(isWanted)) {
      for (const [look, theme] of Object.entries(themes)) {
        const page = await studio.openOther(query, { theme, width: 900, height });
        await show(page);
        await drawn(page);
        await page.screenshot({ path: path.join(folder, `${name}-${look}.png`) });
        await page.close();
      }
    }
  } finally {
    await studio.close();
  }
}
