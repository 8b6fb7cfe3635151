import type { DataFacts, JsonValue, ModelFile } from '../language';
import type { CodeBundle, ModelSignature } from '../protocol';

/** Weights by name, as `kernel`, `bias` under their layer: `dense_1/kernel`. */
export interface NamedArray {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32' | 'bool';
  readonly values: Float32Array | Int32Array | Uint8Array;
}

/** All that training needs to go on as if it had never stopped. */
export interface CheckpointContent {
  readonly epoch: number;
  /** Global step. */
  readonly step: number;
  /** Early stopping, best epoch, sums of the epoch so far, random state. */
  readonly state: JsonValue;
  /** Weights and optimizer slots, and the best weights so far. */
  readonly arrays: readonly NamedArray[];
}

/** The fitted preprocessing: plain JSON, stored with every version. */
export interface Preprocessing {
  readonly formatVersion: 1;
  readonly columns: JsonValue;
  readonly target: TargetScaling;
}

/** How the network's output is read: class names, or the units of a numeric target. */
export type TargetScaling =
  | { readonly kind: 'category'; readonly name: string; readonly classes: readonly string[] }
  /** value = output * deviation + mean */
  | { readonly kind: 'numeric'; readonly name: string; readonly mean: number; readonly deviation: number }
  | { readonly kind: 'none' };

/** What a version's folder holds, apart from `version.json`: topology, weights, preprocessing, signature. */
export interface TrainedModel {
  readonly file: ModelFile;
  readonly weights: readonly NamedArray[];
  readonly preprocessing: Preprocessing;
  readonly signature: ModelSignature;
  readonly facts: DataFacts;
  /** Of a code model. */
  readonly code?: CodeBundle;
}
