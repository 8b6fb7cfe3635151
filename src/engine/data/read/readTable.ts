import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileSource } from '../../../language';
import { dataError } from '../dataError';
import { listImages } from '../images/listImages';
import { requireFolder } from '../images/requireFolder';
import type { Table } from '../table/table';
import { readDelimited } from './readDelimited';
import { readImageFolder } from './readImageFolder';
import { readIdx } from './readIdx';
import { readJson } from './readJson';
import type { ReadOptions } from './readOptions';
import { readParquet } from './readParquet';
import { cachedFolder, folderOf, foldersOf, keyOf } from '../stored/dataCache';
import { inMemoryBytes } from '../stored/inMemory';
import { openTable, serves, TableWriter } from '../stored/storedTable';

/** So many tables stay in memory, the last used: the editor, the Studio and a run ask for the same ones. */
const tablesKept = 4;
const statsAtOnce = 32;
/** By how much columns outgrow the Parquet file that they are compressed in. */
const parquetGrowth = 3;
const cache = new Map<string, Promise<Table>>();

/** Reads a file of any format. The same file (path, size and time) is read once. */
export async function readTable(source: FileSource, folder: string, options: ReadOptions): Promise<Table> {
  const file = path.resolve(folder, source.path);
  const labels = source.labels === undefined ? undefined : path.resolve(folder, source.labels);
  const stamps =
    source.format === 'images'
      ? await stampsOfFolder(file, source.path, options.signal)
      : [await stampOf(file, source.path)];
  if (labels !== undefined) stamps.push(await stampOf(labels, source.labels ?? labels));
  const { signal, words, leftOut, expected, headBytes, images } = options;
  const wish = source.format === 'images' ? images?.('image') : undefined;
  const large = await isLarge(file, source, options);
  // Which images are many is known when their sizes are.
  const most = source.format === 'images' ? inMemoryBytes() : undefined;
  const what = [stamps, source, leftOut, ...(expected ? [expected] : [])];
  const key = JSON.stringify([what, [...words].sort(), headBytes, wish, large, most]);
  const known = cache.get(key);
  cache.delete(key);
  const reading =
    known ??
    (large
      ? readToDisk(what, words, (writer) => read(file, labels, source, { ...options, writer }))
      : read(file, labels, source, options));
  cache.set(key, reading);
  for (const oldest of [...cache.keys()].slice(0, -tablesKept)) cache.delete(oldest);
  try {
    return await reading;
  } catch (error) {
    if (cache.get(key) === reading) cache.delete(key);
    // Another caller's cancellation is not ours.
    if (known && !signal?.aborted && error instanceof Error && error.name === 'AbortError') {
      return readTable(source, folder, options);
    }
    throw error;
  }
}

/** Changes when an image is added, taken away or written anew. */
async function stampsOfFolder(folder: string, name: string, signal: AbortSignal | undefined): Promise<string[]> {
  await requireFolder(folder, name);
  const hash = createHash('sha256');
  const { images } = await listImages(folder, signal);
  for (let from = 0; from < images.length; from += statsAtOnce) {
    signal?.throwIfAborted();
    const some = images.slice(from, from + statsAtOnce);
    const stamps = await Promise.all(
      some.map(async ({ file }) => {
        const { size, mtimeMs } = await stat(file);
        return `${file}|${size}|${mtimeMs}\n`;
      }),
    );
    for (const stamp of stamps) hash.update(stamp);
  }
  return [hash.digest('hex')];
}

/** Whether a table is to lie on disk rather than in memory. */
async function isLarge(file: string, source: FileSource, options: ReadOptions): Promise<boolean> {
  if (options.headBytes !== undefined) return false;
  const bytes = { csv: 1, tsv: 1, parquet: parquetGrowth, json: 0, jsonl: 0, idx: 0, images: 0 }[source.format];
  return (await stat(file)).size * bytes > inMemoryBytes();
}

/** Reads a table into the cache on disk, unless it is there already, perhaps for someone who wanted other columns as words. */
async function readToDisk(
  what: readonly unknown[],
  words: ReadonlySet<string>,
  reader: (writer: TableWriter) => Promise<Table>,
): Promise<Table> {
  const source = keyOf(['table', 2, what]);
  const known = foldersOf(source).find((name) => serves(folderOf(name), words));
  const name = known ?? `${source}-${keyOf([[...words].sort()])}`;
  const folder = await cachedFolder(name, async (aside) => {
    const writer = new TableWriter(aside);
    writer.finish(await reader(writer));
  });
  return openTable(folder, name);
}

async function stampOf(file: string, name: string): Promise<string> {
  const found = await stat(file).catch((cause: unknown) => {
    throw dataError('data-file-missing', 'engine.dataFileMissing', { file: name }, cause);
  });
  if (!found.isFile()) throw dataError('data-not-a-file', 'engine.dataNotAFile', { file: name });
  return `${file}|${found.size}|${found.mtimeMs}`;
}

async function read(
  file: string,
  labels: string | undefined,
  source: FileSource,
  options: ReadOptions,
): Promise<Table> {
  switch (source.format) {
    case 'csv':
    case 'tsv':
      return readDelimited(file, source, options);
    case 'json':
    case 'jsonl':
      return readJson(file, source, options);
    case 'parquet':
      return readParquet(file, source, options);
    case 'idx':
      return readIdx(file, labels, source);
    case 'images':
      return readImageFolder(file, source, options);
  }
}
