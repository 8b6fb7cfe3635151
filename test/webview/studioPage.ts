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

export interface OpenOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly locale?: 'en' | 'zh';
}

interface OtherOptions extends Pick<OpenOptions, 'theme' | 'width'> {
  readonly height?: number;
}

/** A browser that opens the built panel on recordings. */
export async function startStudio() {
  const server = await servePanel();
  const browser = await launchBrowser();
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  return {
    async open(recorded: Recording, { theme = 'dark-modern', width = 1000, locale = 'en' }: OpenOptions = {}) {
      // What a page keeps is its own: they can share what is slow to start.
      const page = await context.newPage();
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${server.address}/?theme=${theme}`);
      await load(page, { ...recorded, snapshot: { ...recorded.snapshot, locale } });
      return page;
    },
    /** Another page of ours, by what its address says. */
    async openOther(query: string, { theme = 'dark-modern', width = 1000, height = 700 }: OtherOptions) {
      const page = await context.newPage();
      await page.setViewportSize({ width, height });
      await page.goto(`${server.address}/?theme=${theme}&${query}`);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Gives the page its recording, with all of its messages, and waits for the panel to stand: a click hits what it aims at. */
export async function load(page: Page, recorded: Recording): Promise<void> {
  await page.evaluate((given) => window.host.load(JSON.parse(given) as Recording), JSON.stringify(recorded));
  await page.locator('.studio .run-say').waitFor();
  await drawn(page);
}

/** Resolves once the page has drawn everything that it was told. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(() => window.host.still());
}
