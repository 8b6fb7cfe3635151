import { int32 } from './dataTypes';
import type { GraphNodes } from './graphNodes';
import type { AttributeValue } from './savedModel';

/** A value with TensorFlow's number of its type. */
export interface TypedValue {
  readonly value: string;
  readonly dtype: number;
}

/** How often a loop turns, and how many turns may be under way at once where they do not wait for each other. */
export interface Turns {
  /** A number, or the value that holds it. */
  readonly turns: number | string;
  readonly atOnce: number;
}

/** What one turn of a loop leaves behind. */
export interface Turn {
  readonly carried: readonly string[];
  /** Nodes that have run before the next turn begins. */
  readonly done?: readonly string[];
}

/**
 * A loop in the graph (TensorFlow's control flow of version 1): `body` builds one turn from the number of the turn, the
 * values that the turn before gave, and those that are the same in every turn. Gives the values after the last turn.
 */
export function countedLoop(
  nodes: GraphNodes,
  { turns, atOnce }: Turns,
  carried: readonly TypedValue[],
  given: readonly TypedValue[],
  body: (turn: string, carried: readonly string[], given: readonly string[]) => Turn,
): string[] {
  const frame = nodes.unused('loop');
  const type = (dtype: number): { T: AttributeValue } => ({ T: { type: dtype } });
  const enter = ({ value, dtype }: TypedValue, constant: boolean): string =>
    nodes.add('Enter', [value], {
      ...type(dtype),
      frame_name: { s: Buffer.from(frame) },
      is_constant: { b: constant },
      parallel_iterations: { i: atOnce },
    });

  const all = [{ value: nodes.integers(0), dtype: int32 }, ...carried];
  const limit = enter({ value: nodes.size(turns), dtype: int32 }, true);
  const constants = given.map((one) => enter(one, true));
  const merged = all.map((one, index) => {
    const next = `${frame}/next${String(index)}:0`;
    return nodes.add('Merge', [enter(one, false), next], { ...type(one.dtype), N: { i: 2 } });
  });
  const goesOn = nodes.add('LoopCond', [nodes.integer('Less', merged[0] ?? '', limit)], {});
  const either = all.map(({ dtype }, index) => nodes.add('Switch', [merged[index] ?? '', goesOn], type(dtype)));
  const [turn = '', ...current] = all.map(({ dtype }, index) =>
    nodes.add('Identity', [(either[index] ?? '').replace(/0$/, '1')], type(dtype)),
  );
  const next = nodes.inLoop(turn, () => {
    const made = body(turn, current, constants);
    const after = (made.done ?? []).map((name) => `^${name}`);
    return [nodes.integer('AddV2', turn, nodes.integers(1), ...after), ...made.carried];
  });
  for (const [index, { dtype }] of all.entries()) {
    nodes.add('NextIteration', [next[index] ?? ''], type(dtype), `${frame}/next${String(index)}`);
  }
  return carried.map(({ dtype }, index) => nodes.add('Exit', [either[index + 1] ?? ''], type(dtype)));
}
