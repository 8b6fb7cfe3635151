import path from 'node:path';
import type { FileSource } from '../../../language';
import type { Message } from '../../../texts';
import { pixelCount, type ImageColumn, type Table, type WordColumn } from '../table/table';
import type { ImageWish } from './imageWish';
import type { NamedImage } from './imageShape';
import { inMemoryBytes } from '../stored/inMemory';
import { storedPixels } from '../stored/storedPixels';
import type { DecodeOptions } from './decodeImages';
import { loadImages, someNames } from './loadImages';

/** Paths in a table's column are relative to the table's file. */
export function folderOfTable(source: Pick<FileSource, 'path'>, folder: string): string {
  return path.dirname(path.resolve(folder, source.path));
}

/** The files that a column names, each once. */
export function filesOf(column: WordColumn, folder: string): NamedImage[] {
  return column.values.map((name) => ({ name, file: path.resolve(folder, name) }));
}

/** The tables stay in memory while they are in use, and so may their images. */
const cache = new WeakMap<WordColumn, Map<string, Promise<ImageColumn>>>();

/** A column of paths as images. Rows whose file cannot be read have none. */
export function imageColumn(
  table: Table,
  column: WordColumn,
  folder: string,
  wish: ImageWish,
  options: DecodeOptions,
): Promise<ImageColumn> {
  const known = cache.get(column) ?? new Map<string, Promise<ImageColumn>>();
  cache.set(column, known);
  const key = JSON.stringify([folder, wish, inMemoryBytes()]);
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
  options: DecodeOptions,
): Promise<ImageColumn> {
  const files = filesOf(column, folder);
  const { shape, pixels, packed, unreadable } = await loadImages(table.name, files, wish, options);
  const places = placesOf(column, unreadable);
  const missing = new Set<number>();
  for (const [row, place] of places.entries()) if (place < 0) missing.add(row);
  const torn = [...unreadable].map((code) => column.values[code] ?? '');
  const known = { kind: 'images', name: column.name, shape, missing, torn } as const;
  if (packed) return { ...known, pixels: new Uint8Array(), stored: storedPixels(packed, places) };
  const size = pixelCount({ shape });
  const all = new Uint8Array(table.rows * size);
  for (const [row, place] of places.entries()) {
    if (place >= 0) all.set(pixels.subarray(place * size, (place + 1) * size), row * size);
  }
  return { ...known, pixels: all };
}

/** Where each row's image stands among those that can be read; -1 where it has none. */
function placesOf(column: WordColumn, unreadable: ReadonlySet<number>): Int32Array {
  const placeOf = new Int32Array(column.values.length).fill(-1);
  let readable = 0;
  for (let code = 0; code < placeOf.length; code++) if (!unreadable.has(code)) placeOf[code] = readable++;
  return column.codes.map((code) => placeOf[code] ?? -1);
}

/** Says which of a column's files cannot be read. */
export function tornNotices(table: Table, column: ImageColumn): Message[] {
  const torn = column.torn ?? [];
  if (torn.length === 0) return [];
  return [{ key: 'engine.dataImagesTorn', args: { folder: table.name, count: torn.length, files: someNames(torn) } }];
}
