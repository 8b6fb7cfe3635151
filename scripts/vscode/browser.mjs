import { ensureBrowser } from '../setup/browser.mjs';

/** What a browser is started with: no sandbox (it is root in containers), no graphics card, and nothing that calls home. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a browser with a fresh profile; close() ends it. */
export async function launchBrowser(options = {}) {
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath: await ensureBrowser(), args: browserArguments, ...options });
}
