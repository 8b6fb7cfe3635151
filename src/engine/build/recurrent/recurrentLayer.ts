import {
  add,
  cast,
  expandDims,
  fill,
  matMul,
  mul,
  reshape,
  reverse,
  slice,
  tidy,
  transpose,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { layers, type LayerVariable } from '@tensorflow/tfjs-layers';
import { recordsLoops } from '../../trace';
import { graphActivations, type GraphActivation } from './activations';
import { gruCell } from './gruCell';
import { lstmCell } from './lstmCell';
import { recurrence } from './recurrence';
import type { RecurrentCell } from './recurrentCell';
import { resetAfterCell } from './resetAfterCell';
import { resetAfterGru, splitBias } from './resetAfterGru';
import { simpleCell } from './simpleCell';

interface Activation {
  getClassName(): string;
}

/** What tfjs's recurrent cells have in common. */
interface CellParts {
  readonly units: number;
  readonly kernel: LayerVariable;
  readonly recurrentKernel: LayerVariable;
  readonly bias: LayerVariable | null;
  readonly activation: Activation;
  readonly recurrentActivation?: Activation;
  readonly dropout: number;
  readonly recurrentDropout: number;
  readonly dropoutFunc?: (ones: Tensor, rate: number) => Tensor;
}

interface LayerParts {
  readonly cell: CellParts;
  readonly returnSequences: boolean;
  readonly returnState: boolean;
  readonly goBackwards: boolean;
  readonly stateful: boolean;
}

interface CallArguments {
  readonly training?: boolean;
  readonly mask?: Tensor | readonly Tensor[] | null;
  readonly initialState?: readonly Tensor[] | null;
}

type RecurrentType = 'lstm' | 'gru' | 'simpleRNN';

const factories = {
  lstm: (config: object) => layers.lstm(config as Parameters<typeof layers.lstm>[0]),
  gru: (config: object) => {
    const { resetAfter, ...others } = { resetAfter: false, ...config };
    return resetAfter ? resetAfterGru(others) : layers.gru(others as Parameters<typeof layers.gru>[0]);
  },
  simpleRNN: (config: object) => layers.simpleRNN(config as Parameters<typeof layers.simpleRNN>[0]),
};

/** tfjs draws as many masks, of which it uses the first. */
const drawnMasks = { lstm: 4, gru: 3, simpleRNN: 1 } as const;

const resetsAfter = (config: object): boolean => 'resetAfter' in config && config.resetAfter === true;

/**
 * tfjs's recurrent layer, which in a recording is a loop of the graph with a gradient written by hand: as single
 * operations, every step of a sequence would be some fifty nodes.
 */
export function recurrentLayer(type: RecurrentType): (config: object) => layers.Layer {
  return (config) => {
    const layer = factories[type](config);
    const after = type === 'gru' && resetsAfter(config);
    const masks = after ? 1 : drawnMasks[type];
    const parts = layer as unknown as LayerParts;
    const eager = layer.call.bind(layer);
    const call = (inputs: Tensor | Tensor[], kwargs?: CallArguments): Tensor | Tensor[] => {
      const input = Array.isArray(inputs) ? inputs[0] : inputs;
      const cell = recordsLoops() && input && !kwargs?.initialState ? cellOf(type, parts, after) : null;
      if (!cell || !input) return eager(inputs, kwargs ?? {});
      return tidy(() => inLoop(parts, cell, masks, input, kwargs ?? {}));
    };
    return Object.assign(layer, { call });
  };
}

/** Null where the layer has something that loops have not. */
function cellOf(
  type: RecurrentType,
  { cell, returnState, stateful }: LayerParts,
  after: boolean,
): RecurrentCell | null {
  if (returnState || stateful) return null;
  const known = (activation: Activation | undefined): GraphActivation | undefined =>
    graphActivations.get(activation?.getClassName() ?? '');
  const activation = known(cell.activation);
  if (!activation) return null;
  if (type === 'simpleRNN') return simpleCell(activation);
  const recurrentActivation = known(cell.recurrentActivation);
  if (!recurrentActivation) return null;
  if (after) return resetAfterCell(activation, recurrentActivation, cell.bias !== null);
  return type === 'lstm' ? lstmCell(activation, recurrentActivation) : gruCell(activation, recurrentActivation);
}

function inLoop(
  { cell, returnSequences, goBackwards }: LayerParts,
  graphCell: RecurrentCell,
  masks: number,
  input: Tensor,
  { training, mask }: CallArguments,
): Tensor {
  const { units } = cell;
  const [batch = 1, steps = 1, features = 1] = input.shape;
  const drop = (rate: number, width: number): Tensor | null =>
    training === true ? dropoutMask(cell, rate, [batch, width], masks) : null;
  const inputDropout = drop(cell.dropout, features);
  const stateDropout = drop(cell.recurrentDropout, units);

  const kept = inputDropout ? mul(input, expandDims(inputDropout, 1)) : input;
  const ordered = (values: Tensor): Tensor => {
    const stepsFirst = transpose(values, [1, 0, 2]);
    return goBackwards ? reverse(stepsFirst, 0) : stepsFirst;
  };
  const product = matMul(reshape(ordered(kept), [steps * batch, features]), cell.kernel.read());
  const bias = cell.bias ? biasOf(cell.bias.read(), graphCell, units) : null;
  const projected = bias ? add(product, bias.projection) : product;
  const kernel = cell.recurrentKernel.read();
  const given = Array.isArray(mask) ? (mask as readonly Tensor[])[0] : (mask as Tensor | null | undefined);
  const output = recurrence({
    cell: graphCell,
    units,
    projected: reshape(projected, [steps, batch, graphCell.gates * units]),
    kernels: graphCell.kernels.map(({ of: { from, count } }) =>
      count === graphCell.gates ? kernel : slice(kernel, [0, from * units], [units, count * units]),
    ),
    bias: bias?.candidate ?? null,
    mask: given ? ordered(reshape(cast(cast(given, 'bool'), 'float32'), [batch, steps, 1])) : null,
    dropout: stateDropout,
    sequences: returnSequences,
  });
  return returnSequences ? transpose(output, [1, 0, 2]) : output;
}

/** What the projection takes of a bias, and what the cell itself. */
function biasOf(
  bias: Tensor,
  { bias: ofState }: RecurrentCell,
  units: number,
): { readonly projection: Tensor; readonly candidate?: Tensor } {
  return ofState ? splitBias(bias, units) : { projection: bias };
}

function dropoutMask(cell: CellParts, rate: number, shape: [number, number], masks: number): Tensor | null {
  const { dropoutFunc } = cell;
  if (!(rate > 0 && rate < 1) || !dropoutFunc) return null;
  const [first] = Array.from({ length: masks }, () => dropoutFunc(fill(shape, 1), rate));
  return first ?? null;
}
