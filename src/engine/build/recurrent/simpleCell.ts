import type { GraphActivation } from './activations';
import type { RecurrentCell } from './recurrentCell';

/** Elman's cell: the activation of the input's and the state's projections. */
export function simpleCell(activation: GraphActivation): RecurrentCell {
  return {
    gates: 1,
    states: 1,
    kept: 1,
    kernels: [{ from: 0, gates: 1 }],
    forward: (nodes, projected, [hidden = ''], [kernel = '']) => {
      const next = activation.value(nodes, nodes.float('AddV2', nodes.product(hidden, kernel), projected));
      return { states: [next], kept: [next], operands: [hidden] };
    },
    backward: (nodes, [output = ''], [next = ''], [kernel = '']) => {
      const projected = activation.gradient(nodes, output, next);
      return { projected, states: [nodes.product(projected, kernel)] };
    },
  };
}
