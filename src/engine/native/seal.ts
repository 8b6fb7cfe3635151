import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { sealFile, type Places } from './places';

/** How the files looked when they were last checked whole: name, size, time of change. */
type Look = readonly (readonly [string, number, number])[];

interface Seal {
  readonly host: string;
  readonly version: string;
  readonly look: Look;
}

async function lookAt(folder: string, files: readonly string[]): Promise<Look> {
  return Promise.all(
    files.map(async (file) => {
      const { size, mtimeMs } = await stat(path.join(folder, file));
      return [file, size, mtimeMs] as const;
    }),
  );
}

function sealOf(version: string, look: Look): string {
  const seal: Seal = { host: hostname(), version, look };
  return JSON.stringify(seal);
}

function versionIn(seal: string): string | undefined {
  try {
    const value: unknown = JSON.parse(seal);
    if (typeof value !== 'object' || value === null || !('version' in value)) return undefined;
    return typeof value.version === 'string' ? value.version : undefined;
  } catch {
    return undefined;
  }
}

/**
 * TensorFlow's version, if these very files were checked and loaded on this machine before and have not changed since;
 * undefined where they must be checked now.
 */
export async function readSeal(places: Places, folder: string, files: readonly string[]): Promise<string | undefined> {
  try {
    const seal = await readFile(sealFile(places, folder), 'utf8');
    const version = versionIn(seal);
    if (version === undefined) return undefined;
    return seal === sealOf(version, await lookAt(folder, files)) ? version : undefined;
  } catch {
    return undefined; // No seal, or a file is gone: the full check says which.
  }
}

/** Notes that the files were checked and loaded. A cache that cannot be written only costs the next start a check. */
export async function writeSeal(
  places: Places,
  folder: string,
  files: readonly string[],
  version: string,
): Promise<void> {
  const file = sealFile(places, folder);
  try {
    await mkdir(path.dirname(file), { recursive: true });
    const aside = `${file}.${process.pid}`;
    await writeFile(aside, sealOf(version, await lookAt(folder, files)));
    await rename(aside, file);
  } catch {
    // Without a seal everything works the same, some seconds later.
  }
}
