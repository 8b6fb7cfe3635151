// Renders media/icon.png, which the marketplace shows, from media/icon.svg:  node scripts/icon.mjs
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isMain, root } from './setup/places.mjs';
import { fail } from './setup/say.mjs';
import { launchBrowser } from './vscode/browser.mjs';

const size = 256;

async function main() {
  const svg = await readFile(path.join(root, 'media/icon.svg'), 'utf8');
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
    await page.screenshot({ path: path.join(root, 'media/icon.png'), omitBackground: true });
  } finally {
    await browser.close();
  }
}

if (isMain(import.meta.url)) main().catch((error) => fail(error));
