import type { Message } from '../../texts';
import type { GraphNode } from './savedModel';

/** Why a program cannot be a graph. */
export class Untraceable extends Error {
  constructor(readonly reason: Message) {
    super(`${reason.key} ${JSON.stringify(reason.args ?? {})}`);
    this.name = 'Untraceable';
  }
}

/** A value that the graph gets from elsewhere: nodes name it `name`. */
export interface GraphValue {
  readonly name: string;
  /** TensorFlow's number of the type. */
  readonly dtype: number;
  readonly shape: readonly number[];
}

/** A program recorded as nodes of a graph, which take their feeds, and the variables as `variableName(k)/read:0`. */
export interface Recording {
  readonly prefix: string;
  readonly feeds: readonly GraphValue[];
  readonly nodes: readonly GraphNode[];
  /** The nodes that assign variables. */
  readonly assignments: readonly string[];
  readonly results: readonly GraphValue[];
  /** Whether it holds compounds, so that what recording computed is not what the program computes. */
  readonly compounds: boolean;
  /** What is known of the values that single operations give, by name; of compounds nothing. */
  readonly values: ReadonlyMap<string, RecordedValue>;
  /** The parts that `mark` told of, in order, each with the number of nodes after it. */
  readonly parts: readonly { readonly name: string; readonly end: number }[];
}

export interface RecordedValue {
  readonly dtype: number;
  readonly shape: readonly number[];
}

export const variableName = (index: number): string => `variable${String(index)}`;
