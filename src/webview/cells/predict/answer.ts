import type { InputRow, Prediction } from '../../../protocol';

/** A prediction, and what it is held against. */
export interface Answer {
  /** What was asked. */
  readonly input: InputRow;
  readonly prediction: Prediction;
  /** Whose answer it is. */
  readonly label: string;
  /** What other weights say to the same input. */
  readonly beside: { readonly label: string; readonly prediction: Prediction } | null;
  /** The true value and its row, where the input was taken from the data. */
  readonly actual: { readonly row: number; readonly value: string | number } | null;
  /** Root mean square error on validation, in the target's units. */
  readonly usualError: number | null;
}
