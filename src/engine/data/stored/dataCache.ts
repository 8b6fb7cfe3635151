import { createHash, randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import path from 'node:path';
import { storageError } from '../../../store';
import { cacheFolder } from '../../native/places';

/** Together the folders may take so much; those that were not used for the longest time go first. */
const mostBytes = 40 * 2 ** 30;
/** What a process that ended left half done. */
const abandonedMilliseconds = 24 * 3600 * 1000;
const unfinished = '.unfinished-';

/** For what is made from large data; the user may name another disk's. */
function dataFolder(): string {
  const named = process.env['MODEL_STUDIO_DATA_CACHE'];
  if (named) return path.resolve(named);
  return path.join(cacheFolder(process.env), 'data');
}

export const keyOf = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);

/** Where what was made under a key lies. */
export const folderOf = (key: string): string => path.join(dataFolder(), key);

/** The keys, with this one before a hyphen, under which something was made. */
export function foldersOf(key: string): readonly string[] {
  if (!fs.existsSync(dataFolder())) return [];
  return fs.readdirSync(dataFolder()).filter((name) => name.startsWith(`${key}-`));
}

/**
 * The folder of what was made under this key; `make` fills it where there is none. It is made aside, and renamed when it is
 * whole, so that whoever finds it finds all of it.
 */
export async function cachedFolder(key: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = folderOf(key);
  if (fs.existsSync(folder)) {
    touch(folder);
    return folder;
  }
  const aside = path.join(dataFolder(), unfinished + randomUUID());
  fs.mkdirSync(aside, { recursive: true, mode: 0o700 });
  prune(0);
  try {
    await make(aside);
    fs.renameSync(aside, folder);
  } catch (error) {
    fs.rmSync(aside, { recursive: true, force: true });
    // Another process was faster.
    if (fs.existsSync(folder)) return folder;
    throw storageError(error, dataFolder());
  }
  prune(mostBytes, folder);
  return folder;
}

function touch(folder: string): void {
  const now = new Date();
  try {
    fs.utimesSync(folder, now, now);
  } catch (error) {
    console.warn(error);
  }
}

/** Removes abandoned folders, and with `most`, the least recently used ones beyond so many bytes. */
function prune(most: number, kept?: string): void {
  const folders = fs.readdirSync(dataFolder()).map((name) => path.join(dataFolder(), name));
  const known = folders.flatMap((folder) => {
    const found = fs.statSync(folder, { throwIfNoEntry: false });
    return found ? [{ folder, time: found.mtimeMs }] : [];
  });
  const remove = (folder: string) => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 2 });
  const whole = known.filter(({ folder, time }) => {
    const isWhole = !path.basename(folder).startsWith(unfinished);
    if (!isWhole && Date.now() - time > abandonedMilliseconds) remove(folder);
    return isWhole;
  });
  if (most === 0) return;
  let bytes = 0;
  for (const { folder } of whole.sort((left, right) => right.time - left.time)) {
    bytes += sizeOf(folder);
    if (bytes > most && folder !== kept) remove(folder);
  }
}

export function sizeOf(folder: string): number {
  const names = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  return names.reduce((sum, name) => {
    return sum + (fs.statSync(path.join(folder, name), { throwIfNoEntry: false })?.size ?? 0);
  }, 0);
}
