import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { isWholeElf } from './elf';
import { isMissing, SourceFailure } from './failure';
import { checkContents, checkSizes, readManifest, type RuntimeManifest } from './manifest';
import { type Places } from './places';
import { probe } from './probe';
import { readSeal, writeSeal } from './seal';

const bindingName = 'tfjs_binding.node';

/** A runtime that was checked: its binding loads on this machine. */
export interface CheckedRuntime {
  readonly binding: string;
  readonly version: string;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) throw new SourceFailure('not-found', { path: folder }, { cause: error });
    throw error;
  }
}

/** The native files of a folder that somebody made by hand: the binding and the libraries beside it. */
async function handMadeFiles(folder: string): Promise<string[]> {
  const names = await namesIn(folder);
  if (!names.includes(bindingName)) throw new SourceFailure('incomplete', { path: folder, file: bindingName });
  const files = names.filter((name) => name === bindingName || /^(lib)?tensorflow.*\.(so|dylib|dll)/.test(name)).sort();
  if (process.platform === 'linux') {
    for (const name of files) {
      const file = path.join(folder, name);
      if (!(await isWholeElf(file))) throw new SourceFailure('damaged', { path: file });
    }
  }
  return files;
}

async function filesOf(folder: string, manifest: RuntimeManifest | undefined): Promise<string[]> {
  if (manifest === undefined) return handMadeFiles(folder);
  await checkSizes(folder, manifest);
  return manifest.files.map((file) => file.path);
}

/**
 * Checks a runtime's folder. At each start sizes and times are looked at; where they are not those of the last full
 * check, or with `full`, every byte is read and the binding is tried in a process of its own. A folder without a
 * manifest is taken only with `handMade`. Throws a SourceFailure.
 */
export async function checkRuntime(
  places: Places,
  folder: string,
  { full, handMade }: { readonly full: boolean; readonly handMade: boolean },
  signal?: AbortSignal,
): Promise<CheckedRuntime> {
  await namesIn(folder);
  const manifest = await readManifest(folder);
  if (manifest === undefined && !handMade) throw new SourceFailure('not-set-up', { path: folder });
  const files = await filesOf(folder, manifest);
  const binding = path.join(folder, manifest?.binding ?? bindingName);
  const sealed = full ? undefined : await readSeal(places, folder, files);
  if (sealed !== undefined) return { binding, version: sealed };
  if (manifest !== undefined) await checkContents(folder, manifest, signal);
  const version = await probe(binding, places.environment, signal);
  await writeSeal(places, folder, files, version);
  return { binding, version };
}
