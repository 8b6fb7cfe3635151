import path from 'node:path';
import { isObject, namesIn, readJson } from './files';
import { livenessOf, type ProcessIdentity } from './processes';

/**
 * A lock is a folder of numbered files; the one with the highest number says who holds it. A file is made only where
 * none of that number is, and the highest is never removed, so two processes that find a dead holder cannot both follow it.
 */
export interface LockFile {
  readonly holder: ProcessIdentity | null;
}

export type LockState =
  | { readonly held: false; /** Who held it to the death. */ readonly dead?: ProcessIdentity }
  | { readonly held: true; readonly generation: number; readonly holder: ProcessIdentity; readonly elsewhere: boolean };

/** The numbers of a lock's files, in order. */
export function generations(folder: string): number[] {
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
