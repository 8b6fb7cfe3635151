import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { servePanel } from './pageServer';

/** Nothing broke the page's policy, and no code from data has run. */
export async function expectUnharmed(page: Page): Promise<void> {
  expect(await page.evaluate(() => [window.host.violations, window.hit ?? 0])).toEqual([[], 0]);
}

export interface OwnPage {
  readonly page: Page;
  /** Of the server that has the pages. */
  readonly address: string;
}

/** A browser for the tests of a file; every page ends unharmed. */
export function useOwnPages(): (options: BrowserContextOptions) => Promise<OwnPage> {
  let server: Awaited<ReturnType<typeof servePanel>>;
  let browser: Browser;
  let pages: Page[] = [];
  beforeAll(async () => {
    server = await servePanel();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });
  afterEach(async () => {
    const opened = pages;
    pages = [];
    for (const page of opened) {
      await expectUnharmed(page);
      await page.context().close();
    }
  });
  return async (options) => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    pages.push(page);
    return { page, address: server.address };
  };
}
