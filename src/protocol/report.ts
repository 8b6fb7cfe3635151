import type { Message } from '../texts';
import type { Compared } from './compare/comparison';
import type { DataSummary } from './dataSummary';
import type { ErrorValue } from './errors';
import type { Measure, SplitEvaluation } from './evaluation';
import type { NotebookItem } from './notebook';

/** All that a report tells of a run or a version. */
export interface ReportContent {
  readonly of: Compared;
  /** What a person wrote of it. */
  readonly note: string | null;
  /** What stands between the cells of the model's Studio. */
  readonly notebook: readonly NotebookItem[];
  /** Those among the pinned inputs, by the id of their item. */
  readonly pictures: Readonly<Record<string, readonly ReportPicture[]>>;
  /** The model file's name, and its text with what was put into it. */
  readonly fileName: string;
  readonly text: string;
  readonly set: readonly string[];
  readonly training: ReportTraining | null;
  readonly data: DataSummary | null;
  /** The loss of every batch of the run. */
  readonly batches: readonly Measure[];
  readonly stepsPerEpoch: number | null;
  readonly splits: readonly SplitEvaluation[];
  readonly notices: readonly Message[];
  readonly error: ErrorValue | null;
  readonly madeWith: ReportOrigin;
}

export interface ReportPicture {
  /** The column that it is a value of. */
  readonly name: string;
  readonly height: number;
  readonly width: number;
  /** In base64. */
  readonly png: string;
}

export interface ReportTraining {
  readonly optimizer: string;
  readonly loss: string;
  readonly batchSize: number;
  readonly epochs: number;
  readonly seed: number;
}

/** What a run or version was made with; what is not known is left out. */
export interface ReportOrigin {
  readonly studio?: string;
  readonly node?: string;
  readonly backend?: 'tensorflow' | 'cpu';
  readonly library?: string;
  readonly mode?: 'graph' | 'eager';
}
