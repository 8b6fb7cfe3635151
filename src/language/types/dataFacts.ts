import type { ColumnType, DatePart } from './modelFile';

/**
 * What is known of a model file's data without the language functions reading a file themselves.
 * Undefined fields are not known yet: the editor then says so instead of guessing.
 */
export interface DataFacts {
  /** For each path that the file names, as it is written there. */
  readonly files: Readonly<Record<string, 'file' | 'folder' | 'missing' | 'unreadable'>>;
  /** In the order of the file; IDX data has the columns `image` and `label`. */
  readonly columns?: readonly ColumnFacts[];
  readonly rows?: number;
  /** True when read from the head of the file alone: names and types, but no counts. */
  readonly partial?: boolean;
}

export interface ColumnFacts {
  readonly name: string;
  readonly type: ColumnType;
  readonly missing?: number;
  readonly distinct?: number;
  /** Category: the values in the order of their class numbers (sorted: numerically if all are numbers, else by code point). */
  readonly categories?: readonly string[];
  /** Rows of each of the categories, in their order. */
  readonly counts?: readonly number[];
  /** Numeric. */
  readonly minimum?: number;
  readonly maximum?: number;
  readonly mean?: number;
  /** Text: distinct tokens under the file's own settings, padding and unknown included, capped by `vocabulary`. */
  readonly vocabulary?: number;
  /** Date: how its cells are written, and which of its parts vary. Absent where no known format fits. */
  readonly dateFormat?: string;
  readonly dateParts?: readonly DatePart[];
  /** Date: another format that fits as well. */
  readonly dateFormatToo?: string;
  /** Text: half of the rows have at most so many tokens, and 95 of 100 at most so many. */
  readonly tokens?: { readonly half: number; readonly most: number };
  /** Image: height, width, channels as stored. */
  readonly imageShape?: readonly [number, number, number];
  /** Image files of different sizes: two of them, and a size (height, width) to bring all to. */
  readonly imageSizes?: {
    readonly files: readonly { readonly file: string; readonly height: number; readonly width: number }[];
    readonly proposed: readonly [number, number];
  };
}
