import type { JsonValue } from './modelFile';
import type { Range } from './problem';

/** Without the batch; null where the size is known only with the data. */
export type Shape = readonly (number | null)[];

export interface InputDescription {
  readonly name: string;
  readonly shape: Shape;
  readonly dtype: 'float32' | 'int32';
}

export interface LayerDescription {
  readonly name: string;
  readonly type: string;
  /** Names of layers or data inputs. */
  readonly inputs: readonly string[];
  /** Null where it cannot be inferred yet (the data is not known) or the layer does not fit. */
  readonly outputShape: Shape | null;
  readonly parameters: number;
  readonly trainableParameters: number;
  /** One sample, forward, a multiply-add as two. */
  readonly flops: number;
  readonly config: Readonly<Record<string, JsonValue>>;
  /** Where the layer stands in the file. */
  readonly range: Range;
}

export interface NetworkDescription {
  readonly name: string;
  readonly inputs: readonly InputDescription[];
  readonly layers: readonly LayerDescription[];
  /** Names of the layers whose results leave the network. */
  readonly outputs: readonly string[];
  readonly parameters: number;
  readonly trainableParameters: number;
  readonly flops: number;
  /** Of the weights, four bytes each. */
  readonly memoryBytes: number;
}
