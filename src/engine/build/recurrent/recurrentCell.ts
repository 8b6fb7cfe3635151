import type { GraphNodes } from '../../trace';

/** What a cell gives in one step: its states, then what its gradient needs. All are [rows, units]. */
export interface ForwardStep {
  /** The first is the output. */
  readonly states: readonly string[];
  readonly kept: readonly string[];
  /** What each recurrent kernel was multiplied with. */
  readonly operands: readonly string[];
}

export interface BackwardStep {
  /** By the input's projection and what was added to it, then what else the parameters need: [rows, gradients * units]. */
  readonly gradients: string;
  /** By the states before. */
  readonly states: readonly string[];
}

/** Columns, in `units`, of what a step backwards gives. */
export interface Columns {
  readonly from: number;
  readonly count: number;
}

/** A recurrent cell as nodes, with its gradient written by hand. */
export interface RecurrentCell {
  /** The parts, of `units` columns each, of the input's projection. */
  readonly gates: number;
  /** The parts of what a step backwards gives; the first of them are by the projection. */
  readonly gradients: number;
  readonly states: number;
  /** How many values a step keeps for the gradient. */
  readonly kept: number;
  /** For each recurrent kernel its columns of the layer's kernel, and the gradients by what it was multiplied to. */
  readonly kernels: readonly { readonly of: Columns; readonly gradients: readonly Columns[] }[];
  /** Whether there is a bias that the projection does not hold, and the gradients by what it was added to. */
  readonly bias: Columns | null;
  /** `bias` is empty where there is none. */
  forward(
    nodes: GraphNodes,
    projected: string,
    states: readonly string[],
    kernels: readonly string[],
    bias: string,
  ): ForwardStep;
  /** `states` are the gradients by the states after; the kernels are given transposed. */
  backward(
    nodes: GraphNodes,
    kept: readonly string[],
    states: readonly string[],
    kernels: readonly string[],
  ): BackwardStep;
}
