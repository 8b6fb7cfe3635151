/** The model file with every default filled in: what the engine runs, and what `run.json` keeps. */
export interface ModelFile {
  readonly name: string;
  readonly data: DataSpec;
  /** One network named `model`, or several (`networks:` in the file), in the file's order. */
  readonly networks: readonly NetworkSpec[];
  readonly train: TrainSpec;
  /** In the file's order; absent where the file expects nothing. */
  readonly expect?: readonly ExpectationSpec[];
}

/** What the evaluation of a trained model is to reach. */
export interface ExpectationSpec {
  /** `loss`, or a metric's name. */
  readonly measure: string;
  readonly bound: 'atLeast' | 'atMost';
  readonly value: number;
}

export interface NetworkSpec {
  readonly name: string;
  /** For a network that is not fed by the data (a generator): the shape of its input, without the batch. */
  readonly inputShape?: readonly number[];
  readonly layers: readonly LayerSpec[];
}

/** One layer, as tfjs is to build it. */
export interface LayerSpec {
  /** The name in the file, or one made from the type and a count: `dense_1`. */
  readonly name: string;
  /** As the file writes it: `dense`, `conv2d`, `maxPooling2d`. */
  readonly type: string;
  /** The tfjs layer config, every argument with its default, without `name` and `inputShape`. */
  readonly config: Readonly<Record<string, JsonValue>>;
  /** Names of the layers or data inputs that it takes; the previous layer when the file says nothing. */
  readonly inputs: readonly string[];
  /** The layer inside `bidirectional` or `timeDistributed`. */
  readonly wrapped?: LayerSpec;
  /** Of a layer that the user's code calculates: the id of that code. */
  readonly code?: string;
}

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

export interface DataSpec {
  readonly source: DataSource;
  /** Files of their own for these splits, instead of a share of `source`. */
  readonly validation?: FileSource;
  readonly test?: FileSource;
  /** Columns named by the file with what is said of them; null means all columns but the target. */
  readonly inputs: readonly ColumnSpec[] | null;
  /** Null where no column is to be predicted (adversarial training, an autoencoder). */
  readonly target: ColumnSpec | null;
  /** The column that says how much each row counts. */
  readonly sampleWeight?: string;
  /** An autoencoder: the network is to give its input again. */
  readonly reconstruct?: true;
  readonly preprocess: PreprocessSpec;
  readonly split: SplitSpec;
  /** Rows in the order of time, and windows of them as inputs; absent or null: each row by itself. */
  readonly window?: WindowSpec | null;
  /** How training batches are disturbed; absent or null: not at all. */
  readonly augment?: AugmentSpec | null;
}

export type DataSource = FileSource | GeneratedSource | CodeSource;

export type FileFormat = 'csv' | 'tsv' | 'json' | 'jsonl' | 'parquet' | 'idx' | 'images';

export interface FileSource {
  readonly kind: 'file';
  /** As written in the file, relative to it. */
  readonly path: string;
  readonly format: FileFormat;
  /** IDX only: the file with the labels. */
  readonly labels?: string;
  /** Null: guessed from the first lines. */
  readonly header: boolean | null;
  /** Names for the columns, where the file has no header or other names are wanted. */
  readonly columns?: readonly string[];
  /** Null: guessed. */
  readonly delimiter: string | null;
  /** What stands before the decimals of numbers; null or absent: guessed. */
  readonly decimal?: '.' | ',' | null;
  /** A WHATWG label: `utf-8`, `gbk`, `windows-1252`. */
  readonly encoding: string;
  /** Cells that stand for "missing"; blanks around a value never count. */
  readonly missingValues: readonly string[];
}

export type GeneratorName = 'digits' | 'moons' | 'blobs' | 'spirals' | 'sine' | 'sentiment' | 'series';

export interface GeneratedSource {
  readonly kind: 'generate';
  readonly generator: GeneratorName;
  readonly samples: number;
  readonly noise: number;
  readonly seed: number;
}

/** Rows that a function of a code model gives. */
export interface CodeSource {
  readonly kind: 'code';
  /** The id of the code. */
  readonly code: string;
  /** The file that the function stands in, for messages. */
  readonly name: string;
  /** Names for the columns of rows that are lists. */
  readonly columns?: readonly string[];
  readonly missingValues: readonly string[];
  /** Of the random numbers that the function is given. */
  readonly seed: number;
}

export type ColumnType = 'numeric' | 'category' | 'text' | 'image' | 'date';

export interface ColumnSpec {
  readonly column: string;
  /** Null: guessed from the data. */
  readonly type: ColumnType | null;
  readonly text?: TextSpec;
  readonly image?: ImageSpec;
  readonly date?: DateSpec;
}

export type DatePart =
  'year' | 'quarter' | 'month' | 'day' | 'dayOfYear' | 'weekday' | 'hour' | 'minute' | 'second' | 'elapsed';

export interface DateSpec {
  /** Such as `dd/MM/yyyy HH:mm`; null: guessed. */
  readonly format: string | null;
  /** What dates are taken apart into; null: what varies in them. */
  readonly parts: readonly DatePart[] | null;
}

/** How a text becomes a row of token numbers: 0 is padding, 1 an unknown token. */
export interface TextSpec {
  readonly tokens: 'words' | 'characters' | 'subwords';
  /** Largest number of distinct tokens kept, the commonest first, padding and unknown included. */
  readonly vocabulary: number;
  /** Tokens in a row; longer texts lose their end, shorter ones are padded. */
  readonly length: number;
  readonly padding: 'pre' | 'post';
  readonly lowercase: boolean;
}

export interface ImageSpec {
  /** Height and width to resize to (bilinear); null keeps the size in the file. */
  readonly size: readonly [number, number] | null;
  /** What 0 and 255 become. */
  readonly range: readonly [number, number];
  /** 1 gray, 3 colour; null or absent: as the files are. */
  readonly channels?: 1 | 3 | null;
}

export interface PreprocessSpec {
  readonly numeric: 'standardize' | 'minMax' | 'none';
  readonly missing: 'mean' | 'median' | 'drop' | 'constant';
  /** The constant for `missing: constant`. */
  readonly constant: number;
  readonly category: 'oneHot' | 'index';
  /** What a category that training hardly saw becomes: zeros (-1 as an index), or one place of its own behind the others. */
  readonly unknownCategories?: 'zeros' | 'bucket';
  /** A category with fewer training rows counts as unknown. */
  readonly rareCategories?: number;
  readonly outliers?: 'keep' | 'clip';
  /** The shares of the training values between which numbers are kept, with `outliers: clip`. */
  readonly outlierQuantiles?: readonly number[];
  /** Instead of quantiles: so many standard deviations around the mean. */
  readonly outlierDeviations?: number | null;
  /** Rows that equal an earlier one in every input and the target. */
  readonly duplicates?: 'keep' | 'drop';
  /** Whether a numeric target is standardised for training and read back in its units. */
  readonly target: 'standardize' | 'none';
}

/** A sample is `length` rows in a row; its target is the value `horizon` rows after the last of them. */
export interface WindowSpec {
  readonly length: number;
  readonly horizon: number;
  /** Rows from one window's start to the next one's. */
  readonly stride: number;
  /** A column that tells several series in one table apart. */
  readonly group: string | null;
}

/** Limits of random changes, as of Keras's `RandomFlip`, `RandomRotation` and so on: each image gets its own within them. */
export interface AugmentSpec {
  readonly flip: 'horizontal' | 'vertical' | 'horizontalAndVertical' | null;
  /** Share of a whole turn, either way. */
  readonly rotation: number;
  /** Share of the height and of the width, either way. */
  readonly shift: number;
  /** 0.2 is 0.8 to 1.2 of the size. */
  readonly zoom: number;
  /** 0.2 is 0.8 to 1.2 of the distance from the mean. */
  readonly contrast: number;
  /** Share of the range. */
  readonly brightness: number;
  /** Deviation of what is added to every number that the network gets. */
  readonly noise: number;
  /** What comes in over the edges. */
  readonly fill: 'reflect' | 'wrap' | 'constant' | 'nearest';
}

export interface SplitSpec {
  /** Counts where above 1, else shares of the rows that counts leave. Sizes are floored, remainders go to training. */
  readonly validation: number;
  readonly test: number;
  readonly seed: number;
  readonly stratify: boolean;
  readonly shuffle: boolean;
}

export interface TrainSpec {
  readonly optimizer: OptimizerSpec;
  /** How the learning rate goes on; null, or not there in older runs: it stays. */
  readonly schedule?: ScheduleSpec | null;
  readonly loss: LossSpec;
  /** What a row's loss counts, by its class; those not named count 1. Null, or not there in older runs: all count 1. */
  readonly classWeights?: 'balanced' | Readonly<Record<string, number>> | null;
  readonly metrics: readonly MetricSpec[];
  readonly epochs: number;
  readonly batchSize: number;
  readonly shuffle: boolean;
  readonly seed: number;
  readonly earlyStopping: EarlyStoppingSpec | null;
  readonly gan: GanSpec | null;
}

/** `name` with every argument resolved, as in `{name: 'adam', config: {learningRate: 0.001, ...}}`. */
export interface OptimizerSpec {
  readonly name: string;
  readonly config: Readonly<Record<string, JsonValue>>;
}

export interface LossSpec {
  readonly name: string;
  readonly config: Readonly<Record<string, JsonValue>>;
  /** Of a loss that the user's code calculates: the id of that code. */
  readonly code?: string;
}

export interface MetricSpec {
  readonly name: string;
  readonly config: Readonly<Record<string, JsonValue>>;
  /** Of a metric that the user's code calculates: the id of that code. */
  readonly code?: string;
}

/** A learning-rate schedule with every argument; `reduceOnPlateau` with a `mode` that is no longer `auto`. */
export interface ScheduleSpec {
  readonly name: string;
  readonly config: Readonly<Record<string, JsonValue>>;
}

export interface EarlyStoppingSpec {
  readonly monitor: string;
  readonly patience: number;
  readonly minDelta: number;
  readonly mode: 'min' | 'max';
}

export interface GanSpec {
  /** Names of two of the networks. */
  readonly generator: string;
  readonly discriminator: string;
  /** Numbers in the noise that the generator starts from. */
  readonly latent: number;
  readonly generatorOptimizer: OptimizerSpec;
  readonly discriminatorOptimizer: OptimizerSpec;
  /** The label of real samples for the discriminator; below 1 smooths. */
  readonly realLabel: number;
}
