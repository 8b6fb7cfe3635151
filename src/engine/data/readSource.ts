import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { DataFacts, DataSource, DataSpec, FileSource } from '../../language';
import { StudioError } from '../../protocol';
import { columnFacts, declaredWords } from './analyse/columnFacts';
import { generateTable } from './generate/generateTable';
import type { ReadOptions } from './read/readOptions';
import { readTable } from './read/readTable';
import type { Table } from './table/table';

const headBytes = 1 << 18;

export interface DataOptions {
  readonly signal?: AbortSignal | undefined;
}

/** The table of a source, read or generated. */
export async function readSource(source: DataSource, folder: string, options: ReadOptions): Promise<Table> {
  return source.kind === 'file' ? readTable(source, folder, options) : generateTable(source);
}

/**
 * What is known of a model file's data, for the language functions. `head` reads no more than the start of a file and says
 * names and types alone. A file that is not there or cannot be read is a fact, not an error.
 */
export async function readFacts(
  data: DataSpec,
  folder: string,
  options: DataOptions & { readonly head?: boolean } = {},
): Promise<DataFacts> {
  const table = await readSource(data.source, folder, {
    words: declaredWords(data),
    signal: options.signal,
    headBytes: options.head ? headBytes : undefined,
  }).catch((error: unknown) => {
    if (!(error instanceof StudioError) || error.kind !== 'input') throw error;
    return null;
  });
  if (!table) {
    const files = await statesOf(data, folder);
    const name = data.source.kind === 'file' ? data.source.path : '';
    return files[name] === 'file' ? { files: { ...files, [name]: 'unreadable' } } : { files };
  }
  return factsOf(table, data, folder, options.head === true);
}

/** The facts of a table that was read: its head or all of it. */
export async function factsOf(table: Table, data: DataSpec, folder: string, head: boolean): Promise<DataFacts> {
  const files = await statesOf(data, folder);
  const partial = head && data.source.kind === 'file' && data.source.format !== 'idx';
  const columns = columnFacts(table, data, partial);
  return partial ? { files, columns, partial } : { files, columns, rows: table.rows };
}

async function statesOf(data: DataSpec, folder: string): Promise<DataFacts['files']> {
  const files: Record<string, DataFacts['files'][string]> = {};
  for (const name of pathsOf(data)) files[name] = await stateOf(path.resolve(folder, name));
  return files;
}

/** Every file that the data section names. */
export function pathsOf(data: DataSpec): string[] {
  const sources = [data.source, data.validation, data.test].filter(
    (source): source is FileSource => source?.kind === 'file',
  );
  return sources.flatMap((source) => (source.labels === undefined ? [source.path] : [source.path, source.labels]));
}

async function stateOf(file: string): Promise<'file' | 'folder' | 'missing' | 'unreadable'> {
  try {
    return (await stat(file)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable';
  }
}
