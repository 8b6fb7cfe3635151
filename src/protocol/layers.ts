import type { SamplePreview, ImagePixels } from './evaluation';
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

/** What a layer gives for one row of the data. */
export interface LayerActivations extends Distribution {
  readonly row: number;
  readonly preview: SamplePreview;
  /** Of a vector: its numbers, the first of them where there are many. */
  readonly values?: readonly number[];
  /** Of maps or a sequence: each as a gray picture from the least number to the greatest, the first of them. */
  readonly maps?: readonly ImagePixels[];
}
