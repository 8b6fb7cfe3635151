import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { ensureNode24 } from './node24.mjs';
import { cacheFolder } from './places.mjs';
import { npm, run } from './run.mjs';
import { say, SetupError } from './say.mjs';

/** code-server carries VS Code's own server, web workbench and extension host; its 4.139.1 is VS Code 1.139.1. */
export const codeServerVersion = '4.139.1';

/** The native parts of the server that are truly needed, built here, as npm runs no install scripts of packages. */
const nativeParts = ['@vscode/spdlog', '@vscode/native-watchdog', '@parcel/watcher', 'node-pty', '@vscode/fs-copyfile'];

/** Where the server is, or will be: `entry` is code-server's own start, `server` VS Code's. */
export function vscodeServerPlace() {
  const folder = path.join(cacheFolder(), `code-server-${codeServerVersion}`);
  const main = path.join(folder, 'node_modules/code-server');
  return {
    folder,
    entry: path.join(main, 'out/node/entry.js'),
    server: path.join(main, 'lib/vscode/out/server-main.js'),
    vscode: path.join(main, 'lib/vscode'),
    stamp: path.join(folder, 'ready'),
  };
}

function isThere(place) {
  return existsSync(place.stamp) && existsSync(place.entry) && existsSync(place.server);
}

async function install(folder, node24) {
  const env = { npm_config_nodedir: node24.folder, npm_config_update_notifier: 'false' };
  const common = ['--ignore-scripts', '--no-audit', '--no-fund'];
  await writeFile(path.join(folder, 'package.json'), '{"private":true}');
  say('  1 of 3: downloading the server ...');
  await npm(['install', ...common, '--no-package-lock', `code-server@${codeServerVersion}`], { cwd: folder, env });
  const vscode = path.join(folder, 'node_modules/code-server/lib/vscode');
  say("  2 of 3: downloading the server's packages ...");
  // --force: the server's manifest asks for one exact Node version.
  await npm(['install', ...common, '--omit=dev', '--force'], { cwd: vscode, env });
  say('  3 of 3: compiling its native parts ...');
  await npm(['rebuild', '--no-ignore-scripts', '--foreground-scripts', ...nativeParts], { cwd: vscode, env });
}

/** Starts what was installed once: a torn or ill-built server is found out here, not in the middle of a test. */
async function verify(folder, node24) {
  const main = path.join(folder, 'node_modules/code-server');
  await run(node24.program, [path.join(main, 'out/node/entry.js'), '--version'], { cwd: folder });
  const required = nativeParts.map((name) => `require(${JSON.stringify(name)})`).join(';');
  await run(node24.program, ['-e', required], { cwd: path.join(main, 'lib/vscode') });
}

/** Sees to it that a VS Code server of the pinned version is in the user's cache, and returns its place. */
export async function ensureVscodeServer() {
  const place = vscodeServerPlace();
  if (isThere(place)) return place;
  const node24 = await ensureNode24();
  return withLock(`${place.folder}.lock`, async () => {
    if (isThere(place)) return place;
    say(`Setting up a VS Code server (npm package code-server ${codeServerVersion}), about a minute ...`);
    await mkdir(cacheFolder(), { recursive: true });
    const aside = await mkdtemp(path.join(cacheFolder(), 'code-server-'));
    try {
      await install(aside, node24);
      await verify(aside, node24);
      await writeFile(path.join(aside, 'ready'), `${JSON.stringify({ version: codeServerVersion })}\n`);
      await rm(place.folder, { recursive: true, force: true });
      await rename(aside, place.folder);
    } catch (error) {
      throw new SetupError(
        'The VS Code server could not be set up.',
        'It needs npm, Python 3 and a C++ compiler (on Debian: apt-get install g++ make python3).',
        error,
      );
    } finally {
      await rm(aside, { recursive: true, force: true });
    }
    say(`The VS Code server is in ${place.folder}.`);
    return place;
  });
}

/** The version of VS Code that the server is. */
export async function vscodeServerVersion() {
  const product = await readFile(path.join(vscodeServerPlace().vscode, 'package.json'), 'utf8');
  return JSON.parse(product).version;
}
