import type { JournalEntry, Progress, Reading, SeriesPart } from './journal';
import type { RunStatus } from './runState';
import type { Locale } from '../texts';
import type { ModelFile } from '../language';
import type { ErrorValue } from './errors';
import type { Measures } from './evaluation';

export const runVersion = 1;

/** How the native library computes. It reads this once, when it is loaded, and the last digits depend on it. */
export interface ComputeSettings {
  readonly oneDnn: boolean;
  /** Threads within an operation, and operations at once; 0 is the library's own choice. */
  readonly intraThreads: number;
  readonly interThreads: number;
  /** What they were chosen by; not there where a rule chose them. The chosen ones come first. */
  readonly measured?: readonly MeasuredSettings[];
}

/** How long a step of the very model took with these settings. */
export interface MeasuredSettings {
  readonly oneDnn: boolean;
  readonly intraThreads: number;
  readonly interThreads: number;
  readonly stepMilliseconds: number;
}

/** `run.json`: what a run is, fixed when it is made but for `status` and what follows it. */
export interface RunRecord {
  readonly formatVersion: number;
  /** The run's id, unique in the store: `20261125-063212-4f2a`. */
  readonly run: string;
  readonly model: string;
  /** The model file's absolute path, and its text as it was. */
  readonly source: string;
  readonly text: string;
  /** What was put into the text, as `train.batchSize=64`. */
  readonly set?: readonly string[];
  /** With every default. */
  readonly file: ModelFile;
  /** Data paths are relative to this folder. */
  readonly folder: string;
  readonly locale: Locale;
  /** ISO 8601. */
  readonly created: string;
  readonly studioVersion: string;
  readonly nodeVersion: string;
  readonly gitCommit?: string;
  readonly host: string;

  /** Ends as if stopped there: a run that was stopped is made again so. */
  readonly stopAfterEpoch?: number;

  readonly status: RunStatus;
  readonly started?: string;
  readonly finished?: string;
  readonly epoch: number;
  readonly step: number;
  readonly best?: BestEpoch;
  readonly parameters?: number;
  readonly backend?: 'tensorflow' | 'cpu';
  readonly mode?: 'graph' | 'eager';
  /** The version of the native library. */
  readonly library?: string;
  /** Used again when the run is resumed. */
  readonly compute?: ComputeSettings;
  readonly version?: number;
  readonly dataFingerprint?: string;
  readonly checkpoint?: { readonly epoch: number; readonly step: number };
  readonly error?: ErrorValue;
}

/** The best epoch so far; without a validation split, the last. */
export interface BestEpoch {
  readonly epoch: number;
  readonly measures: Measures;
}

/** What `runs` and `show` print, true now: a run whose process died is `interrupted`. */
export interface RunSummary {
  readonly run: string;
  readonly model: string;
  readonly status: RunStatus;
  readonly epoch: number;
  readonly epochs: number;
  readonly step: number;
  readonly created: string;
  readonly started?: string;
  readonly finished?: string;
  readonly version?: number;
  readonly backend?: 'tensorflow' | 'cpu';
  readonly mode?: 'graph' | 'eager';
  readonly parameters?: number;
  readonly pid?: number;
  readonly error?: ErrorValue;
  readonly checkpoint: boolean;
  readonly best?: BestEpoch;
  /** What people call it. */
  readonly title?: string;
  readonly tags?: readonly string[];
  readonly folder: string;
  readonly source: string;
}

/**
 * Messages on a run's local socket (vscode-jsonrpc). Names are of the methods.
 * A client says hello with the secret in the run's folder, then subscribes.
 */
export interface RunRequests {
  'run/hello': {
    params: { protocol: number; secret: string };
    result: { protocol: number; run: string; status: RunStatus };
  };
  /** Replays the journal after `seq` and the series after `step` as notifications, then follows. */
  'run/subscribe': { params: { afterSequence: number; afterStep: number }; result: { sequence: number; step: number } };
  'run/pause': { params: Record<string, never>; result: { status: RunStatus } };
  'run/stop': { params: Record<string, never>; result: { status: RunStatus } };
}

export interface RunNotifications {
  'run/event': JournalEntry;
  'run/progress': Progress;
  /** Before the first step; at most ten a second. */
  'run/reading': Reading;
  /** At most ten a second. */
  'run/series': SeriesPart;
}
