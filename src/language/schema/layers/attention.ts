import type { TextKey } from '../../../texts';
import type { Shape } from '../../types/description';
import { boolean, nullable, number, oneOf, type TProperties } from '../node';
import { activation, constraint, count, initializer, kernelAndBias, regularizer, share } from '../values';
import type { Inference, LayerContext, LayerOutcome, LayerType, Misfit } from './layerType';
import { elements, input, numberOf, plus, shapeWords, times, weightless, wrongRank, type Size } from './shapes';

interface Asked {
  readonly query: Shape;
  readonly value: Shape;
  readonly key: Shape;
}

/** Query, value and key, the later the earlier ones where they are not given; or why they do not go together. */
function asked(context: LayerContext): Asked | Misfit {
  const { inputs } = context;
  const [query = [], value = query, key = value] = inputs;
  const found = inputs.map(shapeWords).join(', ');
  if (inputs.length > 3) return { misfit: 'language.misfitThreeInputs', args: {} };
  const flat = inputs.find((shape) => shape.length !== 2);
  if (flat) return wrongRank('language.misfitSequence', flat, 'returnSequences');
  if (differ(value[0], key[0])) return { misfit: 'language.misfitValueAndKey', args: { found } };
  return { query, value, key };
}

const differ = (one: Size | undefined, other: Size | undefined): boolean =>
  typeof one === 'number' && typeof other === 'number' && one !== other;

interface HeadSizes {
  readonly heads: number;
  readonly keySize: Size;
  readonly valueSize: Size;
  readonly outputSize: Size;
  readonly useBias: boolean;
}

/** Keras's shapes of kernels: [features, heads, size] three times, and [heads, size, features]. */
function heads({ query, value, key }: Asked, sizes: HeadSizes): LayerOutcome {
  const { heads, keySize, valueSize, outputSize, useBias } = sizes;
  const [steps = null, features = null] = query;
  const [seen = null, valueFeatures = null] = value;
  const keys = times(heads, keySize);
  const values = times(heads, valueSize);
  const kernels = [
    times(features, keys),
    times(key[1] ?? null, keys),
    times(valueFeatures, values),
    times(values, outputSize),
  ] as const;
  const [queryKernel, keyKernel, valueKernel, outputKernel] = kernels;
  return {
    outputShape: [steps, outputSize],
    trainable: plus(...kernels, useBias ? plus(keys, keys, values, outputSize) : 0),
    frozen: 0,
    flops: times(
      2,
      plus(
        times(steps, plus(queryKernel, outputKernel)),
        times(seen, plus(keyKernel, valueKernel)),
        times(steps, seen, plus(keys, values)),
      ),
    ),
  };
}

function multiHeadAttention(context: LayerContext): Inference {
  const given = asked(context);
  if ('misfit' in given) return given;
  const { config } = context;
  const keySize = numberOf(config, 'keyDim');
  return heads(given, {
    heads: numberOf(config, 'numHeads'),
    keySize,
    valueSize: numberOf(config, 'valueDim') || keySize,
    outputSize: numberOf(config, 'outputShape') || (given.query[1] ?? null),
    useBias: config['useBias'] !== false,
  });
}

/** Attention that multiplies query and key as they are, or adds them up. */
function plainAttention(weights: (context: LayerContext, features: Size) => Size): LayerType['infer'] {
  return (context: LayerContext): Inference => {
    const given = asked(context);
    if ('misfit' in given) return given;
    const [steps = null, features = null] = given.query;
    const [seen = null, valueFeatures = null] = given.value;
    if (differ(features, given.key[1])) {
      return { misfit: 'language.misfitQueryAndKey', args: { found: context.inputs.map(shapeWords).join(', ') } };
    }
    return {
      outputShape: [steps, valueFeatures],
      trainable: weights(context, features),
      frozen: 0,
      flops: times(2, steps, seen, plus(features, valueFeatures)),
    };
  };
}

function transformerEncoder(context: LayerContext): Inference {
  const shape = input(context);
  const { config } = context;
  if (shape.length !== 2) return wrongRank('language.misfitSequence', shape, 'returnSequences');
  const [steps = null, features = null] = shape;
  const numHeads = numberOf(config, 'numHeads');
  if (features !== null && features % numHeads !== 0) {
    return { misfit: 'language.misfitHeads', args: { features, heads: numHeads }, argument: 'numHeads' };
  }
  const size = features === null ? null : features / numHeads;
  const given = { query: shape, value: shape, key: shape };
  const sizes = { heads: numHeads, keySize: size, valueSize: size, outputSize: features, useBias: true };
  const attention = heads(given, sizes);
  const between = numberOf(config, 'intermediateDim');
  const kernels = times(2, features, between);
  return {
    outputShape: shape,
    trainable: plus(attention.trainable, kernels, between, features, times(4, features)),
    frozen: 0,
    // Two additions of what came in, and two normalisations.
    flops: plus(attention.flops, times(2, steps, kernels), times(6, elements(shape))),
  };
}

function positionEmbedding(context: LayerContext): Inference {
  const shape = input(context);
  const { config } = context;
  if (shape.length !== 2) return wrongRank('language.misfitSequence', shape, 'returnSequences');
  const [steps = null, features = null] = shape;
  if (config['type'] === 'sinusoidal') return weightless(shape, elements(shape));
  const given = config['maxLength'];
  const longest = typeof given === 'number' ? given : steps;
  if (longest !== null && steps !== null && steps > longest) {
    return { misfit: 'language.misfitMaxLength', args: { steps, longest }, argument: 'maxLength' };
  }
  return { outputShape: shape, trainable: times(longest, features), frozen: 0, flops: elements(shape) };
}

const dropout = () => share('language.argAttentionDropout', 0);
const causal = () => boolean({ doc: 'language.argCausal', default: false });

function attentionLayer(
  name: string,
  doc: TextKey,
  own: TProperties,
  infer: LayerType['infer'],
  takes: LayerType['takes'] = 'many',
): LayerType {
  return { name, category: 'attention', doc, arguments: own, takes, infer };
}

/** With Keras 3's arguments; of `transformerEncoder` and `positionEmbedding`, which Keras does not have, KerasHub's. */
export const attentionLayers: readonly LayerType[] = [
  attentionLayer(
    'multiHeadAttention',
    'language.layerMultiHeadAttention',
    {
      numHeads: count('language.argNumHeads'),
      keyDim: count('language.argKeyDim'),
      valueDim: nullable(count('language.argValueDim'), { doc: 'language.argValueDim', default: null }),
      outputShape: nullable(count('language.argAttentionOutput'), {
        doc: 'language.argAttentionOutput',
        default: null,
      }),
      causal: causal(),
      dropout: dropout(),
      ...kernelAndBias(),
    },
    multiHeadAttention,
  ),
  attentionLayer(
    'attention',
    'language.layerAttention',
    {
      useScale: boolean({ doc: 'language.argUseScale', default: false }),
      scoreMode: oneOf(['dot', 'concat'], { doc: 'language.argScoreMode', default: 'dot' }),
      causal: causal(),
      dropout: dropout(),
    },
    plainAttention(({ config }) => (config['useScale'] === true ? 1 : 0) + (config['scoreMode'] === 'concat' ? 1 : 0)),
  ),
  attentionLayer(
    'additiveAttention',
    'language.layerAdditiveAttention',
    { useScale: boolean({ doc: 'language.argUseScales', default: true }), causal: causal(), dropout: dropout() },
    plainAttention(({ config }, features) => (config['useScale'] === false ? 0 : features)),
  ),
  attentionLayer(
    'transformerEncoder',
    'language.layerTransformerEncoder',
    {
      intermediateDim: count('language.argIntermediateDim'),
      numHeads: count('language.argNumHeads'),
      dropout: share('language.argEncoderDropout', 0),
      activation: activation('relu', 'language.argEncoderActivation'),
      layerNormEpsilon: number({ doc: 'language.argNormEpsilon', default: 1e-5, exclusiveMinimum: 0 }),
      kernelInitializer: initializer('language.argKernelInitializer', 'glorotUniform'),
      biasInitializer: initializer('language.argBiasInitializer', 'zeros'),
      normalizeFirst: boolean({ doc: 'language.argNormalizeFirst', default: false }),
      causal: causal(),
    },
    transformerEncoder,
    'one',
  ),
  attentionLayer(
    'positionEmbedding',
    'language.layerPositionEmbedding',
    {
      type: oneOf(['learned', 'sinusoidal'], {
        doc: 'language.argPositionType',
        default: 'learned',
        valueDocs: { learned: 'language.positionLearned', sinusoidal: 'language.positionSinusoidal' },
      }),
      maxLength: nullable(count('language.argMaxLength'), { doc: 'language.argMaxLength', default: null }),
      maxWavelength: number({ doc: 'language.argMaxWavelength', default: 10000, exclusiveMinimum: 1 }),
      embeddingsInitializer: initializer('language.argEmbeddingsInitializer', 'glorotUniform'),
      embeddingsRegularizer: regularizer('language.argEmbeddingsRegularizer'),
      embeddingsConstraint: constraint('language.argEmbeddingsConstraint'),
    },
    positionEmbedding,
    'one',
  ),
];
