import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { FromPanelMessage } from '../../src/protocol';
import { expectUnharmed } from './ownPages';
import { recording, type Recording } from './recording';
import { startStudio, type OpenOptions } from './studioPage';

export { drawn, load, type OpenOptions } from './studioPage';

/** Opens the built panel on a recording, given or named. */
export type OpenPanel = (recorded: Recording | string, options?: OpenOptions) => Promise<Page>;

/**
 * A browser for the tests of a file. Every page ends without a breach of its policy, and without code from data having
 * run, whatever it was shown.
 */
export function usePanel(): OpenPanel {
  let studio: Awaited<ReturnType<typeof startStudio>>;
  let pages: Page[] = [];
  beforeAll(async () => {
    studio = await startStudio();
  });
  afterAll(() => studio.close());
  afterEach(async () => {
    const opened = pages;
    pages = [];
    for (const page of opened) {
      await expectUnharmed(page);
      await page.close();
    }
  });
  return async (recorded, options) => {
    const page = await studio.open(typeof recorded === 'string' ? recording(recorded) : recorded, options);
    pages.push(page);
    return page;
  };
}

export async function post(page: Page, ...messages: readonly unknown[]): Promise<void> {
  await page.evaluate((all) => all.forEach((message) => window.host.post(message)), messages);
}

export function sent(page: Page): Promise<FromPanelMessage[]> {
  return page.evaluate(() => window.host.sent);
}

/** The last thing that was done in the page; what it asks the host by itself may come after. */
export async function lastAct(page: Page): Promise<FromPanelMessage | undefined> {
  return (await sent(page)).findLast(({ type }) => type !== 'request');
}
