import type { Histogram } from './histogram';
import type { ImagePixels, SamplePreview } from './evaluation';

/** What a trained version takes and gives: the form of the prediction console, and how input is checked. */
export interface ModelSignature {
  readonly inputs: readonly InputField[];
  readonly target: TargetField | null;
  /** Of a time series: the version takes so many rows, in the order of time, and answers for the one so many later. */
  readonly window?: { readonly length: number; readonly horizon: number };
  /** Adversarial training: the version makes samples from noise instead of answering. */
  readonly generates?: { readonly latent: number };
  /** An autoencoder: the version gives its input again. */
  readonly reconstructs?: {
    /** Of the rows of training, at every hundredth of them, the smallest first; not there before a version is kept. */
    readonly errors?: readonly number[];
  };
}

/** A numeric column as it was in training. */
export interface NumericField {
  readonly type: 'numeric';
  readonly name: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly mean: number;
  readonly histogram: Histogram;
}

export type InputField =
  | (NumericField & { readonly integer: boolean })
  | {
      readonly type: 'category';
      readonly name: string;
      readonly values: readonly { readonly value: string; readonly count: number }[];
    }
  | { readonly type: 'text'; readonly name: string; readonly example: string }
  | {
      readonly type: 'date';
      readonly name: string;
      /** As ISO 8601 has them. */
      readonly minimum: string;
      readonly maximum: string;
      /** Whether it has a time of day. */
      readonly time: boolean;
      /** How the dates of training are written; ISO 8601 is understood as well. */
      readonly format: string;
    }
  | {
      readonly type: 'image';
      readonly name: string;
      readonly height: number;
      readonly width: number;
      readonly channels: number;
      /** What gray pictures stand on: light as paper, or dark; left out where they tell neither. */
      readonly ground?: 'light' | 'dark';
    };

export type TargetField =
  { readonly type: 'category'; readonly name: string; readonly classes: readonly string[] } | NumericField;

/** A value as a person gives it: a number, a category or text, a path to an image, pixels. */
export type InputValue = string | number | null | { readonly image: ImagePixels };

/** One input: a value for each column. */
export type InputRow = Readonly<Record<string, InputValue>>;

export interface Prediction {
  /** Probabilities, or numbers in the target's units; of an autoencoder the error alone. */
  readonly output: readonly number[];
  readonly label?: string;
  readonly probability?: number;
  /** The true value, where the row has it. */
  readonly target?: string | number;
  /** Of an autoencoder. */
  readonly reconstruction?: Reconstruction;
}

/** What an autoencoder made of its input. */
export interface Reconstruction {
  readonly sample: SamplePreview;
  /** The mean of the squared differences of the numbers that the network gets and gives. */
  readonly error: number;
  /** The share of the rows of training that have a smaller error, where it is known. */
  readonly standing?: number;
}
