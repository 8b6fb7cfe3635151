import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { root } from './places.mjs';
import { npm } from './run.mjs';
import { say, SetupError } from './say.mjs';

const lockFile = path.join(root, 'package-lock.json');
const stampFile = path.join(root, 'node_modules/.model-studio-stamp');

function wantedStamp() {
  return createHash('sha256').update(readFileSync(lockFile)).digest('hex');
}

function isThere() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wantedStamp();
}

/** Whether npm itself noted that the very packages of package-lock.json are installed, as after an npm install by hand. */
function isInstalledByHand() {
  try {
    const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
    const found = JSON.parse(readFileSync(path.join(root, 'node_modules/.package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted).every(
      ([name, { version, optional }]) => name === '' || found[name]?.version === version || (optional && !found[name]),
    );
  } catch {
    return false; // No note of npm's that can be read: they are installed anew.
  }
}

/** Installs the packages of package-lock.json, when those that are there are not the ones that it names. */
export async function ensureNodeModules() {
  if (isThere()) return;
  await withLock(path.join(root, '.cache/node-modules.lock'), async () => {
    if (isThere()) return;
    if (isInstalledByHand()) {
      await writeFile(stampFile, wantedStamp());
      return;
    }
    say('Installing packages (npm ci) ...');
    try {
      await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: root });
    } catch (error) {
      throw new SetupError(
        'The packages could not be installed.',
        'See that npm reaches its registry (npm ping) and that the disk has room, then run the command again.',
        error,
      );
    }
    await writeFile(stampFile, wantedStamp());
  });
}
