import type { Page } from 'playwright-core';
import type { DataPreview, FromDataPageMessage, PreviewRow, ToDataPageMessage } from '../../src/protocol';
import type { Locale } from '../../src/texts';
import { useOwnPages } from './ownPages';
import type { Theme } from './pageServer';

export interface DataPageOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly locale?: Locale;
  /** As `zoom` of 200 % makes of the page. */
  readonly scale?: number;
}

/** What the host of a test's page answers with. */
export interface FakeData {
  readonly preview: DataPreview;
  /** Any row, made when it is asked for. */
  row(row: number): PreviewRow;
  readonly statistics: Extract<ToDataPageMessage, { type: 'statistics' }>['columns'];
}

export type OpenDataPage = (data: FakeData, options?: DataPageOptions) => Promise<Page>;

/** The page of a data preview, for the tests of a file. */
export function useDataPage(): OpenDataPage {
  const openPage = useOwnPages();
  return async (data, options = {}) => {
    const { theme = 'dark-modern', width = 1000, height = 700, locale = 'en', scale = 1 } = options;
    const viewport = { width: Math.round(width / scale), height: Math.round(height / scale) };
    const { page, address } = await openPage({ viewport, deviceScaleFactor: scale, reducedMotion: 'reduce' });
    await page.exposeFunction('hearData', (message: FromDataPageMessage) => answer(data, message));
    await page.goto(`${address}/?entry=dataPreview&theme=${theme}`);
    await tell(page, data, locale);
    return page;
  };
}

/** What the host says to a page that was just loaded, up to its first rows. */
export async function tell(page: Page, data: FakeData, locale: Locale = 'en'): Promise<void> {
  await page.evaluate(() => {
    const { host } = window;
    const hearData = Reflect.get(window, 'hearData') as (message: unknown) => Promise<unknown>;
    const hear = (message: unknown) => void hearData(message).then((said) => said && host.post(said));
    Object.assign(host, { hear });
  });
  await page.evaluate((message) => window.host.post(message), {
    type: 'preview',
    locale,
    preview: data.preview,
    changed: null,
  } satisfies ToDataPageMessage);
  await page
    .locator('.scroller:not([hidden]) .line:not([aria-busy="true"]) :is(.cell, .tile:not([aria-busy]))')
    .first()
    .waitFor();
}

function answer(data: FakeData, message: FromDataPageMessage): ToDataPageMessage | null {
  switch (message.type) {
    case 'rows': {
      const { from, count, label } = message.wish;
      const { classColumn, classes, rows } = data.preview;
      const total = label === null ? rows : (classes.find((one) => one.label === label)?.count ?? 0);
      const places = Array.from({ length: Math.max(0, Math.min(count, total - from)) }, (_, index) => from + index);
      // Of a class every row counts that is a multiple of the number of classes away.
      const place = Math.max(
        0,
        classes.findIndex((one) => one.label === label),
      );
      const step = label === null || classColumn === null ? 1 : classes.length;
      return {
        type: 'rows',
        id: message.id,
        page: { total, from, rows: places.map((at) => data.row(at * step + (step > 1 ? place : 0))) },
      };
    }
    case 'statistics': {
      const columns = data.statistics.filter(({ column }) => message.columns.includes(column));
      return { type: 'statistics', id: message.id, columns };
    }
    case 'ready':
    case 'openText':
    case 'copy':
      return null;
  }
}
