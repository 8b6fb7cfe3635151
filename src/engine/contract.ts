/**
 * What the parts of the engine give each other: `data` prepares, `build` and `train` train,
 * `inference` evaluates and predicts, `run` and `service` are the processes around them. It knows none of them.
 */
import type { DataFacts, ModelFile } from '../language';
import type { CheckpointContent, NamedArray, Preprocessing, TargetScaling, TrainedModel } from '../store';
import type { Message } from '../texts';
import type { DataSummary, EpochEvent, Measures, ModelSignature, SamplePreview, SplitName } from '../protocol';

export type { CheckpointContent, NamedArray, Preprocessing, TargetScaling, TrainedModel };

/** Rows of one network input or of the target, row after row. */
export interface ArrayData {
  /** Of one row. */
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32';
  /** Empty where the rows lie on disk. */
  readonly values: Float32Array | Int32Array;
  /** Reads rows that lie on disk, one after the other; at once where they were fetched ahead. */
  readonly read?: (rows: Int32Array) => Float32Array | Int32Array;
}

/** The order in which training goes through rows on disk. */
export interface StreamPlan {
  readonly seed: number;
  readonly shuffle: boolean;
  readonly batchSize: number;
  readonly epochs: number;
}

/** Rows on disk that are fetched ahead of the steps that take them. */
export interface RowStream {
  /** Begins to fetch, from a row of an epoch's order on, epoch after epoch. */
  start(plan: StreamPlan, epoch: number, from: number): void;
  /** Resolves when the rows of an epoch's order from `from` on can be taken; gives how many, at most `wanted`. Only goes forward. */
  ready(epoch: number, from: number, wanted: number): Promise<number>;
  /** The numbers, within the split, of rows that are ready and belong to one batch; null for others. */
  rows(epoch: number, from: number, count: number): Int32Array | null;
  close(): void;
}

/** One split, ready to become tensors. */
export interface PreparedSplit {
  readonly rows: number;
  /** By the names of the network's inputs (`features`, or a text or image column's name). */
  readonly inputs: Readonly<Record<string, ArrayData>>;
  /** Class numbers (int32, shape []) or numbers (float32, shape [1]; standardised when the file says so); null without a target. */
  readonly target: ArrayData | null;
  /** What each row counts (float32, shape []), where the data says so. */
  readonly weights?: ArrayData;
  /** For each row its number in the source, from 0. */
  readonly sourceRows: Int32Array;
  /** Where the inputs lie on disk. */
  readonly stream?: RowStream;
}

export interface PreparedData {
  readonly splits: {
    readonly train: PreparedSplit;
    readonly validation: PreparedSplit | null;
    readonly test: PreparedSplit | null;
  };
  readonly preprocessing: Preprocessing;
  readonly facts: DataFacts;
  readonly summary: DataSummary;
  readonly signature: ModelSignature;
  /** Over the bytes of the data, hexadecimal. */
  readonly fingerprint: string;
  preview(split: SplitName, row: number): SamplePreview;
}

export type StopRequest = 'pause' | 'stop';

/** What a training session tells and asks while it runs. */
export interface TrainingHooks {
  /** After every batch; `logs` are the batch's own values. */
  onBatch(batch: {
    readonly epoch: number;
    readonly batch: number;
    readonly step: number;
    readonly logs: Measures;
    readonly epochLogs: Measures;
    readonly learningRate: number;
  }): void;
  onEpoch(event: Omit<EpochEvent, 'type'>): Promise<void>;
  /** A generator's samples after an epoch; after the first one with rows of the data to see them beside. */
  onSamples(epoch: number, samples: readonly SamplePreview[], real?: readonly SamplePreview[]): void;
  /** Asked after every batch: a request ends training there. */
  stopRequested(): StopRequest | undefined;
  /** Offered at each epoch's end and now and then between; the run decides whether to write. */
  offerCheckpoint(capture: () => Promise<CheckpointContent>, atEpochEnd: boolean): Promise<void>;
}

export interface TrainingOutcome {
  readonly reason: 'completed' | 'stoppedEarly' | 'paused' | 'stopped';
  /** Whole epochs done. */
  readonly epoch: number;
  readonly step: number;
  readonly bestEpoch: number | null;
}

/** One training of one model file, in memory. Loss that is not finite ends `run` with a StudioError of kind `run`, code `loss-not-finite`. */
export interface TrainingSession {
  readonly parameters: number;
  readonly mode: 'graph' | 'eager';
  /** Why the mode is eager. */
  readonly eagerReason?: Message;
  readonly epochs: number;
  readonly stepsPerEpoch: number;
  /** Of training, in which it stood still because rows on disk were not fetched yet. */
  readonly secondsWaited?: number;
  restore(checkpoint: CheckpointContent): Promise<void>;
  run(hooks: TrainingHooks): Promise<TrainingOutcome>;
  /** Also after a pause or stop in mid-epoch. */
  capture(): Promise<CheckpointContent>;
  /** The best weights so far (the last where there is no validation), ready for a version. */
  bestModel(): Promise<TrainedModel>;
  dispose(): void;
}

export type CreateTrainingSession = (file: ModelFile, data: PreparedData) => Promise<TrainingSession>;
