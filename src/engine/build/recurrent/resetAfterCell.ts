import type { GraphActivation } from './activations';
import type { RecurrentCell } from './recurrentCell';

/**
 * Cho's cell as CuDNN has it (`reset_after=True`): the reset stands after the product with the state, which has a bias of
 * its own. That of the gates may be in the projection, but the candidate's may not.
 */
export function resetAfterCell(
  activation: GraphActivation,
  recurrentActivation: GraphActivation,
  biased: boolean,
): RecurrentCell {
  return {
    gates: 3,
    gradients: 4,
    states: 1,
    kept: 5,
    kernels: [
      {
        of: { from: 0, count: 3 },
        gradients: [
          { from: 0, count: 2 },
          { from: 3, count: 1 },
        ],
      },
    ],
    bias: biased ? { from: 3, count: 1 } : null,
    forward: (nodes, projected, [hidden = ''], [kernel = ''], bias) => {
      const [ofUpdate = '', ofReset = '', ofCandidate = ''] = nodes.split(projected, 3, 1);
      const [byUpdate = '', byReset = '', byCandidate = ''] = nodes.split(nodes.product(hidden, kernel), 3, 1);
      const update = recurrentActivation.value(nodes, nodes.float('AddV2', ofUpdate, byUpdate));
      const reset = recurrentActivation.value(nodes, nodes.float('AddV2', ofReset, byReset));
      const remembered = biased ? nodes.float('AddV2', byCandidate, bias) : byCandidate;
      const sum = nodes.float('AddV2', ofCandidate, nodes.float('Mul', reset, remembered));
      const candidate = activation.value(nodes, sum);
      const rest = nodes.float('Sub', nodes.number(1), update);
      const next = nodes.float('AddV2', nodes.float('Mul', update, hidden), nodes.float('Mul', rest, candidate));
      return { states: [next], kept: [update, reset, candidate, remembered, hidden], operands: [hidden] };
    },
    backward: (
      nodes,
      [update = '', reset = '', candidate = '', remembered = '', hidden = ''],
      [next = ''],
      [kernel = ''],
    ) => {
      const byUpdate = nodes.float('Mul', next, nodes.float('Sub', hidden, candidate));
      const byCandidate = nodes.float('Mul', next, nodes.float('Sub', nodes.number(1), update));
      const toCandidate = activation.gradient(nodes, candidate, byCandidate);
      const toUpdate = recurrentActivation.gradient(nodes, update, byUpdate);
      const toReset = recurrentActivation.gradient(nodes, reset, nodes.float('Mul', toCandidate, remembered));
      const toRemembered = nodes.float('Mul', toCandidate, reset);
      const byProduct = nodes.product(nodes.joined([toUpdate, toReset, toRemembered], 1), kernel);
      return {
        gradients: nodes.joined([toUpdate, toReset, toCandidate, toRemembered], 1),
        states: [nodes.float('AddV2', nodes.float('Mul', next, update), byProduct)],
      };
    },
  };
}
