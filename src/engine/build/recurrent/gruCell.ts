import type { GraphActivation } from './activations';
import type { Columns, RecurrentCell } from './recurrentCell';

const ofGates: Columns = { from: 0, count: 2 };
const ofCandidate: Columns = { from: 2, count: 1 };

/** Cho's cell, gates in Keras's order: update, reset, candidate; the reset stands before the product (`reset_after=False`). */
export function gruCell(activation: GraphActivation, recurrentActivation: GraphActivation): RecurrentCell {
  return {
    gates: 3,
    gradients: 3,
    states: 1,
    kept: 4,
    kernels: [ofGates, ofCandidate].map((columns) => ({ of: columns, gradients: [columns] })),
    bias: null,
    forward: (nodes, projected, [hidden = ''], [gateKernel = '', candidateKernel = '']) => {
      const [ofUpdate = '', ofReset = '', byInput = ''] = nodes.split(projected, 3, 1);
      const [byUpdate = '', byReset = ''] = nodes.split(nodes.product(hidden, gateKernel), 2, 1);
      const update = recurrentActivation.value(nodes, nodes.float('AddV2', ofUpdate, byUpdate));
      const reset = recurrentActivation.value(nodes, nodes.float('AddV2', ofReset, byReset));
      const remembered = nodes.float('Mul', reset, hidden);
      const toCandidate = nodes.float('AddV2', byInput, nodes.product(remembered, candidateKernel));
      const candidate = activation.value(nodes, toCandidate);
      const rest = nodes.float('Sub', nodes.number(1), update);
      const next = nodes.float('AddV2', nodes.float('Mul', update, hidden), nodes.float('Mul', rest, candidate));
      return { states: [next], kept: [update, reset, candidate, hidden], operands: [hidden, remembered] };
    },
    backward: (
      nodes,
      [update = '', reset = '', candidate = '', hidden = ''],
      [next = ''],
      [gateKernel = '', candidateKernel = ''],
    ) => {
      const byUpdate = nodes.float('Mul', next, nodes.float('Sub', hidden, candidate));
      const byCandidate = nodes.float('Mul', next, nodes.float('Sub', nodes.number(1), update));
      const toCandidate = activation.gradient(nodes, candidate, byCandidate);
      const byRemembered = nodes.product(toCandidate, candidateKernel);
      const toUpdate = recurrentActivation.gradient(nodes, update, byUpdate);
      const toReset = recurrentActivation.gradient(nodes, reset, nodes.float('Mul', byRemembered, hidden));
      const gates = nodes.product(nodes.joined([toUpdate, toReset], 1), gateKernel);
      const direct = nodes.float('AddV2', nodes.float('Mul', next, update), nodes.float('Mul', byRemembered, reset));
      return {
        gradients: nodes.joined([toUpdate, toReset, toCandidate], 1),
        states: [nodes.float('AddV2', direct, gates)],
      };
    },
  };
}
