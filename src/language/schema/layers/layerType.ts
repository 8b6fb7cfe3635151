import type { TSchema } from '@sinclair/typebox';
import type { TextKey } from '../../../texts';
import type { Shape } from '../../types/description';
import type { JsonValue } from '../../types/modelFile';

/** What a layer is for: decides its colour. */
export type LayerCategory =
  | 'dense'
  | 'convolution'
  | 'pooling'
  | 'normalization'
  | 'activation'
  | 'recurrent'
  | 'embedding'
  | 'attention'
  | 'shape'
  | 'merge'
  | 'dropout'
  | 'wrapper';

export type LayerConfig = Readonly<Record<string, JsonValue>>;

/** What is known before a layer is inferred. */
export interface LayerContext {
  readonly config: LayerConfig;
  /** Without the batch. */
  readonly inputs: readonly Shape[];
  /** The layer inside a wrapper. */
  readonly wrapped?: { readonly type: LayerType; readonly config: LayerConfig };
}

/** A layer that fits its inputs; null counts depend on sizes that are not known yet. */
export interface LayerOutcome {
  readonly outputShape: Shape;
  readonly trainable: number | null;
  readonly frozen: number;
  /** One sample, forward, a multiply-add as two. */
  readonly flops: number | null;
}

/** Both of what a layer's inference can say. */
export type Inference = LayerOutcome | Misfit;

/** A layer that does not fit its inputs, and what mends it. */
export interface Misfit {
  readonly misfit: TextKey;
  readonly args: Readonly<Record<string, string | number>>;
  readonly mend?: 'flatten' | 'returnSequences';
  /** The argument that does not fit; the layer itself when absent. */
  readonly argument?: string;
}

export interface LayerType {
  /** As tfjs's factory functions and as the file writes it. */
  readonly name: string;
  readonly category: LayerCategory;
  readonly doc: TextKey;
  /** The tfjs layer config, each with its schema; an argument without a default is required. */
  readonly arguments: Readonly<Record<string, TSchema>>;
  /** What tfjs is told beside the arguments, where its own default differs and nothing else makes sense. */
  readonly fixed?: LayerConfig;
  /** The argument that `dense: 16` gives. */
  readonly shorthand?: string;
  /** How many inputs: `one`, or `many` for the layers that merge. */
  readonly takes: 'one' | 'many';
  readonly infer: (context: LayerContext) => Inference;
  /** Of a layer that the user's code calculates: the id of that code. */
  readonly code?: string;
}
