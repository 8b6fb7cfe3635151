import { dateText } from '../../../language';
import type { Message } from '../../../texts';
import type { RowFile } from '../stored/gatherRows';

/** What a reader gives: columns of equal length. */
export interface Table {
  /** As the model file writes the path, or the generator's name: for messages. */
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly TableColumn[];
  /** The line in the file where each row starts, from 1; null where lines mean nothing. */
  readonly lines: Int32Array | null;
  /** What names it where it lies on disk. */
  readonly stored?: string;
  /** Of a folder of images those that are the rows. */
  readonly names?: readonly string[];
  /** What was repaired or left out while reading. */
  readonly notices: readonly Message[];
}

export type TableColumn = NumberColumn | WordColumn | ImageColumn;

export interface NumberColumn {
  readonly kind: 'numbers';
  readonly name: string;
  /** NaN is missing. */
  readonly values: Float64Array;
  /** How many there are, where all of them lie on disk. */
  readonly rows?: number;
  /** One of the values, where all of them lie on disk. */
  at?(row: number): number;
  /** All of them, some at a time, where they lie on disk; a part is gone when the next one is taken. */
  parts?(): Iterable<Float64Array>;
  /** What was found out of them, kept under a name with those on disk. */
  kept?<T>(name: string, make: () => T): T;
  /** Of dates, in milliseconds since 1970: whether they have a time of day, and which cells held something that is none. */
  readonly dates?: { readonly time: boolean; isWrong(row: number): boolean };
}

/** Each distinct value once; the rows hold its number. */
export interface WordColumn {
  readonly kind: 'words';
  readonly name: string;
  /** Index into `values`; -1 is missing. */
  readonly codes: Int32Array;
  readonly values: readonly string[];
  /** How many codes there are, where all of them lie on disk. */
  readonly rows?: number;
  /** One of the codes, where all of them lie on disk. */
  codeAt?(row: number): number;
  /** The same words in another order, where the codes lie on disk. */
  recoded?(values: readonly string[], codeOf: Int32Array): WordColumn;
}

export interface ImageColumn {
  readonly kind: 'images';
  readonly name: string;
  /** Height, width, channels of every image. */
  readonly shape: readonly [number, number, number];
  /** Row after row, 8 bits a channel; empty where they lie on disk. */
  readonly pixels: Uint8Array;
  /** The pixels, where they lie on disk. */
  readonly stored?: StoredPixels;
  /** Rows without an image. */
  readonly missing?: ReadonlySet<number>;
  /** Paths in the data whose file cannot be read. */
  readonly torn?: readonly string[];
}

/** The pixels of a column of images, on disk. */
export interface StoredPixels {
  /** What names them. */
  readonly key: string;
  readonly rows: number;
  /** The file, where it holds the rows in their order and nothing else. */
  readonly file?: RowFile;
  /** The pixels of a row; zeros where it has none. */
  at(row: number): Uint8Array;
}

/** A column's numbers, some at a time. */
export function partsOf(column: NumberColumn): () => Iterable<Float64Array> {
  return () => column.parts?.() ?? [column.values];
}

/** A row's number, NaN where it is missing. */
export function numberIn(column: NumberColumn, row: number): number {
  return (column.at ? column.at(row) : column.values[row]) ?? Number.NaN;
}

/** The code of a row's word, -1 where it is missing. */
export function codeIn(column: WordColumn, row: number): number {
  return (column.codeAt ? column.codeAt(row) : column.codes[row]) ?? -1;
}

/** How many rows a column has. */
export function rowsIn(column: TableColumn): number {
  switch (column.kind) {
    case 'numbers':
      return column.rows ?? column.values.length;
    case 'words':
      return column.rows ?? column.codes.length;
    case 'images':
      return column.stored?.rows ?? column.pixels.length / pixelCount(column);
  }
}

/** The pixels of a row's image. */
export function imagePixels(column: ImageColumn, row: number): Uint8Array {
  const size = pixelCount(column);
  return column.stored?.at(row) ?? column.pixels.subarray(row * size, (row + 1) * size);
}

/** How many numbers an image is made of. */
export function pixelCount({ shape }: Pick<ImageColumn, 'shape'>): number {
  return shape[0] * shape[1] * shape[2];
}

export function findColumn(table: Table, name: string): TableColumn | undefined {
  return table.columns.find((column) => column.name === name);
}

/** The cell as it is shown and as `InputRow` has it; null is missing. An image has no cell. */
export function cellOf(column: TableColumn, row: number): string | number | null {
  switch (column.kind) {
    case 'numbers': {
      const value = numberOf(column, row);
      if (value === null || !column.dates) return value;
      return dateText(value, column.dates.time);
    }
    case 'words':
      return column.values[codeIn(column, row)] ?? null;
    case 'images':
      return null;
  }
}

/** A number, or of a date its milliseconds; null is missing. */
export function numberOf(column: NumberColumn, row: number): number | null {
  const value = numberIn(column, row);
  return Number.isNaN(value) ? null : value;
}

export function isMissing(column: TableColumn, row: number): boolean {
  if (column.kind === 'images') return column.missing?.has(row) === true;
  if (column.kind === 'numbers') return numberOf(column, row) === null;
  return column.codeAt ? column.codeAt(row) < 0 : cellOf(column, row) === null;
}

/** How messages name a place: the line of a file, else the row, both from 1. */
export function lineOf(table: Table, row: number): number {
  return table.lines?.[row] ?? row + 1;
}
