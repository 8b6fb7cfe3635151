import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { FromPanelMessage, PanelRequests, PanelResponse, Snapshot, ToPanelMessage } from '../../src/protocol';
import { servePanel, type Theme } from './pageServer';

/** What the host would say to the panel, as it was recorded. */
export interface Recording {
  readonly snapshot: Snapshot;
  readonly messages: readonly ToPanelMessage[];
  readonly answers: { readonly [M in keyof PanelRequests]?: PanelResponse[M] };
}

interface FakeHost {
  readonly sent: FromPanelMessage[];
  readonly violations: string[];
  post(message: unknown): void;
  load(recording: Recording): void;
}

declare global {
  interface Window {
    readonly host: FakeHost;
    /** Set by a name or a value that ran as code. */
    readonly hit?: number;
  }
}

export function recording(name: string): Recording {
  const file = path.resolve(import.meta.dirname, `../fixtures/panel/${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Recording;
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Studio {
  open(recorded: Recording, options?: { theme?: Theme; width?: number; locale?: 'en' | 'zh' }): Promise<Page>;
  close(): Promise<void>;
}

/** A browser in which the built panel can be opened on any recording. */
export async function startStudio(): Promise<Studio> {
  const server = await servePanel();
  const browser: Browser = await chromium.launch({
    executablePath: process.env['MODEL_STUDIO_BROWSER'] ?? '/usr/bin/chromium',
    args: flags,
  });
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

/** Gives the page its recording and waits for the panel to stand. */
export async function load(page: Page, recorded: Recording): Promise<void> {
  await page.evaluate((given) => window.host.load(JSON.parse(given) as Recording), JSON.stringify(recorded));
  await page.locator('.studio .run-say').waitFor();
}

export async function post(page: Page, ...messages: readonly unknown[]): Promise<void> {
  await page.evaluate((all) => all.forEach((message) => window.host.post(message)), messages);
}

export function sent(page: Page): Promise<FromPanelMessage[]> {
  return page.evaluate(() => window.host.sent);
}
