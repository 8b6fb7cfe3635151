import type { GraphActivation } from './activations';
import type { RecurrentCell } from './recurrentCell';

/** Hochreiter and Schmidhuber's cell with a forget gate, gates in Keras's order: input, forget, candidate, output. */
export function lstmCell(activation: GraphActivation, recurrentActivation: GraphActivation): RecurrentCell {
  const all = { from: 0, count: 4 };
  return {
    gates: 4,
    gradients: 4,
    states: 2,
    kept: 6,
    kernels: [{ of: all, gradients: [all] }],
    bias: null,
    forward: (nodes, projected, [hidden = '', carry = ''], [kernel = '']) => {
      const sum = nodes.float('AddV2', nodes.product(hidden, kernel), projected);
      const [toInput = '', toForget = '', toCandidate = '', toOutput = ''] = nodes.split(sum, 4, 1);
      const input = recurrentActivation.value(nodes, toInput);
      const forget = recurrentActivation.value(nodes, toForget);
      const candidate = activation.value(nodes, toCandidate);
      const output = recurrentActivation.value(nodes, toOutput);
      const next = nodes.float('AddV2', nodes.float('Mul', forget, carry), nodes.float('Mul', input, candidate));
      const shown = activation.value(nodes, next);
      return {
        states: [nodes.float('Mul', output, shown), next],
        kept: [input, forget, candidate, output, shown, carry],
        operands: [hidden],
      };
    },
    backward: (
      nodes,
      [input = '', forget = '', candidate = '', output = '', shown = '', carry = ''],
      [hidden = '', next = ''],
      [kernel = ''],
    ) => {
      const byShown = activation.gradient(nodes, shown, nodes.float('Mul', hidden, output));
      const byNext = nodes.float('AddV2', next, byShown);
      const byGates = [
        recurrentActivation.gradient(nodes, input, nodes.float('Mul', byNext, candidate)),
        recurrentActivation.gradient(nodes, forget, nodes.float('Mul', byNext, carry)),
        activation.gradient(nodes, candidate, nodes.float('Mul', byNext, input)),
        recurrentActivation.gradient(nodes, output, nodes.float('Mul', hidden, shown)),
      ];
      const gradients = nodes.joined(byGates, 1);
      return { gradients, states: [nodes.product(gradients, kernel), nodes.float('Mul', byNext, forget)] };
    },
  };
}
