import type { ImagePixels } from './evaluation';
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

/** What a layer makes of one input. */
export interface LayerActivations extends Distribution {
  /** The numbers themselves, of a layer that gives a few of them in a row. */
  readonly values?: readonly number[];
  /**
   * Of a layer that gives maps, the first of its channels; of one that gives a sequence, a picture whose columns are the
   * steps. From the smallest of all numbers, black, to the largest, white.
   */
  readonly maps?: readonly ImagePixels[];
  /** How many there are, shown or not. */
  readonly channels?: number;
}
