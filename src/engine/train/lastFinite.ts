import type { NamedArray } from '../contract';
import { firstNotFinite } from './notFinite';
import type { Task } from './task';

/** A state to go back to, with the sums of the epoch so far. */
export interface Anchor {
  /** Global, of steps done. */
  readonly step: number;
  readonly sums: Float64Array;
  readonly arrays: readonly NamedArray[];
}

/** What going back needs of a session. */
export interface Replay {
  readonly task: Task;
  readonly stepsPerEpoch: number;
  read(): readonly NamedArray[];
  write(arrays: readonly NamedArray[]): void;
  /** Runs the step after `step` steps; gives its sums. */
  run(step: number): Float32Array;
}

export interface LastFinite {
  readonly step: number;
  readonly sums: Float64Array;
  /** The first layer that went; null where the loss went and no weight did. */
  readonly layer: string | null;
}

/**
 * Goes back to the last step with finite weights before a loss that was not: repeats the steps since the anchor, which
 * give the same weights again. `steps` were done with a finite loss.
 */
export function returnToLastFinite(replay: Replay, anchor: Anchor, steps: number): LastFinite {
  replay.write(anchor.arrays);
  let sums = Float64Array.from(anchor.sums);
  for (let step = anchor.step; step < steps; step++) {
    const before = step === steps - 1 ? { arrays: replay.read(), sums: Float64Array.from(sums) } : null;
    if (step % replay.stepsPerEpoch === 0) sums = new Float64Array(sums.length);
    const part = replay.run(step);
    sums = sums.map((sum, index) => sum + (part[index] ?? 0));
    const layer = before ? firstNotFinite(replay.task, replay.read()) : null;
    if (before && layer !== null) {
      replay.write(before.arrays);
      return { step, sums: before.sums, layer };
    }
  }
  // The weights were still finite: the failing step itself tells which went first.
  const arrays = replay.read();
  replay.run(steps);
  const layer = firstNotFinite(replay.task, replay.read());
  replay.write(arrays);
  return { step: steps, sums, layer };
}
