import type { TextKey } from '../../../texts';
import { boolean, type TProperties } from '../node';
import {
  activation,
  constraint,
  count,
  initializer,
  kernelAndBias,
  padding,
  recurrentActivation,
  regularizer,
  share,
  sizes,
} from '../values';
import type { Inference, LayerContext, LayerType } from './layerType';
import {
  elements,
  input,
  isSame,
  numberOf,
  numbersOf,
  plus,
  shapeWords,
  times,
  windowLength,
  wrongRank,
} from './shapes';

/** `gates` is the number of kernels: 1, GRU 3, LSTM 4. A GRU that resets after the product has a bias for each of the two. */
function recurrent(gates: number): LayerType['infer'] {
  return (context: LayerContext): Inference => {
    const shape = input(context);
    if (shape.length !== 2) return wrongRank('language.misfitSequence', shape, 'returnSequences');
    const [steps = null, features = null] = shape;
    const units = numberOf(context.config, 'units');
    const weights = times(gates, plus(times(features, units), units * units));
    const biases = context.config['useBias'] === false ? 0 : context.config['resetAfter'] === true ? 2 : 1;
    return {
      outputShape: context.config['returnSequences'] === true ? [steps, units] : [units],
      trainable: plus(weights, biases * gates * units),
      frozen: 0,
      flops: times(2, steps, weights),
    };
  };
}

function convLstm(context: LayerContext): Inference {
  const shape = input(context);
  const { config } = context;
  if (shape.length !== 4) return wrongRank('language.misfitFrames', shape);
  const [steps = null, height = null, width = null, channels = null] = shape;
  const kernel = numbersOf(config['kernelSize']);
  const strides = numbersOf(config['strides']);
  const space = [height, width].map((length, axis) =>
    windowLength(length, kernel[axis] ?? 1, strides[axis] ?? 1, isSame(config)),
  );
  if (space.some((length) => length !== null && length < 1)) {
    return {
      misfit: 'language.misfitWindow',
      args: { found: shapeWords(shape), window: shapeWords(kernel) },
      argument: 'kernelSize',
    };
  }
  const filters = numberOf(config, 'filters');
  const weights = times(4 * filters, ...kernel, plus(channels, filters));
  const frame = [...space, filters];
  return {
    outputShape: config['returnSequences'] === true ? [steps, ...frame] : frame,
    trainable: plus(weights, config['useBias'] === false ? 0 : 4 * filters),
    frozen: 0,
    flops: times(2, steps, weights, elements(space)),
  };
}

const recurrence = () => ({
  recurrentInitializer: initializer('language.argRecurrentInitializer', 'orthogonal'),
  recurrentRegularizer: regularizer('language.argRecurrentRegularizer'),
  recurrentConstraint: constraint('language.argRecurrentConstraint'),
  dropout: share('language.argDropout', 0),
  recurrentDropout: share('language.argRecurrentDropout', 0),
  returnSequences: boolean({ doc: 'language.argReturnSequences', default: false }),
  goBackwards: boolean({ doc: 'language.argGoBackwards', default: false }),
});

const forgetBias = () => ({ unitForgetBias: boolean({ doc: 'language.argUnitForgetBias', default: true }) });

function cell(name: string, doc: TextKey, gates: number, own: TProperties): LayerType {
  return {
    name,
    category: 'recurrent',
    doc,
    arguments: {
      units: count('language.argUnits'),
      activation: activation('tanh'),
      ...own,
      ...kernelAndBias(),
      ...recurrence(),
    },
    shorthand: 'units',
    takes: 'one',
    infer: recurrent(gates),
  };
}

/**
 * Dilation and `dataFormat` of convLstm2d are left out: tfjs reads the channels at the wrong axis when they come first.
 */
export const recurrentLayers: readonly LayerType[] = [
  cell('simpleRNN', 'language.layerSimpleRNN', 1, {}),
  cell('lstm', 'language.layerLstm', 4, { recurrentActivation: recurrentActivation(), ...forgetBias() }),
  cell('gru', 'language.layerGru', 3, {
    recurrentActivation: recurrentActivation(),
    resetAfter: boolean({ doc: 'language.argResetAfter', default: true }),
  }),
  {
    name: 'convLstm2d',
    category: 'recurrent',
    doc: 'language.layerConvLstm2d',
    arguments: {
      filters: count('language.argFilters'),
      kernelSize: sizes(2, 'language.argKernelSize'),
      strides: sizes(2, 'language.argStrides', { default: 1 }),
      padding: padding(),
      activation: activation('tanh'),
      recurrentActivation: recurrentActivation(),
      ...forgetBias(),
      ...kernelAndBias(),
      ...recurrence(),
    },
    takes: 'one',
    infer: convLstm,
  },
];
