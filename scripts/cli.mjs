// The command line from a checkout:  npm run --silent cli -- VERB ...  (npm run train -- FILE is `cli train FILE`)
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from './build.mjs';
import { ensureNativeIfPossible } from './setup/native.mjs';
import { ensureNodeModules } from './setup/nodeModules.mjs';
import { root } from './setup/places.mjs';
import { fail } from './setup/say.mjs';

/** The verbs that compute; the others must work where the native library cannot be had. */
const computing = new Set(['train', 'resume', 'evaluate', 'predict', 'reproduce', 'serve']);

/** Relative paths are the caller's, and npm starts its scripts in the project's folder. */
function goToCaller() {
  const startedByNpm = ['cli', 'train'].includes(process.env.npm_lifecycle_event);
  const caller = (startedByNpm && process.env.INIT_CWD) || process.cwd();
  process.chdir(caller);
  process.env.INIT_CWD = caller;
}

async function main(words) {
  await ensureNodeModules();
  if (computing.has(words.find((word) => !word.startsWith('-')))) await ensureNativeIfPossible();
  await build(['engine']);
  goToCaller();
  // In this very process: its signals, its terminal and its exit code are the command line's own.
  const program = path.join(root, 'dist/cli.js');
  process.argv = [process.argv[0], program, ...words];
  createRequire(import.meta.url)(program);
}

// 3: nothing is wrong with what was asked for.
main(process.argv.slice(2)).catch((error) => fail(error, 3));
