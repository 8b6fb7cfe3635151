import type { DatePart, FileSource, JsonValue, TextSpec, WindowSpec } from '../../../language';
import type { Preprocessing, TargetScaling } from '../../contract';
import { dataError } from '../dataError';

/** What was learnt from the training rows of one column, enough to treat any later value alike. */
export type FittedColumn = FittedNumeric | FittedCategory | FittedText | FittedImage | FittedDate;

/** encoded = (value - offset) / scale */
export interface FittedNumeric {
  readonly type: 'numeric';
  readonly name: string;
  readonly offset: number;
  readonly scale: number;
  /** Stands for a missing value; null where such rows are left out. */
  readonly fill: number | null;
  /** Values beyond these become these. */
  readonly clip?: readonly [number, number];
}

export interface FittedCategory {
  readonly type: 'category';
  readonly name: string;
  /** In class order. One without training rows counts as unknown: zeros, or -1. */
  readonly categories: readonly string[];
  readonly trained: readonly boolean[];
  /** Those that have training rows, but too few to count. */
  readonly rare?: readonly boolean[];
  /** What is not trained has a place of its own, behind the categories. */
  readonly bucket?: boolean;
  readonly encoding: 'oneHot' | 'index';
  /** Whether rows without a value are left out. */
  readonly drop: boolean;
}

export interface FittedText {
  readonly type: 'text';
  readonly name: string;
  readonly tokens: TextSpec['tokens'];
  readonly lowercase: boolean;
  readonly length: number;
  readonly padding: 'pre' | 'post';
  /** The commonest first; the token at index i has the number i + 2 (0 is padding, 1 unknown). */
  readonly vocabulary: readonly string[];
  /** Of subwords: the pairs of pieces that become one, in order, a blank between the two. */
  readonly merges?: readonly string[];
  readonly drop: boolean;
}

export interface FittedImage {
  readonly type: 'image';
  readonly name: string;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** What 0 and 255 become. */
  readonly range: readonly [number, number];
}

/** A date as numbers: of each part that goes round the sine and cosine of its place on the circle, else (value - offset) / scale. */
export interface FittedDate {
  readonly type: 'date';
  readonly name: string;
  readonly format: string;
  readonly parts: readonly FittedDatePart[];
  /** Whether rows without a date are left out; else it becomes the middle of each circle, and the mean of other parts. */
  readonly drop: boolean;
}

export interface FittedDatePart {
  readonly part: DatePart;
  readonly offset: number;
  readonly scale: number;
  /** Stands for a missing date where the part does not go round. */
  readonly fill: number;
}

export interface Fitted {
  readonly inputs: readonly FittedColumn[];
  readonly target: TargetScaling;
  /** How the training data was read, so that a file to predict is read alike; null for generated data. */
  readonly source: FileSource | null;
  /** Rows become windows; absent: each is by itself. */
  readonly window?: WindowSpec;
  /** The column that says how much rows count. */
  readonly weight?: string;
}

/** As it is stored. */
export function toPreprocessing(fitted: Fitted): Preprocessing {
  const columns: unknown = {
    inputs: fitted.inputs,
    source: fitted.source,
    ...(fitted.window ? { window: fitted.window } : {}),
    ...(fitted.weight === undefined ? {} : { weight: fitted.weight }),
  };
  return { formatVersion: 1, columns: columns as JsonValue, target: fitted.target };
}

/** Back from what was stored. */
export function fittedOf(preprocessing: Preprocessing): Fitted {
  const stored: unknown = preprocessing.columns;
  if (preprocessing.formatVersion !== 1 || !isStored(stored)) {
    throw dataError('data-preprocessing', 'engine.dataPreprocessing');
  }
  const { inputs, source, window, weight } = stored;
  return {
    inputs,
    source,
    target: preprocessing.target,
    ...(window ? { window } : {}),
    ...(weight === undefined ? {} : { weight }),
  };
}

function isStored(value: unknown): value is Pick<Fitted, 'inputs' | 'source' | 'window' | 'weight'> {
  return typeof value === 'object' && value !== null && 'inputs' in value && Array.isArray(value.inputs);
}
