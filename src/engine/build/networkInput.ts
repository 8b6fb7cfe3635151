/** A tensor that a network takes: of one row, without the batch. */
export interface NetworkInput {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32';
}
