import type { InputRow, Prediction, SamplePreview, SplitEvaluation, SplitName } from '../../protocol';
import type { Message } from '../../texts';
import type { PreparedSplit } from '../contract';
import type { Explainable } from '../explain';

/** A version loaded for answering; holds tensors until disposed. */
export interface InferenceModel {
  predict(inputs: readonly InputRow[]): Promise<readonly Prediction[]>;
  evaluate(split: PreparedSplit, name: SplitName, preview: (row: number) => SamplePreview): Promise<SplitEvaluation>;
  generate(count: number, seed: number): Promise<readonly SamplePreview[]>;
  /** Makes predictions fast ahead of the first one; says why they stay slow, null where they do not. */
  prepare(): Message | null;
  /** For explanations; null where the version does not answer. */
  readonly explainable: Explainable | null;
  dispose(): void;
}
