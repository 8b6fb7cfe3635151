import type { ExpectationSpec, NetworkDescription, Problem } from '../language';
import type { Locale, Message } from '../texts';
import type { RowPlace } from './answersCsv';
import type { DataSummary } from './dataSummary';
import type { ErrorValue } from './errors';
import type { GeneratedSamples, SamplePreview, SplitEvaluation } from './evaluation';
import type { Dependence, Explanation, ExplainWish, Importance } from './explanation';
import type { AnySeries, JournalEntry, Progress, Reading, SeriesPart } from './journal';
import type { LayerActivations, LayerWeights } from './layers';
import type { NotebookItem } from './notebook';
import type { RunCommand } from './runCommands';
import type { RunAction, RunStatus } from './runState';
import type { RunSummary } from './run';
import type { RowWanted } from './service';
import type { ServingFigures } from './serving';
import type { InputRow, ModelSignature, Prediction } from './signature';

/** What the Studio panel shows of a model file, apart from its runs. */
export interface ModelView {
  readonly name: string;
  /** The file's name for people, `iris.model.yaml`. */
  readonly fileName: string;
  readonly networks: readonly NetworkDescription[];
  readonly problems: readonly Problem[];
  /** One line each: `adam 0.01, batch 16, 50 epochs`; source and target. */
  readonly train: {
    readonly optimizer: string;
    readonly learningRate: number | null;
    readonly loss: string;
    readonly batchSize: number;
    readonly epochs: number;
    /** How numeric inputs are scaled: `standardize`, `minMax` or `none`. */
    readonly numeric?: string;
  } | null;
  readonly data: DataSummary | null;
  /** Why there is no summary. */
  readonly dataError?: ErrorValue;
  /** The file differs from the copy that the shown run uses. */
  readonly changedSinceRun: boolean;
}

/** A run as the panel shows it: everything so far. */
export interface RunView {
  readonly summary: RunSummary;
  readonly entries: readonly JournalEntry[];
  /** The first steps; the others follow in `run/series`. */
  readonly series: SeriesPart;
  readonly progress: Progress | null;
  /** What its model file expects of it. */
  readonly expect?: readonly ExpectationSpec[];
}

export interface VersionView {
  readonly version: number;
  readonly run: string;
  readonly created: string;
  /** `val_loss` or the like, of its weights. */
  readonly measures: Readonly<Record<string, number | null>>;
}

/** The whole state, sent when the panel asks, and when it becomes visible again. */
export interface Snapshot {
  readonly locale: Locale;
  /** False in Restricted Mode: nothing runs. */
  readonly trusted: boolean;
  readonly model: ModelView;
  /** The run shown: the latest, or the one chosen. */
  readonly run: RunView | null;
  readonly runs: readonly RunSummary[];
  readonly versions: readonly VersionView[];
  readonly signature: ModelSignature | null;
  /** What may be done now, by the state machine. */
  readonly actions: readonly RunAction[];
}

/** A key that opens a model's server; the key itself is kept nowhere. */
export interface KeyView {
  readonly id: string;
  readonly name: string;
  readonly actions: readonly string[];
  /** ISO 8601. */
  readonly expires?: string;
  /** Whether it has. */
  readonly expired: boolean;
}

/** The service that answers with the model's versions. */
export interface ServingView {
  readonly state: 'off' | 'starting' | 'on' | 'stopping';
  /** Why it could not be started. */
  readonly error?: ErrorValue;
  readonly server?: {
    readonly url: string;
    /** Whether it answers on every address of the machine. */
    readonly everywhere: boolean;
    /** Whether it asks for keys. */
    readonly keys: boolean;
    /** ISO 8601. */
    readonly started: string;
    readonly figures: ServingFigures | null;
  };
  /** The one that answers requests that name none. */
  readonly version: number | null;
  /** Those that open this model, without the revoked ones, oldest first. */
  readonly keys: readonly KeyView[];
}

/** Host to panel. */
export type ToPanelMessage =
  | { readonly type: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly type: 'model'; readonly model: ModelView }
  /** The run that is laid over the one shown, everything so far; its events and steps follow as those of the other do. */
  | { readonly type: 'compared'; readonly run: RunView | null }
  | { readonly type: 'run/event'; readonly run: string; readonly entry: JournalEntry }
  | { readonly type: 'run/progress'; readonly run: string; readonly progress: Progress }
  | { readonly type: 'run/reading'; readonly run: string; readonly reading: Reading }
  | { readonly type: 'run/series'; readonly run: string; readonly part: AnySeries }
  | {
      readonly type: 'run/status';
      readonly run: string;
      readonly status: RunStatus;
      readonly summary: RunSummary;
      readonly actions: readonly RunAction[];
    }
  | { readonly type: 'versions'; readonly versions: readonly VersionView[]; readonly signature: ModelSignature | null }
  | { readonly type: 'serving'; readonly serving: ServingView }
  /** What stands between the cells; with an error where its file cannot be read, and so is not written either. */
  | { readonly type: 'notebook'; readonly items: readonly NotebookItem[]; readonly error?: ErrorValue }
  /** Where the cursor of the model file's editor rests, from 0. */
  | { readonly type: 'cursor'; readonly line: number }
  /** How far a request is, from 0 to 1; null where nobody knows. */
  | { readonly type: 'request/progress'; readonly id: number; readonly fraction: number | null }
  | { readonly type: 'response'; readonly id: number; readonly result: PanelResult };

export type PanelResult = { readonly ok: PanelResponse[keyof PanelResponse] } | { readonly error: ErrorValue };

/** Panel to host: `ready` first, then requests, each answered or failed, and plain notifications. */
export type FromPanelMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'action'; readonly action: RunAction }
  | { readonly type: 'showRun'; readonly run: string }
  /** Lays another run over the one shown, or none. */
  | { readonly type: 'compareWith'; readonly run: string | null }
  | { readonly type: 'runCommand'; readonly command: RunCommand }
  | { readonly type: 'openFile'; /** From 0. */ readonly line?: number }
  /** Puts the cursor there where the model file can be seen. */
  | { readonly type: 'revealLine'; /** From 0. */ readonly line: number }
  | { readonly type: 'openData' }
  | { readonly type: 'serve'; readonly host: string; readonly port: number }
  | { readonly type: 'stopServing' }
  /** Shows the server's own page in a browser. */
  | { readonly type: 'openServed' }
  | { readonly type: 'showLog' }
  | { readonly type: 'doctor' }
  | { readonly type: 'trust' }
  | { readonly type: 'copy'; readonly text: string }
  /** Adds an item before another, or at the end; one that is there already changes where it is. */
  | { readonly type: 'keepItem'; readonly item: NotebookItem; readonly before: string | null }
  | { readonly type: 'removeItem'; readonly id: string }
  /** A request's answer is not wanted any more. */
  | { readonly type: 'cancel'; readonly id: number }
  | {
      [M in keyof PanelRequests]: {
        readonly type: 'request';
        readonly id: number;
        readonly method: M;
        readonly params: PanelRequests[M];
      };
    }[keyof PanelRequests];

/** Weights as the page calls them. */
export interface NamedWeights {
  readonly version: AnsweringWeights;
  readonly label: string;
}

/** Whose weights answer: a version's, those of the shown run's last checkpoint, or (null) the newest version's, else the checkpoint's. */
export type AnsweringWeights = number | 'checkpoint' | null;

export interface PanelRequests {
  predict: { readonly version: AnsweringWeights; readonly inputs: readonly InputRow[] };
  /** Every row of a file: of one that the person chooses, or of the one that was chosen last. */
  predictFile: { readonly version: AnsweringWeights; readonly file: 'choose' | 'last' };
  /** A row of the file that was chosen last, as it can be asked again: with the pixels of its picture. */
  fileRow: { readonly version: AnsweringWeights; readonly row: number };
  /** Writes answers, as CSV, where the person wants them. */
  saveAnswers: { readonly text: string };
  /** Writes those of every row of the file that was chosen last. */
  saveFileAnswers: { readonly versions: readonly NamedWeights[] };
  /** Writes a drawing where the person wants it, as SVG or, in base64, as PNG. */
  savePicture: { readonly svg: string; readonly png: string };
  evaluation: { readonly version: number };
  takeRow: { readonly row: RowWanted };
  generate: { readonly version: AnsweringWeights; readonly count: number; readonly seed: number };
  /** How the weights of a layer lie. */
  layerWeights: { readonly version: AnsweringWeights; readonly network: string; readonly layer: string };
  /** What a layer makes of one input; of a window its rows are given. */
  layerActivations: {
    readonly version: AnsweringWeights;
    readonly layer: string;
    readonly inputs: readonly InputRow[];
  };
  /** Why one input is answered so; of a window its rows are given. */
  explain: ExplainWish & { readonly version: AnsweringWeights; readonly inputs: readonly InputRow[] };
  importance: { readonly version: AnsweringWeights };
  dependence: { readonly version: AnsweringWeights; readonly column: string; readonly target?: number };
  /** Puts a request, in JSON, to the server of the model. */
  askServed: { readonly body: string };
  /** Makes a key for this model. */
  makeKey: { readonly name: string; /** How long it opens; null: for ever. */ readonly days: number | null };
  revokeKey: { readonly id: string };
  /** Reads the data again. */
  readData: Record<string, never>;
}

export interface PanelResponse {
  predict: {
    readonly predictions: readonly Prediction[];
    readonly milliseconds: number;
    readonly version: number | null;
  };
  predictFile: {
    /** Its name; null where none was chosen. */
    readonly file: string | null;
    readonly all: number;
    /** The first of them. */
    readonly predictions: readonly Prediction[];
    /** Of the row of each: other weights may leave other rows out. */
    readonly places: readonly RowPlace[];
    readonly rows: readonly InputRow[];
    /** What was repaired or left out. */
    readonly notices: readonly Message[];
  };
  fileRow: { readonly values: InputRow };
  /** The name of the file; null where none was chosen. */
  saveAnswers: { readonly saved: string | null };
  saveFileAnswers: PanelResponse['saveAnswers'];
  /** The name of the file; null where none was chosen. */
  savePicture: { readonly saved: string | null };
  evaluation: { readonly splits: readonly SplitEvaluation[] };
  takeRow: {
    readonly row: number;
    readonly values: InputRow;
    readonly target?: string | number;
    readonly preview: SamplePreview;
    readonly window?: readonly InputRow[];
  };
  generate: GeneratedSamples;
  layerWeights: LayerWeights;
  layerActivations: LayerActivations;
  explain: { readonly explanation: Explanation };
  importance: { readonly importance: Importance };
  dependence: { readonly dependence: Dependence };
  askServed: { readonly status: number; readonly body: string; readonly milliseconds: number };
  /** The key, which is told here and never again. */
  makeKey: { readonly key: string };
  /** False where the person did not want it after all. */
  revokeKey: { readonly revoked: boolean };
  readData: { readonly summary: DataSummary };
}
