import type {
  EpochEvent,
  ErrorValue,
  FinishedEvent,
  JournalEntry,
  NotebookItem,
  Progress,
  Reading,
  RunAction,
  RunSummary,
  SamplePreview,
  ServingView,
  Snapshot,
  SplitEvaluation,
  StartedEvent,
} from '../../protocol';
import type { ExpectationSpec } from '../../language';
import type { Message } from '../../texts';
import type { Series } from './series';

/** Everything that the panel shows. */
export interface PanelState {
  readonly snapshot: Omit<Snapshot, 'run'>;
  readonly run: RunState | null;
  /** The run that is laid over it. */
  readonly compared?: RunState;
  /** What was asked for by a click and is not yet so. */
  readonly asked: { readonly action: RunAction; readonly at: number } | null;
  /** Not there before the host has said. */
  readonly serving?: ServingView;
  /** What stands between the cells. */
  readonly notebook?: { readonly items: readonly NotebookItem[]; readonly error?: ErrorValue };
  /** The line, from 0, on which the cursor of the model file's editor rests; not there before it moved. */
  readonly cursor?: number;
  /** Something was missed: only a new snapshot can tell what. */
  readonly stale: boolean;
}

export interface RunState {
  readonly summary: RunSummary;
  /** Of the last journal entry taken in. */
  readonly sequence: number;
  /** When it was written, milliseconds since 1970. */
  readonly lastHeard: number | null;
  readonly started: StartedEvent | null;
  readonly epochs: readonly EpochEvent[];
  /** Per-batch values by name; index 0 is step 1. */
  readonly series: ReadonlyMap<string, Series>;
  readonly progress: Progress | null;
  /** How far the reading of the data is, before the first step. */
  readonly reading?: Reading;
  readonly checkpoint: { readonly epoch: number; readonly step: number; readonly time: number } | null;
  readonly evaluation: Evaluation | null;
  /** Of the evaluation. */
  readonly expect?: readonly ExpectationSpec[];
  /** Samples that a generator drew, by epoch. */
  readonly samples: readonly {
    readonly epoch: number;
    readonly samples: readonly SamplePreview[];
    /** Rows of the data to see them beside, with the first ones. */
    readonly real?: readonly SamplePreview[];
  }[];
  readonly notices: readonly RunNotice[];
  readonly finished: FinishedEvent | null;
}

export interface Evaluation {
  readonly epoch: number;
  readonly splits: readonly SplitEvaluation[];
}

export interface RunNotice {
  readonly severity: 'information' | 'warning';
  readonly code: string;
  readonly message: Message;
}

/** The epoch with the best weights so far. */
export function bestEpoch(run: RunState): EpochEvent | undefined {
  return run.epochs.findLast((epoch) => epoch.best);
}

/** 1 before the run has told. */
export function stepsPerEpoch(run: RunState): number {
  return run.started?.stepsPerEpoch ?? 1;
}

/** Steps of the whole run as planned; null before it has told. */
export function plannedSteps(run: RunState): number | null {
  return run.started ? run.started.epochs * run.started.stepsPerEpoch : null;
}

export type { JournalEntry };
