import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import path from 'node:path';
import { errorCode, isObject, namesIn, readJson, writeJson } from './files';
import { livenessOf, ownIdentity, type ProcessIdentity } from './processes';

/**
 * A lock is a folder of numbered files; the one with the highest number says who holds it. A file is made only where
 * none of that number is, and the highest is never removed, so two processes that find a dead holder cannot both follow it.
 */
interface LockFile {
  readonly holder: ProcessIdentity | null;
}

export interface Lock {
  /** The number of the file that says so; another process may be told to take over from it. */
  readonly generation: number;
  release(): void;
}

export type LockState =
  | { readonly held: false; /** Who held it to the death. */ readonly dead?: ProcessIdentity }
  | { readonly held: true; readonly generation: number; readonly holder: ProcessIdentity; readonly elsewhere: boolean };

function generations(folder: string): number[] {
  return namesIn(folder)
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .sort((one, other) => one - other);
}

function holderOf(file: string): ProcessIdentity | null {
  const value = readJson(file);
  if (!isObject(value) || !isObject(value['holder'])) return null;
  const { pid, started, boot, host } = value['holder'];
  if (typeof pid !== 'number' || typeof boot !== 'string' || typeof host !== 'string') return null;
  return { pid, boot, host, started: typeof started === 'string' ? started : null };
}

/** Who holds a lock now; a dead holder holds nothing. */
export function lockState(folder: string): LockState {
  const generation = generations(folder).at(-1);
  if (generation === undefined) return { held: false };
  const holder = holderOf(path.join(folder, String(generation)));
  if (holder === null) return { held: false };
  const liveness = livenessOf(holder);
  if (liveness === 'dead') return { held: false, dead: holder };
  return { held: true, generation, holder, elsewhere: liveness === 'elsewhere' };
}

/**
 * Takes a lock for this process; undefined where another holds it. With `from`, the lock is taken over from the holder
 * of that generation, alive or not, and from no other.
 */
export function takeLock(folder: string, from?: number): Lock | undefined {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const state = lockState(folder);
  if (state.held && state.generation !== from) return undefined;
  const last = generations(folder).at(-1) ?? 0;
  if (from !== undefined && last !== from) return undefined;
  const generation = last + 1;
  if (!claim(folder, generation)) return undefined;
  // Whoever read the folder long ago may have made a file below the one that counts by now.
  if (generations(folder).at(-1) !== generation) {
    fs.rmSync(path.join(folder, String(generation)), { force: true });
    return undefined;
  }
  for (const older of generations(folder)) {
    if (older < last) fs.rmSync(path.join(folder, String(older)), { force: true });
  }
  return { generation, release: () => releaseLock(folder, generation) };
}

function claim(folder: string, generation: number): boolean {
  const file = path.join(folder, String(generation));
  const aside = path.join(folder, `.${randomBytes(6).toString('hex')}.tmp`);
  const content: LockFile = { holder: ownIdentity() };
  fs.writeFileSync(aside, JSON.stringify(content), { flag: 'wx' });
  try {
    fs.linkSync(aside, file);
    return true;
  } catch (error) {
    switch (errorCode(error)) {
      case 'EEXIST':
        return false;
      case 'EPERM':
      case 'ENOTSUP':
      case 'ENOSYS':
        return claimWithoutLink(file, content);
      default:
        throw error;
    }
  } finally {
    fs.rmSync(aside, { force: true });
  }
}

/** Where the file system knows no hard links (exFAT): the file is there a moment before its content. */
function claimWithoutLink(file: string, content: LockFile): boolean {
  try {
    fs.writeFileSync(file, JSON.stringify(content), { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Gives a lock back; `folder` is another than it was taken in where it was moved since. */
export function releaseLock(folder: string, generation: number): void {
  // Another process that took over has a higher number by now, and is not touched.
  if (generations(folder).at(-1) !== generation) return;
  const content: LockFile = { holder: null };
  writeJson(path.join(folder, String(generation)), content, { durable: false });
}
