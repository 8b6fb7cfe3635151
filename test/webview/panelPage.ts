import type { Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import type { FromPanelMessage } from '../../src/protocol';
import { servePanel, type Theme } from './pageServer';
import type { Recording } from './recording';

interface FakeHost {
  readonly sent: FromPanelMessage[];
  readonly violations: string[];
  /** What the page warned of on its console. */
  readonly warnings: string[];
  post(message: unknown): void;
  load(recording: Recording): void;
  still(): Promise<void>;
}

declare global {
  interface Window {
    readonly host: FakeHost;
    /** Set by a name or a value that ran as code. */
    readonly hit?: number;
  }
}

export interface Studio {
  open(recorded: Recording, options?: { theme?: Theme; width?: number; locale?: 'en' | 'zh' }): Promise<Page>;
  close(): Promise<void>;
}

/** A browser in which the built panel can be opened on any recording. */
export async function startStudio(): Promise<Studio> {
  const server = await servePanel();
  const browser = await launchBrowser();
  return {
    async open(recorded, { theme = 'dark-modern', width = 1000, locale = 'en' } = {}) {
      const context = await browser.newContext({ viewport: { width, height: 900 } });
      const page = await context.newPage();
      await page.goto(`${server.address}/?theme=${theme}`);
      await load(page, { ...recorded, snapshot: { ...recorded.snapshot, locale } });
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Gives the page its recording, with all of its messages, and waits for the panel to stand. */
export async function load(page: Page, recorded: Recording): Promise<void> {
  await page.evaluate((given) => window.host.load(JSON.parse(given) as Recording), JSON.stringify(recorded));
  await page.locator('.studio .run-say').waitFor();
}

/** Resolves once the page has drawn everything that it was told. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(() => window.host.still());
}

export async function post(page: Page, ...messages: readonly unknown[]): Promise<void> {
  await page.evaluate((all) => all.forEach((message) => window.host.post(message)), messages);
}

export function sent(page: Page): Promise<FromPanelMessage[]> {
  return page.evaluate(() => window.host.sent);
}
