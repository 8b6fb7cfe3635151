import type { ColumnType } from '../language';
import type { Locale, Message } from '../texts';
import type { ErrorValue } from './errors';
import type { Histogram } from './histogram';
import type { ImagePixels, SplitName } from './evaluation';

/** Which of a model file's data is looked at. */
export type DataPart = 'source' | 'validation' | 'test';
export const dataParts: readonly DataPart[] = ['source', 'validation', 'test'];

export interface DataPreview {
  /** As the file names it: `iris.csv`, or the generator's name. */
  readonly name: string;
  readonly rows: number;
  /** Only the start of the file is read yet: there are more rows than are told. */
  readonly partial: boolean;
  readonly columns: readonly PreviewColumn[];
  /** The column whose cells are pictures; null where none are. */
  readonly imageColumn: number | null;
  /** The column that rows can be chosen by: the target, or the folders of images. */
  readonly classColumn: number | null;
  /** The values of that column that rows have, in their order, with their rows; at most 200. */
  readonly classes: readonly { readonly label: string; readonly count: number }[];
  /** Rows of each split; null where the rows are not divided, or not yet known to be. */
  readonly split: Readonly<Record<'train' | 'validation' | 'test' | 'unused', number>> | null;
  /** What was repaired or left out while reading. */
  readonly notices: readonly Message[];
}

export interface PreviewColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Null where no model says what it is used for. */
  readonly use: 'input' | 'target' | 'unused' | null;
}

export interface PreviewRow {
  /** In the source, from 0. */
  readonly row: number;
  readonly split: Exclude<SplitName, 'data'> | null;
  /** In the order of the columns; null is missing. A picture's cell is the name of its file, where it has one. */
  readonly cells: readonly (string | number | null)[];
  readonly image?: ImagePixels;
}

export interface RowsPage {
  /** Rows that fit the choice, of which these are some. */
  readonly total: number;
  readonly from: number;
  readonly rows: readonly PreviewRow[];
}

/** What is told of a column, over all rows. */
export interface ColumnStatistics {
  readonly column: number;
  readonly missing: number;
  readonly distinct: number;
  readonly numeric?: {
    readonly minimum: number;
    readonly maximum: number;
    readonly mean: number;
    readonly median: number;
    /** Rows outside 1.5 times the distance of the quartiles, as in a box plot. */
    readonly outliers: number;
    readonly lowest: number;
    readonly highest: number;
    readonly histogram: Histogram;
  };
  /** Commonest first, at most 24. */
  readonly categories?: readonly { readonly value: string; readonly count: number }[];
  /** Of texts: the shortest, the median and the longest, in characters. */
  readonly lengths?: { readonly shortest: number; readonly median: number; readonly longest: number };
}

/** Which rows, and in which order. */
export interface RowsChoice {
  /** Only those of this class. */
  readonly label: string | null;
  /** Only those whose cell in a column is missing, or an outlier. */
  readonly only: { readonly column: number; readonly kind: RowsOnly } | null;
  /** By the cells of a column; missing ones come last. */
  readonly order: { readonly column: number; readonly descending: boolean } | null;
}

export type RowsOnly = 'missing' | 'outliers';

export const allRows: RowsChoice = { label: null, only: null, order: null };

export interface RowsWish extends RowsChoice {
  readonly from: number;
  readonly count: number;
}

/** So many rows, and columns, are asked for at once at most. */
export const mostRowsAtOnce = 500;
export const mostColumnsAtOnce = 64;

/** Host to the page of a data preview. */
export type ToDataPageMessage =
  | {
      readonly type: 'preview';
      readonly locale: Locale;
      readonly preview: DataPreview;
      /** When the data on disk became another than that which was shown first, if it did. */
      readonly changed: number | null;
    }
  | { readonly type: 'failed'; readonly locale: Locale; readonly error: ErrorValue }
  | { readonly type: 'rows'; readonly id: number; readonly page: RowsPage }
  | { readonly type: 'statistics'; readonly id: number; readonly columns: readonly ColumnStatistics[] }
  | { readonly type: 'refused'; readonly id: number; readonly error: ErrorValue };

/** The page to its host. */
export type FromDataPageMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'rows'; readonly id: number; readonly wish: RowsWish }
  | { readonly type: 'statistics'; readonly id: number; readonly columns: readonly number[] }
  | { readonly type: 'openText' }
  | { readonly type: 'copy'; readonly text: string };
