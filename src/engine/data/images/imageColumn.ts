import path from 'node:path';
import type { FileSource } from '../../../language';
import type { Message } from '../../../texts';
import type { ImageColumn, Table, WordColumn } from '../table/table';
import type { ImageWish } from './imageWish';
import type { NamedImage } from './imageShape';
import { loadImages, someNames, type ImageProgress } from './loadImages';

/** Paths in a table's column are relative to the table's file. */
export function folderOfTable(source: Pick<FileSource, 'path'>, folder: string): string {
  return path.dirname(path.resolve(folder, source.path));
}

/** The files that a column names, each once. */
export function filesOf(column: WordColumn, folder: string): NamedImage[] {
  return column.values.map((name) => ({ name, file: path.resolve(folder, name) }));
}

interface LoadOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ImageProgress | undefined;
}

/** The tables stay in memory while they are in use, and so may their images. */
const cache = new WeakMap<WordColumn, Map<string, Promise<ImageColumn>>>();

/** A column of paths as images. Rows whose file cannot be read have none. */
export function imageColumn(
  table: Table,
  column: WordColumn,
  folder: string,
  wish: ImageWish,
  options: LoadOptions,
): Promise<ImageColumn> {
  const known = cache.get(column) ?? new Map<string, Promise<ImageColumn>>();
  cache.set(column, known);
  const key = JSON.stringify([folder, wish]);
  const loading = known.get(key) ?? load(table, column, folder, wish, options);
  known.set(key, loading);
  loading.catch(() => known.delete(key));
  return loading;
}

async function load(
  table: Table,
  column: WordColumn,
  folder: string,
  wish: ImageWish,
  options: LoadOptions,
): Promise<ImageColumn> {
  const files = filesOf(column, folder);
  const { shape, pixels, unreadable } = await loadImages(table.name, files, wish, options);
  const size = shape[0] * shape[1] * shape[2];
  const all = new Uint8Array(table.rows * size);
  const missing = new Set<number>();
  for (let row = 0; row < table.rows; row++) {
    const code = column.codes[row] ?? -1;
    if (code < 0 || unreadable.has(code)) missing.add(row);
    else all.set(pixels.subarray(code * size, (code + 1) * size), row * size);
  }
  const torn = [...unreadable].map((code) => column.values[code] ?? '');
  return { kind: 'images', name: column.name, shape, pixels: all, missing, torn };
}

/** Says which of a column's files cannot be read. */
export function tornNotices(table: Table, column: ImageColumn): Message[] {
  const torn = column.torn ?? [];
  if (torn.length === 0) return [];
  return [{ key: 'engine.dataImagesTorn', args: { folder: table.name, count: torn.length, files: someNames(torn) } }];
}
