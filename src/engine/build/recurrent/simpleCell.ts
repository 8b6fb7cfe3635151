import type { GraphActivation } from './activations';
import type { RecurrentCell } from './recurrentCell';

/** Elman's cell: the activation of the input's and the state's projections. */
export function simpleCell(activation: GraphActivation): RecurrentCell {
  const all = { from: 0, count: 1 };
  return {
    gates: 1,
    gradients: 1,
    states: 1,
    kept: 1,
    kernels: [{ of: all, gradients: [all] }],
    bias: null,
    forward: (nodes, projected, [hidden = ''], [kernel = '']) => {
      const next = activation.value(nodes, nodes.float('AddV2', nodes.product(hidden, kernel), projected));
      return { states: [next], kept: [next], operands: [hidden] };
    },
    backward: (nodes, [output = ''], [next = ''], [kernel = '']) => {
      const gradients = activation.gradient(nodes, output, next);
      return { gradients, states: [nodes.product(gradients, kernel)] };
    },
  };
}
