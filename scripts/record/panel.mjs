// Records what the Studio panel is told of real runs, for its tests:  npm run record:panel [-- iris|images|texts|... ]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from '../build.mjs';
import { ensureNative } from '../setup/native.mjs';
import { isMain, root } from '../setup/places.mjs';
import { fail } from '../setup/say.mjs';
import { underNewNode } from '../setup/underNewNode.mjs';
import { withSources } from './sources.mjs';

async function main(only) {
  await ensureNative();
  await build(['native', 'engine']);
  const temporary = await mkdtemp(path.join(tmpdir(), 'model-studio-record-'));
  // A slot for training and sockets of its own: other runs of this user do not hold it up.
  process.env.XDG_RUNTIME_DIR = temporary;
  try {
    await withSources(async (load) => {
      const { recordPanel } = await load('/test/webview/record/recordPanel.ts');
      await recordPanel({ root, temporary }, only);
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

if (isMain(import.meta.url)) underNewNode(() => main(process.argv.slice(2))).catch((error) => fail(error));
