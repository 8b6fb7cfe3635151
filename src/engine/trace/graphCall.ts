import type { Recording } from './recording';
import { shapeMessage, type GraphNode } from './savedModel';

/** Nodes to load, and what to feed and fetch in order to run them. */
export interface GraphCall {
  readonly nodes: readonly GraphNode[];
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** A recording as one call, fed with its feeds; fetching a result also runs the assignments. */
export function graphCall({ prefix, feeds, nodes, assignments, results }: Recording): GraphCall {
  const placeholders = feeds.map(({ name, dtype, shape }): GraphNode => {
    const attr = { dtype: { type: dtype }, shape: { shape: shapeMessage(shape) } };
    return { name: name.replace(/:0$/, ''), op: 'Placeholder', input: [], attr };
  });
  const after = assignments.map((name) => `^${name}`);
  const outputs = results.map(({ name, dtype }, index): GraphNode => {
    const attr = { T: { type: dtype } };
    return { name: `${prefix}/output${String(index)}`, op: 'Identity', input: [name, ...after], attr };
  });
  return {
    nodes: [...placeholders, ...nodes, ...outputs],
    inputs: feeds.map(({ name }) => name),
    outputs: outputs.map(({ name }) => `${name}:0`),
  };
}
