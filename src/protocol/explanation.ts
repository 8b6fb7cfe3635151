import type { ImagePixels, Measure, SplitName } from './evaluation';
import type { InputValue } from './signature';

/**
 * How an answer is taken apart.
 *
 * - `integratedGradients`: how the answer changes on the way from nothing to the input; the parts add up to the change.
 * - `saliency`: how strongly the answer follows a small change of each part.
 * - `occlusion`: what the answer loses without each part.
 * - `reconstruction`: of an autoencoder, which parts its error is made of.
 */
export type ExplainMethod = 'integratedGradients' | 'saliency' | 'occlusion' | 'reconstruction';

export const explainMethods: readonly ExplainMethod[] = [
  'integratedGradients',
  'saliency',
  'occlusion',
  'reconstruction',
];

/** One answer, taken apart. */
export interface Explanation {
  readonly method: ExplainMethod;
  /** The class that is explained, as its place among the target's; null for a number. */
  readonly target: number | null;
  /** What is explained: the probability of the class, or the number in the target's units. */
  readonly output: number;
  /** The answer to nothing: the average row, a picture of its ground alone, no word; null where the method has none. */
  readonly baseline: number | null;
  /** How much the sum of the parts misses `output` less `baseline`; null where parts of the method do not add up. */
  readonly gap: number | null;
  readonly parts: readonly ExplainedPart[];
}

export type ExplainedPart =
  | {
      readonly kind: 'columns';
      /** The largest effect first. */
      readonly columns: readonly ExplainedColumn[];
    }
  | {
      readonly kind: 'image';
      readonly name: string;
      /** As the network sees it. */
      readonly image: ImagePixels;
      /** What a pixel without content is: dark or light where the picture stands on such a ground, else the mean. */
      readonly ground: 'dark' | 'light' | 'mean';
      readonly height: number;
      readonly width: number;
      /** Rows from the top: for or against the answer; of saliency from 0 up. */
      readonly values: readonly number[];
    }
  | {
      readonly kind: 'text';
      readonly name: string;
      /** The text from its start to its end; null where the network sees nothing of it. */
      readonly pieces: readonly { readonly text: string; readonly value: number | null }[];
    };

export interface ExplainedColumn {
  readonly name: string;
  /** As it was given; in a window that of the last row. */
  readonly value: Exclude<InputValue, { readonly image: unknown }>;
  readonly effect: number;
  /** In a window: of each row, the earliest first. */
  readonly steps?: readonly number[];
}

/** What columns are worth to a model: how much worse it is where a column's values are shuffled among the rows. */
export interface Importance {
  readonly split: SplitName;
  readonly rows: number;
  /** What is measured: of an autoencoder the share of its error that each column has. */
  readonly measure: 'accuracy' | 'rmse' | 'reconstruction';
  /** With every column in its place. */
  readonly base: Measure;
  readonly repeats: number;
  /** The largest first: accuracy lost, or error gained; over the repeats. */
  readonly columns: readonly { readonly name: string; readonly mean: number; readonly deviation: number }[];
}

/** How the answers follow one column, all others as they are in the rows. */
export interface Dependence {
  readonly column: string;
  readonly target: number | null;
  readonly split: SplitName;
  readonly rows: number;
  /** The mean answer where every row has this value, and where the middle four fifths of the rows lie. */
  readonly points: readonly {
    readonly value: string | number;
    readonly mean: number;
    readonly low: number;
    readonly high: number;
  }[];
}

/** What is wished of an explanation; what is left out is chosen. */
export interface ExplainWish {
  readonly method?: ExplainMethod;
  /** A class by its place; else the one that is answered. */
  readonly target?: number;
}
