import type { Shape } from './description';
import type { Problem, Range } from './problem';
import type { MachineSpeed, MeasuredEpoch } from './machineSpeed';
import type { DataFacts } from './dataFacts';
import type { DataSpec, ModelFile } from './modelFile';
import type { NetworkDescription } from './description';
import type { Locale } from '../../texts';

export interface CheckOptions {
  /** The file's name or path: its stem is the model's default name, its ending says YAML or JSON. */
  readonly fileName: string;
  /** What is known of the data; without it nothing is said that depends on it. */
  readonly facts?: DataFacts;
  /** Values put into the file before it is checked: `train.batchSize=64`, `model.0.dense.units=8`. */
  readonly set?: readonly string[];
  /** The other model files whose runs are kept in the same store. */
  readonly siblings?: readonly SiblingModel[];
}

export interface SiblingModel {
  readonly fileName: string;
  readonly name: string;
}

export interface CheckResult {
  /** In the order of the file. */
  readonly problems: readonly Problem[];
  /** The file with every default; absent when a problem is an error. */
  readonly model?: ModelFile;
  /** The data section with every default; present as soon as that section can be read, whatever is wrong elsewhere. */
  readonly data?: DataSpec;
  /** As far as they can be described, also in a file with errors. */
  readonly networks: readonly NetworkDescription[];
}

export interface EditorOptions {
  readonly fileName: string;
  readonly locale: Locale;
  readonly facts?: DataFacts;
  /** What the check found, for what hovers say of cost. */
  readonly check?: CheckResult;
  /** How fast this machine trains, once it was measured. */
  readonly speed?: MachineSpeed;
  /** What an epoch of this model took, where it was trained before. */
  readonly measured?: MeasuredEpoch;
}

export type CompletionKind = 'key' | 'layer' | 'value' | 'column' | 'name';

export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** What replaces `range`; a VS Code snippet, where `$0` is the place of the cursor afterwards. */
  readonly snippet: string;
  /** One line: type or default. */
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
  readonly range: Range;
}

export interface CompletionResult {
  readonly items: readonly Completion[];
  /** Set where a path relative to the model file belongs: the caller lists the files. */
  readonly path?: PathCompletion;
}

export interface PathCompletion {
  /** What is typed of the path so far. */
  readonly pathPrefix: string;
  readonly range: Range;
}

export interface Hover {
  readonly markdown: string;
  readonly range: Range;
}

export interface OutlineItem {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'section' | 'network' | 'layer';
  /** All of it. */
  readonly range: Range;
  /** Its name. */
  readonly selectionRange: Range;
  readonly children: readonly OutlineItem[];
}

/** What stands behind a layer in the editor. */
export interface LayerHint {
  readonly network: string;
  readonly layer: string;
  readonly range: Range;
  readonly outputShape: Shape | null;
  readonly parameters: number;
}

export interface DataPath {
  readonly role: 'source' | 'labels' | 'validation' | 'test';
  /** As written. */
  readonly path: string;
  readonly range: Range;
}

/** The column that is to be predicted, as far as it is known. */
export interface TargetDescription {
  readonly column: string;
  /** Null: not known yet. */
  readonly type: 'numeric' | 'category' | null;
  /** Category: the classes in the order of their numbers, when known. */
  readonly classes?: readonly string[];
}
