// Sets up TensorFlow's native library:  node scripts/native.mjs
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from './build.mjs';
import { ensureNodeModules } from './setup/nodeModules.mjs';
import { isMain, root } from './setup/places.mjs';
import { fail, say, SetupError } from './setup/say.mjs';

const betweenLines = 2000;

/** The part of src/engine/native that the scripts run: bundled, so that there is one implementation. */
export async function nativeModule() {
  await build(['native']);
  return createRequire(import.meta.url)(path.join(root, 'dist/native.js'));
}

/** Says each phase when it begins and, while bytes are counted, how far it is. */
function teller(tell) {
  let phase = '';
  let last = 0;
  return ({ phase: now, message, done, total }) => {
    const begins = now !== phase;
    if (!begins && (done === undefined || Date.now() - last < betweenLines)) return;
    phase = now;
    last = Date.now();
    const percent = done && total ? ` (${Math.floor(Math.min(1, done / total) * 100)} %)` : '';
    tell(`${message}${percent} ...`);
  };
}

/**
 * Sees to it that the native library is set up, and returns where it is. `quiet` says nothing when it is there already.
 * Rejects with every source that was tried.
 */
export async function ensureNative({ quiet = false } = {}) {
  const { ensureRuntime, localeOf, words } = await nativeModule();
  const locale = localeOf(process.env.LC_ALL || process.env.LANG);
  const tell = teller(say);
  const cancel = new AbortController();
  const onSignal = () => cancel.abort();
  process.once('SIGINT', onSignal);
  try {
    const onProgress = (progress) => {
      if (progress.phase !== 'check') tell({ ...progress, message: words(locale, progress.message) });
    };
    const result = await ensureRuntime({ root }, onProgress, cancel.signal);
    if (!result.ok) {
      const reasons = result.tried.map(({ source, message }) => `  ${source}: ${words(locale, message)}`);
      throw new SetupError(
        `TensorFlow's native library could not be set up.\n${reasons.join('\n')}`,
        'Mend one of these, then try again: npm run cli -- doctor --fix',
      );
    }
    const { version, path: folder } = result.library;
    if (!quiet) say(words(locale, { key: 'native.ready', args: { version, path: folder } }));
    return result.library;
  } finally {
    process.off('SIGINT', onSignal);
  }
}

async function main() {
  await ensureNodeModules();
  await ensureNative();
}

if (isMain(import.meta.url)) main().catch((error) => fail(error));
