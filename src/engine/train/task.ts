import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import type { Measures } from '../../protocol';
import type { Network } from '../build';
import type { Optimizer } from '../optimizers';

export type ProgramName = 'train' | 'evaluate' | 'samples';

/** Works on tensors and assigns variables, with no other effect: so it can run eagerly or be recorded as a graph. */
export type Program = (feeds: readonly Tensor[]) => Tensor[];

export interface StateVariable {
  readonly name: string;
  /** The layer it belongs to; undefined for what an optimizer remembers. */
  readonly layer?: string;
  readonly variable: Variable;
}

/** What is trained: networks, optimizers, and the programs over them. */
export interface Task {
  readonly networks: readonly Network[];
  readonly optimizers: readonly Optimizer[];
  /** Weights first, then the optimizers' slots. */
  readonly state: readonly StateVariable[];
  readonly programs: Readonly<Partial<Record<ProgramName, Program>>>;
  readonly inputNames: readonly string[];
  /** Sums that a train or evaluate program returns: the first is a number of rows. */
  readonly sumsSize: number;
  /** What a train program returns of a step behind its sums, by name: this is not added up. */
  readonly stepFigures: readonly string[];
  results(sums: Readonly<Float64Array>): Measures;
  dispose(): void;
}
