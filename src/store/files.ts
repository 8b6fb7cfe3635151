import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import path from 'node:path';

/** The code of an error of the file system, such as `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

export function isMissing(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** Makes a folder and those above it. Where that may not be, Node's own way says only that it is not there. */
export function makeFolder(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true });
  } catch (error) {
    if (!isMissing(error)) throw error;
    let first = folder;
    while (!fs.existsSync(path.dirname(first))) first = path.dirname(first);
    fs.mkdirSync(first);
    fs.mkdirSync(folder, { recursive: true });
  }
}

/** Puts a folder's own entries on the disk; a system that cannot (Windows) does so by itself. */
export function syncFolder(folder: string): void {
  let handle: number;
  try {
    handle = fs.openSync(folder, 'r');
  } catch (error) {
    if (['EPERM', 'EACCES', 'EISDIR'].includes(errorCode(error) ?? '')) return;
    throw error;
  }
  try {
    fs.fsyncSync(handle);
  } catch (error) {
    if (!['EPERM', 'EINVAL', 'ENOTSUP'].includes(errorCode(error) ?? '')) throw error;
  } finally {
    fs.closeSync(handle);
  }
}

/** Removes what processes that were killed while they wrote left in a folder; nobody else may be writing there. */
export function removeLeftovers(folder: string): void {
  for (const name of namesIn(folder)) {
    if (/^\..+\.[0-9a-f]{8}\.tmp$/.test(name)) fs.rmSync(path.join(folder, name), { force: true });
  }
}

export interface WriteOptions {
  readonly mode?: number;
  /** False: the old or the new content survives the process, not a loss of power. */
  readonly durable?: boolean;
}

/** Replaces a file whole: a reader sees the old content or the new, and never a part. */
export function writeWhole(file: string, content: string | readonly Uint8Array[], options: WriteOptions = {}): void {
  const { mode = 0o666, durable = true } = options;
  const aside = path.join(path.dirname(file), `.${path.basename(file)}.${randomBytes(4).toString('hex')}.tmp`);
  try {
    const handle = fs.openSync(aside, 'wx', mode);
    try {
      const parts = typeof content === 'string' ? [Buffer.from(content)] : content;
      for (const part of parts) writeFully(handle, part);
      if (durable) fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
    fs.renameSync(aside, file);
  } catch (error) {
    fs.rmSync(aside, { force: true });
    throw error;
  }
  if (durable) syncFolder(path.dirname(file));
}

/** Writes all of it: one call may take only a part. */
export function writeFully(handle: number, content: Uint8Array): void {
  for (let done = 0; done < content.byteLength;) {
    done += fs.writeSync(handle, content, done, content.byteLength - done);
  }
}

export function writeJson(file: string, value: unknown, options?: WriteOptions): void {
  writeWhole(file, `${JSON.stringify(value, null, 2)}\n`, options);
}

/** The text of a file; undefined where it is not there. */
export function readTextIfThere(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** What a JSON file holds; undefined where it is not there or is not JSON. */
export function readJson(file: string): unknown {
  const content = readTextIfThere(file);
  if (content === undefined) return undefined;
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return undefined;
  }
}

/** Names in a folder, sorted; none where it is not there. */
export function namesIn(folder: string): string[] {
  try {
    return fs.readdirSync(folder).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
