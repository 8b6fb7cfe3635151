import type { JsonValue, Shape } from '../../language';
import type { Locale } from '../../texts';
import type { Measures } from '../evaluation';
import type { RunStatus } from '../runState';

/** A run or a version beside others. */
export interface Compared {
  /** Names it in messages and on the command line: a run's id, or `iris@3`; behind its place where it has one. */
  readonly id: string;
  /** The folder of its store, where what is compared lies in several. */
  readonly place?: string;
  readonly model: string;
  readonly run: string;
  readonly version: number | null;
  readonly title: string | null;
  readonly tags: readonly string[];
  /** Null where the run of a version is gone. */
  readonly status: RunStatus | null;
  /** ISO 8601. */
  readonly created: string;
  /** Whole epochs. */
  readonly epoch: number;
  readonly bestEpoch: number | null;
  /** Of training and evaluation, pauses left out. */
  readonly seconds: number | null;
  readonly parameters: number | null;
  readonly gitCommit: string | null;
  readonly dataFingerprint: string | null;
  /** Of the weights that were kept, else of the best epoch so far: `loss`, `val_loss`, `test_accuracy`. */
  readonly measures: Measures;
  readonly curves: readonly Curve[];
  readonly networks: readonly ComparedNetwork[];
}

/** One measure at the end of each epoch. */
export interface Curve {
  readonly measure: string;
  readonly points: readonly EpochValue[];
}

export interface EpochValue {
  readonly epoch: number;
  readonly value: number;
}

export interface ComparedNetwork {
  readonly name: string;
  readonly layers: readonly ComparedLayer[];
}

export interface ComparedLayer {
  readonly name: string;
  readonly type: string;
  readonly config: Readonly<Record<string, JsonValue>>;
  /** Null where it is not known without the data. */
  readonly shape: Shape | null;
  readonly parameters: number | null;
}

/** One value of the resolved files that is not the same everywhere. */
export interface SettingDifference {
  /** `train.optimizer.config.learningRate` */
  readonly path: string;
  /** In the order of what is compared; null where a file has none there. */
  readonly values: readonly (string | number | boolean | null)[];
}

export interface Comparison {
  readonly compared: readonly Compared[];
  readonly settings: readonly SettingDifference[];
}

export type ExportFormat = 'csv' | 'markdown';

/** Host to the page of a comparison. */
export type ToComparePage = {
  readonly type: 'comparison';
  readonly locale: Locale;
  readonly comparison: Comparison;
  /** Folders of what is compared: the page keeps them, so that the host finds it again after a restart. */
  readonly folders: readonly string[];
};

/** The page of a comparison to the host. */
export type FromComparePage =
  | { readonly type: 'ready' }
  | { readonly type: 'open'; readonly id: string }
  | { readonly type: 'remove'; readonly id: string }
  | { readonly type: 'add' }
  /** `order`: ids as the table shows them. */
  | { readonly type: 'export'; readonly format: ExportFormat; readonly order: readonly string[] }
  | { readonly type: 'copy'; readonly order: readonly string[] };
