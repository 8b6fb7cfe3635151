import type { EarlyStoppingSpec, JsonValue } from '../../language';
import type { Measures } from '../../protocol';
import type { Plateau } from './plateau';

/** Where a training stands, beside weights and slots; goes into checkpoints as JSON. */
export interface Progress {
  /** Whole epochs done. */
  epoch: number;
  /** Batches done of the epoch under way. */
  batch: number;
  /** Over the batches of the epoch under way. */
  sums: Float64Array;
  seconds: number;
  /** Of them, those in which it waited for rows. */
  secondsWaited: number;
  best: { readonly epoch: number; readonly loss: number } | null;
  stopping: { readonly best: number | null; readonly waited: number };
  /** Null where the schedule reduces nothing on a plateau. */
  plateau: Plateau | null;
  finished: boolean;
}

export function startProgress(sumsSize: number, plateau: Plateau | null): Progress {
  return {
    epoch: 0,
    batch: 0,
    sums: new Float64Array(sumsSize),
    seconds: 0,
    secondsWaited: 0,
    best: null,
    stopping: { best: null, waited: 0 },
    plateau,
    finished: false,
  };
}

export function progressToJson(progress: Progress): JsonValue {
  const { epoch, batch, seconds, secondsWaited, best, stopping, plateau, finished } = progress;
  const sums = Array.from(progress.sums, (value) => (Number.isFinite(value) ? value : null));
  const reduced = plateau && { ...plateau };
  return {
    formatVersion: 1,
    epoch,
    batch,
    seconds,
    ...(secondsWaited > 0 && { secondsWaited }),
    sums,
    best,
    stopping,
    plateau: reduced,
    finished,
  };
}

/** `plateau` is what a checkpoint without one goes on with. */
export function progressFromJson(state: JsonValue, sumsSize: number, plateau: Plateau | null): Progress {
  const given = state as unknown as Omit<Progress, 'sums' | 'plateau' | 'secondsWaited'> & {
    readonly secondsWaited?: number;
    readonly sums: readonly (number | null)[];
    readonly plateau?: Plateau | null;
  };
  if (given.sums.length !== sumsSize) throw new Error('the checkpoint is of another model');
  return {
    epoch: given.epoch,
    batch: given.batch,
    seconds: given.seconds,
    secondsWaited: given.secondsWaited ?? 0,
    best: given.best,
    stopping: given.stopping,
    plateau: given.plateau ?? plateau,
    finished: given.finished,
    sums: Float64Array.from(given.sums, (value) => value ?? Number.NaN),
  };
}

/** Early stopping as Keras's callback: after `patience` epochs without a gain of more than `minDelta`. */
export function updateStopping(
  stopping: Progress['stopping'],
  spec: EarlyStoppingSpec,
  logs: Measures,
): { readonly stopping: Progress['stopping']; readonly stop: boolean } {
  const value = logs[spec.monitor];
  if (value === null || value === undefined) return { stopping, stop: false };
  const gain = stopping.best === null ? Infinity : spec.mode === 'max' ? value - stopping.best : stopping.best - value;
  if (gain > spec.minDelta) return { stopping: { best: value, waited: 0 }, stop: false };
  const waited = stopping.waited + 1;
  return { stopping: { best: stopping.best, waited }, stop: waited >= spec.patience };
}
