import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { DataFacts, DataSource, DataSpec, FileSource } from '../../language';
import { StudioError } from '../../protocol';
import { codeTable } from '../code/codeTable';
import { CodeError } from '../code/userError';
import { columnFacts, declaredWords } from './analyse/columnFacts';
import { folderFacts, withImages } from './analyse/imageFacts';
import { generateTable } from './generate/generateTable';
import { isImageFolder, withFolderParts } from './images/folderParts';
import type { ImageProgress } from './images/decodeImages';
import type { ReadOptions } from './read/readOptions';
import { readTable } from './read/readTable';
import type { Table } from './table/table';

const headBytes = 1 << 18;

export interface DataOptions {
  readonly signal?: AbortSignal | undefined;
  /** How many images, bytes or rows are read, of how many. */
  readonly onProgress?: ImageProgress | undefined;
}

/** The table of a source, read or generated. */
export async function readSource(source: DataSource, folder: string, options: ReadOptions): Promise<Table> {
  switch (source.kind) {
    case 'file':
      return readTable(source, folder, options);
    case 'generate':
      return generateTable(source);
    case 'code':
      return codeTable(source, folder, options);
  }
}

/**
 * What is known of a model file's data, for the language functions. `head` reads no more than the start of a file and says
 * names and types alone. A file that is not there or cannot be read is a fact, not an error.
 */
export async function readFacts(
  said: DataSpec,
  folder: string,
  options: DataOptions & { readonly head?: boolean } = {},
): Promise<DataFacts> {
  const data = await withFolderParts(said, folder);
  const head = options.head === true;
  try {
    if (isImageFolder(data.source)) {
      const { rows, columns } = await folderFacts(data.source, data, folder, { head, signal: options.signal });
      return { files: await statesOf(said, folder), rows, columns };
    }
    const table = await readTableOf(data, folder, options);
    return await factsOf(table, data, folder, { head, signal: options.signal });
  } catch (error) {
    if (!(error instanceof StudioError) || error.kind !== 'input' || error instanceof CodeError) throw error;
    const files = await statesOf(said, folder);
    const name = data.source.kind === 'file' ? data.source.path : '';
    return files[name] === 'file' && !isImageFolder(data.source)
      ? { files: { ...files, [name]: 'unreadable' } }
      : { files };
  }
}

function readTableOf(
  data: DataSpec,
  folder: string,
  options: DataOptions & { readonly head?: boolean },
): Promise<Table> {
  return readSource(data.source, folder, {
    words: declaredWords(data),
    signal: options.signal,
    headBytes: options.head ? headBytes : undefined,
  });
}

/** The facts of a table that was read: its head or all of it. */
export async function factsOf(
  table: Table,
  data: DataSpec,
  folder: string,
  options: { readonly head: boolean; readonly signal?: AbortSignal | undefined },
): Promise<DataFacts> {
  const { head } = options;
  const files = await statesOf(data, folder);
  const partial = head && data.source.kind === 'file' && !['idx', 'images'].includes(data.source.format);
  const columns = await withImages(columnFacts(table, data, partial), table, data, folder, options);
  return partial ? { files, columns, partial } : { files, columns, rows: table.rows };
}

async function statesOf(data: DataSpec, folder: string): Promise<DataFacts['files']> {
  const files: Record<string, DataFacts['files'][string]> = {};
  for (const name of pathsOf(data)) files[name] = await stateOf(path.resolve(folder, name));
  return files;
}

/** The files and folders of images that the data section reads. */
export function sourcesOf(data: DataSpec): FileSource[] {
  return [data.source, data.validation, data.test].filter((source): source is FileSource => source?.kind === 'file');
}

function pathsOf(data: DataSpec): string[] {
  return sourcesOf(data).flatMap((source) =>
    source.labels === undefined ? [source.path] : [source.path, source.labels],
  );
}

async function stateOf(file: string): Promise<'file' | 'folder' | 'missing' | 'unreadable'> {
  try {
    return (await stat(file)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable';
  }
}
