import { shapeMessage, type GraphNode } from '../trace';
import type { PortableGraph } from './portableGraph';

/** A graph of TensorFlow's with its inputs and outputs as nodes of their own. */
export function wholeGraph({ inputs, outputs, nodes }: PortableGraph): {
  readonly nodes: readonly GraphNode[];
  /** Names of values, in the order of the graph's outputs. */
  readonly outputs: readonly string[];
} {
  const placeholders = inputs.map(({ value, dtype, shape }): GraphNode => {
    const attr = { dtype: { type: dtype }, shape: { shape: shapeMessage([-1, ...shape]) } };
    return { name: value.replace(/:0$/, ''), op: 'Placeholder', input: [], attr };
  });
  const results = outputs.map(({ value, dtype }, index): GraphNode => {
    return { name: `output${String(index)}`, op: 'Identity', input: [value], attr: { T: { type: dtype } } };
  });
  return {
    nodes: [...placeholders, ...nodes, ...results],
    outputs: results.map(({ name }) => `${name}:0`),
  };
}
