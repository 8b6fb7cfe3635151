import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isMissing, SourceFailure } from './failure';

export const manifestName = 'runtime.json';

/** One file of a runtime; the path is relative to its folder, with forward slashes. */
export interface RuntimeFile {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

/** `runtime.json`: what a runtime's folder holds. Written last, so a folder without it was never finished. */
export interface RuntimeManifest {
  readonly formatVersion: 1;
  readonly tensorflow: string;
  readonly platform: string;
  readonly origin: 'pip' | 'archive';
  /** The binding's path, relative to the folder. */
  readonly binding: string;
  readonly files: readonly RuntimeFile[];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRuntimeFile(value: unknown): value is RuntimeFile {
  return (
    isRecord(value) &&
    typeof value['path'] === 'string' &&
    !path.isAbsolute(value['path']) &&
    !value['path'].split(/[/\\]/).includes('..') &&
    typeof value['size'] === 'number' &&
    typeof value['sha256'] === 'string'
  );
}

function isManifest(value: unknown): value is RuntimeManifest {
  if (!isRecord(value)) return false;
  const { formatVersion, tensorflow, platform, origin, binding, files } = value;
  return (
    formatVersion === 1 &&
    typeof tensorflow === 'string' &&
    typeof platform === 'string' &&
    (origin === 'pip' || origin === 'archive') &&
    Array.isArray(files) &&
    files.every(isRuntimeFile) &&
    files.some((file) => file.path === binding)
  );
}

/** Reads a folder's manifest; undefined when there is none. Throws a SourceFailure when it cannot be understood. */
export async function readManifest(folder: string): Promise<RuntimeManifest | undefined> {
  const file = path.join(folder, manifestName);
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    throw new SourceFailure('damaged', { path: file }, { cause: error });
  }
  if (!isManifest(value)) throw new SourceFailure('damaged', { path: file });
  return value;
}

/** SHA-256 of a file, hexadecimal. */
export async function fileHash(file: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash, { ...(signal && { signal }) });
  return hash.digest('hex');
}

/** Looks at each file's size, which a torn download or copy changes. Throws a SourceFailure. */
export async function checkSizes(folder: string, manifest: RuntimeManifest): Promise<void> {
  for (const { path: name, size } of manifest.files) {
    const file = path.join(folder, name);
    try {
      if ((await stat(file)).size !== size) throw new SourceFailure('damaged', { path: file });
    } catch (error) {
      if (isMissing(error)) throw new SourceFailure('incomplete', { path: folder, file: name }, { cause: error });
      throw error;
    }
  }
}

/** Reads every file through and compares checksums. Throws a SourceFailure. */
export async function checkContents(folder: string, manifest: RuntimeManifest, signal?: AbortSignal): Promise<void> {
  await checkSizes(folder, manifest);
  for (const { path: name, sha256 } of manifest.files) {
    const file = path.join(folder, name);
    if ((await fileHash(file, signal)) !== sha256) throw new SourceFailure('damaged', { path: file });
  }
}

/** The manifest for a folder's files as they are. */
export async function describeFiles(folder: string, names: readonly string[]): Promise<RuntimeFile[]> {
  return Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      return { path: name, size: (await stat(file)).size, sha256: await fileHash(file) };
    }),
  );
}
