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
  /** By the input's projection and what was added to it: [rows, gates * units]. */
  readonly projected: string;
  /** By the states before. */
  readonly states: readonly string[];
}

/** A recurrent cell as nodes, with its gradient written by hand. */
export interface RecurrentCell {
  /** The parts, of `units` columns each, of the input's projection. */
  readonly gates: number;
  readonly states: number;
  /** How many values a step keeps for the gradient. */
  readonly kept: number;
  /** Which of the gates each recurrent kernel adds to. */
  readonly kernels: readonly { readonly from: number; readonly gates: number }[];
  forward(nodes: GraphNodes, projected: string, states: readonly string[], kernels: readonly string[]): ForwardStep;
  /** `states` are the gradients by the states after; the kernels are given transposed. */
  backward(
    nodes: GraphNodes,
    kept: readonly string[],
    states: readonly string[],
    kernels: readonly string[],
  ): BackwardStep;
}
