import type { ColumnType } from '../language';
import type { Message } from '../texts';
import type { SamplePreview, SplitName } from './evaluation';
import type { Histogram } from './histogram';

/** What the Data cell shows. */
export interface DataSummary {
  /** As the file names them: `iris.csv`, or the generator's name. */
  readonly source: string;
  readonly rows: number;
  readonly readSeconds: number;
  readonly split: {
    readonly train: number;
    readonly validation: number;
    readonly test: number;
    readonly stratified: boolean;
    readonly seed: number;
  };
  readonly columns: readonly ColumnSummary[];
  /** Of a category target: counts in the training split, in class order. */
  readonly classes?: readonly { readonly label: string; readonly count: number }[];
  /** Two of each class, or the first rows. */
  readonly samples: readonly { readonly row: number; readonly label?: string; readonly preview: SamplePreview }[];
  /** What was repaired or left out while reading. */
  readonly notices: readonly Message[];
  /** What was done to how many rows; absent in what older versions wrote. */
  readonly cleaning?: readonly CleaningStep[];
}

/** One thing that was done to the data before training. */
export interface CleaningStep {
  readonly what: CleaningWhat;
  /** Absent where it concerns whole rows. */
  readonly column?: string;
  readonly rows: number;
  /** `data` is what happened before the split. */
  readonly split: SplitName;
}

export type CleaningWhat =
  /** Rows left out: without a target, without an image, without a weight, with a missing value, equal to an earlier one. */
  | 'targetMissing'
  | 'imageMissing'
  | 'weightMissing'
  | 'rowDropped'
  | 'duplicateDropped'
  /** Cells that are no date: they count as missing. */
  | 'notADate'
  /** Cells: filled in, brought to the limit, taken as unknown. */
  | 'missingFilled'
  | 'clipped'
  | 'rareCategory'
  | 'unknownCategory'
  | 'missingCategory';

export interface ColumnSummary {
  readonly name: string;
  readonly type: ColumnType;
  readonly use: 'input' | 'target' | 'weight' | 'unused';
  readonly missing: number;
  readonly distinct: number;
  readonly numeric?: {
    readonly minimum: number;
    readonly maximum: number;
    readonly mean: number;
    readonly histogram: Histogram;
  };
  /** As ISO 8601 has them; the histogram is of milliseconds since 1970. */
  readonly dates?: { readonly minimum: string; readonly maximum: string; readonly histogram: Histogram };
  /** Commonest first, at most 24. */
  readonly categories?: readonly { readonly value: string; readonly count: number }[];
}
