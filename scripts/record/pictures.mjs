// Draws the pictures of docs/studio.md from what the panel was told of real runs:  npm run docs:pictures [-- training ...]
import path from 'node:path';
import { build } from '../build.mjs';
import { ensureBrowser } from '../setup/browser.mjs';
import { isMain, root } from '../setup/places.mjs';
import { fail } from '../setup/say.mjs';
import { underNewNode } from '../setup/underNewNode.mjs';
import { withSources } from './sources.mjs';

async function main(only) {
  await ensureBrowser();
  await build(['studio']);
  await withSources(async (load) => {
    const { drawPictures } = await load('/test/webview/record/drawPictures.ts');
    await drawPictures(path.join(root, 'docs/images/studio'), only);
  });
}

if (isMain(import.meta.url)) underNewNode(() => main(process.argv.slice(2))).catch((error) => fail(error));
