import type { Histogram } from './histogram';

/** How the numbers of an array lie. */
export interface Distribution {
  readonly shape: readonly number[];
  /** Of those that are finite; null where none is. */
  readonly lie: { readonly mean: number; readonly deviation: number; readonly histogram: Histogram } | null;
  /** Infinite, or no numbers at all. */
  readonly notFinite: number;
}

export interface WeightSummary extends Distribution {
  /** Within its layer: `kernel`, `forward/bias`. */
  readonly name: string;
}

export interface LayerWeights {
  readonly weights: readonly WeightSummary[];
}
