import type { Histogram } from './histogram';

/** NaN and infinities travel as null. */
export type Measure = number | null;
export type Measures = Readonly<Record<string, Measure>>;

export type SplitName = 'train' | 'validation' | 'test' | 'data';

/** The measures of one split, over all its rows, with the version's weights. */
export interface SplitEvaluation {
  readonly split: SplitName;
  readonly rows: number;
  /** What is optimised: for a standardised numeric target in scaled units. */
  readonly loss: Measure;
  /** By the names of the file; a numeric target's in its own units. */
  readonly metrics: Measures;
  readonly classification?: ClassificationDetail;
  readonly regression?: RegressionDetail;
  /** Of an autoencoder. */
  readonly reconstruction?: ReconstructionDetail;
}

export interface ClassificationDetail {
  readonly labels: readonly string[];
  /** `confusion[true][predicted]`, counts. */
  readonly confusion: readonly (readonly number[])[];
  readonly perClass: readonly ClassMeasures[];
  /** Each class against the others; of two classes the second alone. None where answers are no probabilities. */
  readonly curves?: readonly ClassCurves[];
  /** None where answers are no probabilities; absent in what older versions wrote. */
  readonly calibration?: Calibration;
  /** The surest wrong answers first, at most 60. */
  readonly wrong: readonly WrongSample[];
}

export interface ClassMeasures {
  readonly precision: Measure;
  readonly recall: Measure;
  readonly f1: Measure;
  readonly support: number;
}

/** Whether rows that are answered with a probability are right as often as it says. */
export interface Calibration {
  /** Of two classes the probability of the second; of more that of the answer. */
  readonly of: 'second' | 'answer';
  /** Mean distance of probability and share, by rows (expected calibration error, Naeini et al. 2015). */
  readonly error: Measure;
  /** Ten equal parts of the probabilities from 0 to 1; those without rows are left out. */
  readonly bins: readonly {
    readonly from: number;
    readonly rows: number;
    /** Mean probability of the rows. */
    readonly probability: number;
    /** Share of them that are of the class, or were answered right. */
    readonly share: number;
  }[];
}

/** How well the scores of a class part its rows from the others, at every threshold. Areas are exact, over all rows. */
export interface ClassCurves {
  /** Place among the labels. */
  readonly label: number;
  readonly areaUnderRoc: Measure;
  /** Precision averaged over the rows of the class, as each is found (scikit-learn's `average_precision_score`). */
  readonly averagePrecision: Measure;
  /** From no row taken to all taken, at most 200; fewer where there are many classes. */
  readonly points: readonly CurvePoint[];
}

export interface CurvePoint {
  /** Scores of this and above are taken; null where none is. */
  readonly threshold: Measure;
  readonly falsePositiveRate: number;
  /** Also called recall. */
  readonly truePositiveRate: number;
  readonly precision: number;
}

export interface WrongSample {
  /** Row in the data, from 0. */
  readonly row: number;
  readonly actual: number;
  readonly predicted: number;
  readonly probability: number;
  readonly preview: SamplePreview;
}

export interface RegressionDetail {
  readonly target: string;
  /** At most 2,000, evenly over the split, in the target's units. */
  readonly points: readonly { readonly row: number; readonly actual: number; readonly predicted: number }[];
  /** Root mean square error of always predicting the training mean, in the target's units. */
  readonly baselineRmse: Measure;
  /** Largest errors first, at most 20. */
  readonly worst: readonly {
    readonly row: number;
    readonly actual: number;
    readonly predicted: number;
    readonly preview: SamplePreview;
  }[];
}

/**
 * How near an autoencoder's answers are to its inputs. A row's error is the mean of the squared differences of its
 * numbers, as the network gets them: large errors tell rows that are unlike those of training.
 */
export interface ReconstructionDetail {
  readonly errors: Histogram;
  /** The errors at every hundredth of the rows, from the smallest to the largest: 101 numbers. */
  readonly quantiles: readonly number[];
  /** Largest errors first, at most 20. */
  readonly worst: readonly {
    readonly row: number;
    readonly error: number;
    readonly preview: SamplePreview;
    readonly reconstruction: SamplePreview;
  }[];
}

/** Enough of a sample to show it: an image's pixels, a text, or the cells of a row. */
export type SamplePreview =
  | { readonly kind: 'image'; readonly image: ImagePixels }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'row'; readonly cells: Readonly<Record<string, string | number | null>> };

/** What a generator drew: pictures, or rows of cells. */
export interface GeneratedSamples {
  readonly images: readonly ImagePixels[];
  readonly rows?: readonly Readonly<Record<string, string | number | null>>[];
}

/** 8 bits a channel, rows from the top, base64. */
export interface ImagePixels {
  readonly height: number;
  readonly width: number;
  readonly channels: 1 | 3 | 4;
  readonly data: string;
}
