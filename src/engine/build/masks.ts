import { cast, concat, logicalOr, onesLike, slice, squeeze, type Tensor } from '@tensorflow/tfjs-core';
import type { layers } from '@tensorflow/tfjs-layers';
import type { LayerSpec } from '../../language';
import { flat } from './flat';

/** Which steps of a sequence count [batch, steps]; null where all do. */
export type Mask = Tensor | null;

const recurrent: ReadonlySet<string> = new Set(['simpleRNN', 'lstm', 'gru', 'bidirectional']);

/** Layers after which a step is what it was before. */
const passing: ReadonlySet<string> = new Set([
  'dense',
  'activation',
  'dropout',
  'spatialDropout1d',
  'transformerEncoder',
  'positionEmbedding',
  'groupNormalization',
  'unitNormalization',
  'rescaling',
  'alphaDropout',
  'gaussianDropout',
  'gaussianNoise',
  'reLU',
  'leakyReLU',
  'prelu',
  'elu',
  'thresholdedReLU',
  'softmax',
  'batchNormalization',
  'layerNormalization',
  'timeDistributed',
]);

const elementwise: ReadonlySet<string> = new Set(['add', 'subtract', 'average', 'maximum', 'minimum', 'multiply']);

/** Layers whose steps are those of their first input. */
const asking: ReadonlySet<string> = new Set(['multiHeadAttention', 'attention', 'additiveAttention']);

/** What a layer is told to leave out: masks of steps alone, which is all that layers understand. */
export function maskFor(masks: readonly Mask[]): Mask {
  return masks.length === 1 ? (masks[0] ?? null) : null;
}

/** The steps that count in a layer's output, as in Keras 3 (`compute_mask` of its layers). */
export function maskAfter(
  spec: LayerSpec,
  layer: layers.Layer,
  inputs: readonly Tensor[],
  masks: readonly Mask[],
): Mask {
  const { type, config } = spec;
  if (type === 'masking' || (type === 'embedding' && config['maskZero'] === true)) {
    return layer.computeMask([...inputs]) as Tensor;
  }
  if (asking.has(type)) return masks[0] ?? null;
  if (elementwise.has(type)) return either(masks);
  if (type === 'concatenate') return concatenated(inputs, masks, Number(config['axis'] ?? -1));
  if (recurrent.has(type)) return (spec.wrapped ?? spec).config['returnSequences'] === true ? maskFor(masks) : null;
  return passing.has(type) ? maskFor(masks) : null;
}

function either(masks: readonly Mask[]): Mask {
  let merged: Mask = masks[0] ?? null;
  for (const mask of masks.slice(1)) {
    if (!merged || !mask) return null;
    merged = flat([merged, mask], ([one, other]) => logicalOr(one, other));
  }
  return merged;
}

/** Sequences put one after another, or side by side: then a step counts that counts in one of them. */
function concatenated(inputs: readonly Tensor[], masks: readonly Mask[], axis: number): Mask {
  if (masks.every((mask) => mask === null) || inputs.some(({ rank }) => rank !== 3)) return null;
  const all = (input: Tensor): Tensor =>
    flat([input], ([one]) => cast(onesLike(squeeze(slice(one, [0, 0, 0], [-1, -1, 1]), [2])), 'bool'));
  const known = inputs.map((input, index) => masks[index] ?? all(input));
  return axis === 1 || axis === -2 ? flat(known, (parts) => concat([...parts], 1)) : either(known);
}
