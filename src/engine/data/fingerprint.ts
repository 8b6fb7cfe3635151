import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DataSpec } from '../../language';
import { withFolderParts } from './images/folderParts';
import { listImages } from './images/listImages';
import { declaredWords } from './analyse/columnFacts';
import { readSource, sourcesOf } from './readSource';
import { cachedFolder, keyOf } from './stored/dataCache';
import { inMemoryBytes } from './stored/inMemory';
import { contentOf } from './table/content';

const imagesAtOnce = 8;
const statsAtOnce = 32;
const digestFile = 'sha256';

interface DataFile {
  readonly file: string;
  /** Of an image in a folder. */
  readonly name: string | null;
}

/**
 * SHA-256 over the bytes of the data's files, or over the settings of its generator; hexadecimal. Of large files, which lie
 * on disk as they were read, it is kept by their size and time as well.
 */
export async function fingerprintOf(data: DataSpec, folder: string, signal?: AbortSignal): Promise<string> {
  const files = await filesOf(data, folder, signal);
  const stamps = await stampsOf(files, signal);
  // What code makes has no time.
  if (data.source.kind === 'code' || stamps.bytes <= inMemoryBytes()) return digestOf(data, folder, files, signal);
  const key = keyOf(['fingerprint', 1, data.source.kind === 'file' ? null : data.source, stamps.stamp]);
  const kept = await cachedFolder(key, async (aside) => {
    await writeFile(path.join(aside, digestFile), await digestOf(data, folder, files, signal));
  });
  return readFile(path.join(kept, digestFile), 'utf8');
}

/** What changes when one of the files is another, or is written anew, and how many bytes they have. */
async function stampsOf(
  files: readonly DataFile[],
  signal: AbortSignal | undefined,
): Promise<{ readonly stamp: string; readonly bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for (let from = 0; from < files.length; from += statsAtOnce) {
    signal?.throwIfAborted();
    const some = files.slice(from, from + statsAtOnce);
    const found = await Promise.all(some.map(({ file }) => stat(file)));
    for (const [index, { size, mtimeMs }] of found.entries()) {
      hash.update(JSON.stringify([some[index], size, mtimeMs]));
      bytes += size;
    }
  }
  return { stamp: hash.digest('hex'), bytes };
}

async function digestOf(
  data: DataSpec,
  folder: string,
  files: readonly DataFile[],
  signal: AbortSignal | undefined,
): Promise<string> {
  const hash = createHash('sha256');
  if (data.source.kind === 'generate') {
    const { generator, samples, noise, seed } = data.source;
    hash.update(JSON.stringify(['generate', 1, generator, samples, noise, seed]));
  }
  if (data.source.kind === 'code') {
    const table = await readSource(data.source, folder, { words: declaredWords(data), signal });
    for (const column of table.columns) for (const part of contentOf(column)) hash.update(part);
  }
  await addFiles(hash, files, signal);
  return hash.digest('hex');
}

async function addFiles(hash: Hash, files: readonly DataFile[], signal: AbortSignal | undefined): Promise<void> {
  for (let from = 0; from < files.length;) {
    const images = imagesFrom(files, from);
    if (images.length > 0) await addImages(hash, images, signal);
    else await addFile(hash, files[from]?.file ?? '', signal);
    from += Math.max(1, images.length);
  }
}

async function addFile(hash: Hash, file: string, signal: AbortSignal | undefined): Promise<void> {
  for await (const chunk of createReadStream(file)) {
    signal?.throwIfAborted();
    hash.update(chunk as Uint8Array);
  }
}

/** Images are small and many: some are read at once. */
async function addImages(hash: Hash, images: readonly DataFile[], signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  const contents = await Promise.all(images.map(({ file }) => readFile(file)));
  for (const [index, { name }] of images.entries()) {
    hash.update(`\n${name ?? ''}\n`);
    hash.update(contents[index] ?? '');
  }
}

function imagesFrom(files: readonly DataFile[], from: number): readonly DataFile[] {
  const some = files.slice(from, from + imagesAtOnce);
  const end = some.findIndex(({ name }) => name === null);
  return end < 0 ? some : some.slice(0, end);
}

/** Every file that the data is made of; of folders their images, whose names tell their classes. */
async function filesOf(said: DataSpec, folder: string, signal: AbortSignal | undefined): Promise<DataFile[]> {
  const files: DataFile[] = [];
  for (const source of sourcesOf(await withFolderParts(said, folder))) {
    const file = path.resolve(folder, source.path);
    if (source.format === 'images') files.push(...(await listImages(file, signal)).images);
    else files.push({ file, name: null });
    if (source.labels !== undefined) files.push({ file: path.resolve(folder, source.labels), name: null });
  }
  return files;
}
