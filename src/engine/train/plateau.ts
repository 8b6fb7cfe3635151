import type { ScheduleSpec } from '../../language';
import type { Measures } from '../../protocol';

/** What reducing on a plateau remembers; goes into checkpoints. */
export interface Plateau {
  readonly best: number | null;
  readonly waited: number;
  /** Epochs left in which nothing is counted. */
  readonly cooling: number;
  /** Of each optimizer. */
  readonly rates: readonly number[];
}

export const startPlateau = (rates: readonly number[]): Plateau => ({ best: null, waited: 0, cooling: 0, rates });

/** As Keras's callback `ReduceLROnPlateau`, after each epoch. */
export function updatePlateau(plateau: Plateau, spec: ScheduleSpec, logs: Measures): Plateau {
  const { monitor, mode, factor, patience, minDelta, cooldown, minLearningRate } = spec.config;
  const value = typeof monitor === 'string' ? logs[monitor] : null;
  if (value === null || value === undefined) return plateau;
  const cooling = Math.max(0, plateau.cooling - 1);
  const waited = plateau.cooling > 0 ? 0 : plateau.waited;
  const { best, rates } = plateau;
  const gain = best === null ? Infinity : mode === 'max' ? value - best : best - value;
  if (gain > Number(minDelta)) return { best: value, waited: 0, cooling, rates };
  if (cooling > 0) return { best, waited, cooling, rates };
  const least = Number(minLearningRate);
  if (waited + 1 < Number(patience) || rates.every((rate) => rate <= least)) {
    return { best, waited: waited + 1, cooling, rates };
  }
  const reduced = rates.map((rate) => (rate > least ? Math.max(rate * Number(factor), least) : rate));
  return { best, waited: 0, cooling: Number(cooldown), rates: reduced };
}
