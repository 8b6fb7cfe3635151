// Draws the pictures of docs/studio.md from what the panel was told of real runs, and the window of the README:
//   npm run docs:pictures [-- training ... | window]
import path from 'node:path';
import { build } from '../build.mjs';
import { ensureBrowser } from '../setup/browser.mjs';
import { ensureNative } from '../setup/native.mjs';
import { isMain, root } from '../setup/places.mjs';
import { fail } from '../setup/say.mjs';
import { underNewNode } from '../setup/underNewNode.mjs';
import { withSources } from './sources.mjs';

async function main(only) {
  await ensureBrowser();
  await build(['studio']);
  const ofPanel = only.filter((name) => name !== 'window');
  await withSources(async (load) => {
    if (only.length === 0 || ofPanel.length > 0) {
      const { drawPictures } = await load('/test/webview/record/drawPictures.ts');
      await drawPictures(path.join(root, 'docs/images/studio'), ofPanel);
    }
    if (only.length === 0 || only.includes('window')) {
      await ensureNative();
      const { drawWindow } = await load('/test/endToEnd/record/drawWindow.ts');
      await drawWindow(path.join(root, 'docs/images/studio.png'));
    }
  });
}

if (isMain(import.meta.url)) underNewNode(() => main(process.argv.slice(2))).catch((error) => fail(error));
