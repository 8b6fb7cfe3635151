import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import path from 'node:path';
import { errorCode, writeJson } from './files';
import { generations, lockState, type LockFile } from './lockState';
import { ownIdentity } from './processes';

export interface Lock {
  /** The number of the file that says so; another process may be told to take over from it. */
  readonly generation: number;
  release(): void;
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
