// Sets up everything that development needs:  npm run setup [-- PART ...]
import { build } from './build.mjs';
import { ensureBrowser } from './setup/browser.mjs';
import { ensureNative } from './setup/native.mjs';
import { ensureNode24 } from './setup/node24.mjs';
import { ensureNodeModules } from './setup/nodeModules.mjs';
import { isMain } from './setup/places.mjs';
import { fail, SetupError } from './setup/say.mjs';
import { ensureVscodeServer } from './setup/vscodeServer.mjs';

/** Each part is done once and is quick when it is already there; in the order in which they build on each other. */
const parts = {
  modules: ensureNodeModules,
  node24: ensureNode24,
  native: ensureNative,
  browser: ensureBrowser,
  vscode: ensureVscodeServer,
  program: () => build(['extension', 'engine', 'studio']),
  vsix: async () => {
    const { ensureVsix } = await import('./package.mjs');
    await ensureVsix();
  },
};

/** Sets up the named parts. */
export async function setUp(names) {
  const unknown = names.filter((name) => !(name in parts));
  if (unknown.length) {
    throw new SetupError(`Nothing to set up is named ${unknown.join(', ')}.`, `Name ${Object.keys(parts).join(', ')}.`);
  }
  for (const [name, ensure] of Object.entries(parts)) if (names.includes(name)) await ensure();
}

async function main(names) {
  await setUp(names.length ? names : ['modules', 'node24', 'native', 'browser', 'vscode', 'program']);
}

if (isMain(import.meta.url)) main(process.argv.slice(2)).catch((error) => fail(error));
