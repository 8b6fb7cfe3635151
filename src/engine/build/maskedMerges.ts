import {
  cast,
  expandDims,
  logicalOr,
  maximum,
  minimum,
  mul,
  onesLike,
  tidy,
  where,
  zerosLike,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import { flat } from './flat';
import type { Mask } from './masks';

interface CallArguments {
  /** Of each input. */
  readonly masks?: readonly Mask[];
}

type Merge = (inputs: readonly Tensor[], masks: readonly Mask[]) => Tensor;
type Call = (inputs: Tensor[], kwargs: CallArguments) => Tensor | Tensor[];

/** The mask [batch, steps] for every number of a step. */
const spread = (mask: Tensor, like: Tensor): Tensor =>
  flat([expandDims(mask, -1), like], ([one, other]) => logicalOr(one, cast(zerosLike(other), 'bool')));

function withMasks(layer: layers.Layer, merge: Merge): layers.Layer {
  const plain: Call = layer.call.bind(layer);
  const call: Call = (inputs, kwargs) => {
    const { masks = [] } = kwargs;
    const hidden = masks.some((mask) => mask !== null) && inputs.every(({ rank }) => rank === 3);
    return hidden ? tidy(() => merge(inputs, masks)) : plain(inputs, kwargs);
  };
  return Object.assign(layer, { call });
}

/** The larger or smaller of those that are not hidden (keras/src/layers/merging/base_merge.py). */
function chosen(choose: (one: Tensor, other: Tensor) => Tensor): Merge {
  return (inputs, masks) => {
    let output: Tensor | undefined;
    let outputMask: Mask = null;
    for (const [index, input] of inputs.entries()) {
      const given = masks[index] ?? null;
      const mask = given ? spread(given, input) : null;
      if (!output) {
        [output, outputMask] = [input, mask];
        continue;
      }
      const other: Tensor = mask ? where(mask, input, output) : input;
      const one: Tensor = outputMask ? where(outputMask, output, other) : output;
      outputMask = mask && outputMask ? flat([mask, outputMask], ([a, b]) => logicalOr(a, b)) : null;
      output = choose(one, other);
    }
    if (!output) throw new Error('nothing was given to be merged');
    return output;
  };
}

/** The product of those that are not hidden, zero where all are (keras/src/layers/merging/multiply.py). */
const product: Merge = (inputs, masks) => {
  const shown = inputs.map((input, index) => {
    const mask = masks[index];
    return mask ? spread(mask, input) : null;
  });
  const factors = inputs.map((input, index) => {
    const mask = shown[index];
    return mask ? where(mask, input, onesLike(input)) : input;
  });
  const output = factors.reduce((one, other) => mul(one, other));
  const all = shown.filter((mask) => mask !== null);
  if (all.length < inputs.length) return output;
  const any = all.reduce((one, other) => flat([one, other], ([a, b]) => logicalOr(a, b)));
  return where(any, output, zerosLike(output));
};

export const maskedMerges: Readonly<Record<string, (config: object) => layers.Layer>> = {
  maximum: (config) => withMasks(layers.maximum(config), chosen(maximum)),
  minimum: (config) => withMasks(layers.minimum(config), chosen(minimum)),
  multiply: (config) => withMasks(layers.multiply(config), product),
};
