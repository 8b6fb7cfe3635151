import type { CheckResult, ColumnFacts, DataFacts, MachineSpeed, SiblingModel } from '../language';
import type { RowPlace } from './answersCsv';
import type { CodeBundle } from './code';
import type { ColumnStatistics, DataPart, DataPreview, RowsPage, RowsWish } from './dataPreview';
import type { DataSummary } from './dataSummary';
import type { GeneratedSamples, SamplePreview, SplitEvaluation, SplitName } from './evaluation';
import type { Dependence, Explanation, ExplainWish, Importance } from './explanation';
import type { LayerActivations, LayerWeights } from './layers';
import type { PortableFormat, PortableInterface } from './portable';
import type { InputRow, ModelSignature, Prediction } from './signature';
import type { Message } from '../texts';

/** A trained version on disk. */
export interface VersionReference {
  /** The version's folder. */
  readonly folder: string;
}

/** A model file as it stands in the editor or on disk. */
export interface FileReference {
  readonly text: string;
  readonly path: string;
  /** Values put into the file before it is read, as `train.batchSize=64`. */
  readonly set?: readonly string[];
}

/** A row by its number from 0, any one, or, of a time series, what comes after its last rows. */
export type RowWanted = number | 'random' | 'last';
/** Data that a model file names. */
export interface PreviewReference extends FileReference {
  readonly part: DataPart;
}

/**
 * Messages of the model service: the second engine process, shared by a window, on standard input and output
 * (vscode-jsonrpc). Every request can be cancelled; failures carry an `ErrorValue` as the response error's data.
 */
export interface ServiceRequests {
  /**
   * Runs a code model and checks what it describes, its data included. In a process of its own, which is ended when it takes
   * too long. Only in a folder that is trusted.
   */
  'code/check': {
    params: FileReference & { readonly siblings?: readonly SiblingModel[] };
    result: CheckResult & { readonly facts?: DataFacts; readonly code?: CodeBundle };
  };
  /** Everything the language functions want to know of the data; cached by the files' size and time. */
  'data/facts': { params: FileReference; result: DataFacts };
  'data/summary': { params: FileReference; result: DataSummary };
  /**
   * A data file before its rows. `head` reads its start alone, so that something can be shown at once; `split` works out
   * which split each row is in. Of a file that no model names, the model file's text names nothing but the source.
   */
  'preview/open': {
    params: PreviewReference & { readonly head: boolean; readonly split: boolean };
    result: DataPreview;
  };
  'preview/rows': { params: PreviewReference & RowsWish & { readonly head: boolean }; result: RowsPage };
  'preview/statistics': {
    params: PreviewReference & { readonly columns: readonly number[] };
    result: readonly ColumnStatistics[];
  };
  /** A row as the console's form wants it, and its true target. */
  'data/row': {
    params: FileReference & { readonly row: RowWanted; readonly split?: SplitName };
    result: {
      readonly row: number;
      readonly values: InputRow;
      readonly target?: string | number;
      readonly preview: SamplePreview;
      /** Of a time series: the rows, in the order of time, that the row is predicted from. */
      readonly window?: readonly InputRow[];
    };
  };
  'version/signature': { params: VersionReference; result: ModelSignature };
  /** With the version's weights, or those of a run's last checkpoint (`folder` of the run) while it has no version. */
  'version/predict': {
    params: VersionReference & { readonly inputs: readonly InputRow[] };
    result: {
      readonly predictions: readonly Prediction[];
      readonly milliseconds: number;
      /** What was made of values that training did not know. */
      readonly notices?: readonly Message[];
    };
  };
  /**
   * Predicts every row of a file or of a folder of images, read as the training data was. With `most` only so many
   * answers come, with their rows.
   */
  'version/predictFile': {
    params: VersionReference & { readonly path: string; readonly most?: number };
    result: {
      readonly predictions: readonly Prediction[];
      /** Of the row of each. */
      readonly places: readonly RowPlace[];
      readonly notices?: readonly Message[];
      /** Of the file, with `most`. */
      readonly all?: number;
      /** Images by their names. */
      readonly rows?: readonly InputRow[];
    };
  };
  /** Writes the answers of versions to every row of such a file, as CSV; the labels tell their columns apart. */
  'version/saveAnswers': {
    params: {
      readonly versions: readonly (VersionReference & { readonly label: string })[];
      readonly path: string;
      readonly output: string;
    };
    result: { readonly rows: number };
  };
  /** One row of such a file, from 0, as it can be predicted again. */
  'version/fileRow': {
    params: VersionReference & { readonly path: string; readonly row: number };
    result: { readonly values: InputRow };
  };
  /** The same each time it is asked. `data` evaluates another file with the version's preprocessing. */
  'version/evaluate': {
    params: VersionReference & { readonly data?: string };
    result: { readonly splits: readonly SplitEvaluation[]; readonly notices?: readonly Message[] };
  };
  /** How the weights of a layer lie, in a version or in the last checkpoint of a run (`folder` of the run). */
  'version/weights': {
    params: VersionReference & { readonly network: string; readonly layer: string };
    result: LayerWeights;
  };
  /** What a layer makes of one input. */
  'version/activations': {
    params: VersionReference & { readonly layer: string; readonly inputs: readonly InputRow[] };
    result: LayerActivations;
  };
  /** Samples of an adversarially trained generator. */
  'version/generate': {
    params: VersionReference & { readonly count: number; readonly seed: number };
    result: GeneratedSamples;
  };
  /** Why the version answers one input as it does; of a window its rows are given. */
  'version/explain': {
    params: VersionReference & ExplainWish & { readonly inputs: readonly InputRow[] };
    result: Explanation;
  };
  /** What each column is worth to the version, over a split; the same for the same seed. */
  'version/importance': {
    params: VersionReference & { readonly split?: SplitName; readonly seed?: number };
    result: Importance;
  };
  /** How the version's answers follow a column, over a split. */
  'version/dependence': {
    params: VersionReference & { readonly column: string; readonly target?: number; readonly split?: SplitName };
    result: Dependence;
  };
  /** Writes the version for other programs, into a folder that is there and empty. */
  'version/export': {
    params: VersionReference & { readonly format: PortableFormat; readonly output: string };
    result: PortableInterface;
  };
  /** How fast this machine trains; measuring takes some seconds. */
  'machine/speed': { params: { readonly measure: MeasureSpeed }; result: { readonly speed: MachineSpeed | null } };
  'doctor/diagnose': { params: Record<string, never>; result: Diagnosis };
  'doctor/mend': { params: Record<string, never>; result: Diagnosis };
}

/** Whether the speed of the machine may be measured: where it is not known, or also where it cannot be right. */
export type MeasureSpeed = 'never' | 'once' | 'again';

export interface ServiceNotifications {
  /** Of the request that is under way. */
  'service/progress': {
    /** Absent in what older engines say. */
    readonly method?: keyof ServiceRequests;
    readonly message: Message;
    /** 0 to 1, or null where unknown. */ readonly fraction: number | null;
  };
}

/** What `doctor` tells. */
export interface Diagnosis {
  readonly ok: boolean;
  readonly node: string;
  readonly library?: { readonly source: string; readonly path: string; readonly version: string };
  readonly backend: 'tensorflow' | 'cpu';
  readonly problems: readonly { readonly code: string; readonly message: Message; readonly fix?: string }[];
}

export type { ColumnFacts };
