import { boolean, integer, list, nullable, number } from '../node';
import { activation, constraint, count, initializer, kernelAndBias, regularizer } from '../values';
import type { Inference, LayerContext, LayerType } from './layerType';
import {
  elements,
  input,
  isMisfit,
  numberOf,
  numbersOf,
  plus,
  shapeWords,
  times,
  unchanged,
  weightless,
  wrongRank,
} from './shapes';

function dense(context: LayerContext): Inference {
  const shape = input(context);
  if (!shape.length) return wrongRank('language.misfitVector', shape);
  const units = numberOf(context.config, 'units');
  const last = shape.at(-1) ?? null;
  return {
    outputShape: [...shape.slice(0, -1), units],
    trainable: plus(times(last, units), context.config['useBias'] === false ? 0 : units),
    frozen: 0,
    flops: times(2, elements(shape), units),
  };
}

function flatten(context: LayerContext): Inference {
  const shape = input(context);
  if (shape.length < 2) return wrongRank('language.misfitFlat', shape);
  return weightless([elements(shape)]);
}

function reshape(context: LayerContext): Inference {
  const shape = input(context);
  const target = numbersOf(context.config['targetShape']);
  const open = target.filter((size) => size === -1).length;
  const known = target.filter((size) => size !== -1).reduce((product, size) => product * size, 1);
  const total = elements(shape);
  const fits = open > 1 ? false : total === null || (open ? total % known === 0 : total === known);
  if (!fits) {
    return {
      misfit: open > 1 ? 'language.misfitReshapeOpen' : 'language.misfitReshape',
      args: { found: shapeWords(shape), elements: total ?? 0, wanted: shapeWords(target), wantedElements: known },
      argument: 'targetShape',
    };
  }
  const rest = total === null ? null : total / known;
  return weightless(target.map((size) => (size === -1 ? rest : size)));
}

function permute(context: LayerContext): Inference {
  const shape = input(context);
  const dims = numbersOf(context.config['dims']);
  const sorted = [...dims].sort((a, b) => a - b);
  if (dims.length !== shape.length || sorted.some((dim, index) => dim !== index + 1)) {
    return {
      misfit: 'language.misfitPermute',
      args: { found: shapeWords(shape), axes: shape.map((_, index) => index + 1).join(', ') },
      argument: 'dims',
    };
  }
  return weightless(dims.map((dim) => shape[dim - 1] ?? null));
}

function repeatVector(context: LayerContext): Inference {
  const shape = input(context);
  if (shape.length !== 1) return wrongRank('language.misfitVector', shape, 'flatten');
  return weightless([numberOf(context.config, 'n'), shape[0] ?? null]);
}

function embedding(context: LayerContext): Inference {
  const outputDim = numberOf(context.config, 'outputDim');
  const inputDim = context.config['inputDim'];
  return {
    outputShape: [...input(context), outputDim],
    trainable: typeof inputDim === 'number' ? inputDim * outputDim : null,
    frozen: 0,
    flops: 0,
  };
}

function masking(context: LayerContext): Inference {
  const shape = input(context);
  const outcome = shape.length < 2 ? wrongRank('language.misfitSequence', shape) : unchanged(context);
  return isMisfit(outcome) ? outcome : { ...outcome, flops: elements(shape) };
}

export const coreLayers: readonly LayerType[] = [
  {
    name: 'dense',
    category: 'dense',
    doc: 'language.layerDense',
    arguments: { units: count('language.argUnits'), activation: activation('linear'), ...kernelAndBias() },
    shorthand: 'units',
    takes: 'one',
    infer: dense,
  },
  {
    name: 'activation',
    category: 'activation',
    doc: 'language.layerActivation',
    arguments: { activation: activation('linear') },
    shorthand: 'activation',
    takes: 'one',
    infer: unchanged,
  },
  {
    name: 'flatten',
    category: 'shape',
    doc: 'language.layerFlatten',
    arguments: {},
    takes: 'one',
    infer: flatten,
  },
  {
    name: 'reshape',
    category: 'shape',
    doc: 'language.layerReshape',
    arguments: {
      targetShape: list(integer({ doc: 'language.argTargetShape', minimum: -1 }), {
        doc: 'language.argTargetShape',
        minItems: 1,
      }),
    },
    shorthand: 'targetShape',
    takes: 'one',
    infer: reshape,
  },
  {
    name: 'permute',
    category: 'shape',
    doc: 'language.layerPermute',
    arguments: { dims: list(count('language.argDims'), { doc: 'language.argDims', minItems: 1 }) },
    shorthand: 'dims',
    takes: 'one',
    infer: permute,
  },
  {
    name: 'repeatVector',
    category: 'shape',
    doc: 'language.layerRepeatVector',
    arguments: { n: count('language.argRepeat') },
    shorthand: 'n',
    takes: 'one',
    infer: repeatVector,
  },
  {
    name: 'masking',
    category: 'shape',
    doc: 'language.layerMasking',
    arguments: { maskValue: number({ doc: 'language.argMaskValue', default: 0 }) },
    shorthand: 'maskValue',
    takes: 'one',
    infer: masking,
  },
  {
    name: 'embedding',
    category: 'embedding',
    doc: 'language.layerEmbedding',
    arguments: {
      inputDim: nullable(count('language.argInputDim'), { doc: 'language.argInputDim', default: null }),
      outputDim: count('language.argOutputDim'),
      embeddingsInitializer: initializer('language.argEmbeddingsInitializer', 'randomUniform'),
      embeddingsRegularizer: regularizer('language.argEmbeddingsRegularizer'),
      embeddingsConstraint: constraint('language.argEmbeddingsConstraint'),
      maskZero: boolean({ doc: 'language.argMaskZero', default: false }),
    },
    shorthand: 'outputDim',
    takes: 'one',
    infer: embedding,
  },
];
