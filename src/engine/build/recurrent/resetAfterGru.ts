import {
  add,
  concat,
  keep,
  matMul,
  mul,
  onesLike,
  reshape,
  slice,
  split,
  sub,
  tidy,
  zeros,
  type Tensor,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { layers, type LayerVariable } from '@tensorflow/tfjs-layers';

interface Apply {
  apply(input: Tensor): Tensor;
}

type AddWeight = (
  name: string,
  shape: readonly number[],
  dtype: null,
  ...settings: readonly unknown[]
) => LayerVariable;

/** tfjs's cell, as far as it is needed to make another of it. */
interface GruCellParts {
  readonly units: number;
  readonly useBias: boolean;
  readonly dropout: number;
  readonly recurrentDropout: number;
  readonly dropoutFunc?: (ones: Tensor, rate: number) => Tensor;
  readonly activation: Apply;
  readonly recurrentActivation: Apply;
  readonly kernelInitializer: unknown;
  readonly kernelRegularizer: unknown;
  readonly kernelConstraint: unknown;
  readonly recurrentInitializer: unknown;
  readonly recurrentRegularizer: unknown;
  readonly recurrentConstraint: unknown;
  readonly biasInitializer: unknown;
  readonly biasRegularizer: unknown;
  readonly biasConstraint: unknown;
  readonly addWeight: AddWeight;
  kernel: LayerVariable;
  recurrentKernel: LayerVariable;
  bias: LayerVariable | null;
  built: boolean;
  /** Drawn for a whole sequence; the layer takes them away before the next. */
  dropoutMask: Tensor | null;
  recurrentDropoutMask: Tensor | null;
}

/** tfjs's GRU, with the reset after the product as Keras has it by default. Its bias is [2, 3 * units]: of input and state. */
export function resetAfterGru(config: object): layers.Layer {
  const layer = layers.gru(config as Parameters<typeof layers.gru>[0]);
  const { cell } = layer as unknown as { readonly cell: GruCellParts };
  Object.assign(cell, {
    build: (shape: readonly number[]) => {
      build(cell, shape.at(-1) ?? 0);
    },
    call: ([input, state]: readonly Tensor[], { training }: { readonly training?: boolean }) =>
      tidy(() => {
        if (!input || !state) throw new Error('a recurrent cell lacks its input');
        const next = step(cell, input, state, training === true);
        return [next, next];
      }),
  });
  return layer;
}

function build(cell: GruCellParts, features: number): void {
  const width = 3 * cell.units;
  const weight = (name: string, shape: readonly number[], ...[starts, penalty, limit]: readonly unknown[]) =>
    cell.addWeight(name, shape, null, starts, penalty, true, limit);
  const { kernelInitializer, kernelRegularizer, kernelConstraint } = cell;
  const { recurrentInitializer, recurrentRegularizer, recurrentConstraint } = cell;
  const { biasInitializer, biasRegularizer, biasConstraint } = cell;
  cell.kernel = weight('kernel', [features, width], kernelInitializer, kernelRegularizer, kernelConstraint);
  cell.recurrentKernel = weight(
    'recurrent_kernel',
    [cell.units, width],
    recurrentInitializer,
    recurrentRegularizer,
    recurrentConstraint,
  );
  cell.bias = cell.useBias ? weight('bias', [2, width], biasInitializer, biasRegularizer, biasConstraint) : null;
  cell.built = true;
}

function step(cell: GruCellParts, input: Tensor, state: Tensor, training: boolean): Tensor {
  cell.dropoutMask ??= drawn(cell, input, cell.dropout, training);
  cell.recurrentDropoutMask ??= drawn(cell, state, cell.recurrentDropout, training);
  const given = cell.dropoutMask ? mul(input, cell.dropoutMask) : input;
  const hidden = cell.recurrentDropoutMask ? mul(state, cell.recurrentDropoutMask) : state;
  const parts = (values: Tensor, kernel: LayerVariable, row: number): Tensor[] => {
    const product = matMul(values as Tensor2D, kernel.read() as Tensor2D);
    const biased = cell.bias ? add(product, slice(cell.bias.read(), [row, 0], [1, 3 * cell.units])) : product;
    return split(biased, 3, 1);
  };
  const [ofUpdate, ofReset, ofCandidate] = parts(given, cell.kernel, 0);
  const [byUpdate, byReset, byCandidate] = parts(hidden, cell.recurrentKernel, 1);
  if (!ofUpdate || !ofReset || !ofCandidate || !byUpdate || !byReset || !byCandidate)
    throw new Error('a gate is missing');
  const update = cell.recurrentActivation.apply(add(ofUpdate, byUpdate));
  const reset = cell.recurrentActivation.apply(add(ofReset, byReset));
  const candidate = cell.activation.apply(add(ofCandidate, mul(reset, byCandidate)));
  return add(mul(update, hidden), mul(sub(1, update), candidate));
}

function drawn({ dropoutFunc }: GruCellParts, like: Tensor, rate: number, training: boolean): Tensor | null {
  return training && rate > 0 && rate < 1 && dropoutFunc ? keep(dropoutFunc(onesLike(like), rate)) : null;
}

/** A bias [2, 3 * units] as one that the input's projection takes, and that of the candidate by the state. */
export function splitBias(bias: Tensor, units: number): { readonly projection: Tensor; readonly candidate: Tensor } {
  const gates = reshape(slice(bias, [1, 0], [1, 2 * units]), [2 * units]);
  const input = reshape(slice(bias, [0, 0], [1, 3 * units]), [3 * units]);
  return {
    projection: add(input, concat([gates, zeros([units])])),
    candidate: reshape(slice(bias, [1, 2 * units], [1, units]), [units]),
  };
}
