import type { Message } from '../texts';
import type { DataSummary } from './dataSummary';
import type { ErrorValue } from './errors';
import type { Measures, SamplePreview, SplitEvaluation } from './evaluation';
import type { RunStatus } from './runState';
import type { ModelSignature } from './signature';

export const journalVersion = 1;

/** One line of `journal.jsonl`: what happened, in order, never changed. `seq` counts from 1 without a gap. */
export type JournalEntry = { readonly seq: number; /** Milliseconds since 1970. */ readonly time: number } & RunEvent;

export type RunEvent =
  | { readonly type: 'status'; readonly status: RunStatus }
  | StartedEvent
  | { readonly type: 'data'; readonly summary: DataSummary; readonly signature: ModelSignature }
  | EpochEvent
  | { readonly type: 'checkpoint'; readonly epoch: number; readonly step: number }
  /** Work goes on from a checkpoint: entries of later steps that stand before this one were undone. */
  | { readonly type: 'resumed'; readonly epoch: number; readonly step: number }
  /** Samples that a generator drew from fixed noise. */
  | {
      readonly type: 'samples';
      readonly epoch: number;
      readonly samples: readonly SamplePreview[];
      /** Rows of the data to see them beside; with the first ones, where samples are rows. */
      readonly real?: readonly SamplePreview[];
    }
  | { readonly type: 'evaluation'; readonly epoch: number; readonly splits: readonly SplitEvaluation[] }
  | { readonly type: 'version'; readonly version: number; readonly epoch: number }
  | {
      readonly type: 'notice';
      readonly severity: 'information' | 'warning';
      readonly code: string;
      readonly message: Message;
    }
  | FinishedEvent;

/** Once a process: at the first start and at each resume. */
export interface StartedEvent {
  readonly type: 'started';
  readonly model: string;
  readonly parameters: number;
  readonly backend: 'tensorflow' | 'cpu';
  /** The library's version, as `2.21.0`. */
  readonly library?: string;
  readonly mode: 'graph' | 'eager';
  readonly epochs: number;
  readonly stepsPerEpoch: number;
  readonly pid: number;
}

export interface EpochEvent {
  readonly type: 'epoch';
  /** From 1. */
  readonly epoch: number;
  /** Global step at its end. */
  readonly step: number;
  /** The training part alone. */
  readonly seconds: number;
  /** `loss`, metrics, `val_loss`, `val_` metrics; `generator_loss`, `discriminator_loss`. */
  readonly logs: Measures;
  readonly best: boolean;
  readonly learningRate: number;
  /** Of `seconds`, those in which training stood still because rows were not there yet; of data read from disk alone. */
  readonly secondsWaited?: number;
}

export interface FinishedEvent {
  readonly type: 'finished';
  readonly status: RunStatus;
  /** The last whole epoch. */
  readonly epoch: number;
  readonly bestEpoch: number | null;
  /** Of training and evaluation, pauses left out. */
  readonly seconds: number;
  readonly version?: number;
  readonly stoppedEarly?: boolean;
  readonly error?: ErrorValue;
}

/** Where a run stands now; sent at most ten times a second, not kept in the journal. */
export interface Progress {
  readonly epoch: number;
  readonly epochs: number;
  /** Within the epoch, and how many it has. */
  readonly batch: number;
  readonly batches: number;
  /** Over the whole run. */
  readonly step: number;
  /** Running means of the epoch so far. */
  readonly logs: Measures;
  readonly samplesPerSecond: number;
  readonly stepMilliseconds: number;
  readonly secondsLeft: number | null;
  readonly elapsedSeconds: number;
  readonly memoryBytes: number;
  readonly learningRate: number;
}

/** How far the reading of the data is, before the first step; not kept in the journal. */
export interface Reading {
  /** Bytes, rows or images, of how many. */
  readonly done: number;
  readonly total: number;
}

/** Per-batch values from step `from` (counted from 1): one list for each series name, of equal length. */
export interface SeriesPart<Values = readonly (number | null)[]> {
  readonly from: number;
  readonly series: Readonly<Record<string, Values>>;
}

/** Many of them, as a page takes them without a text in between; NaN stands for what is not known. */
export type SeriesStretch = SeriesPart<Float32Array<ArrayBuffer>>;

/** Either of them. */
export type AnySeries = SeriesPart<readonly (number | null)[] | Float32Array<ArrayBuffer>>;
