import { cast, div, expandDims, mul, stack, sum, tidy, unstack, type Tensor } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import type { Mask } from './masks';

type Inputs = Tensor | Tensor[];

export interface CallArguments {
  readonly training?: boolean;
  readonly mask?: Mask;
}

type Call = (inputs: Inputs, kwargs: CallArguments) => Inputs;

const only = (inputs: Inputs): Tensor => {
  const input = Array.isArray(inputs) ? inputs[0] : inputs;
  if (!input) throw new Error('a layer got no input');
  return input;
};

/** 1 for steps that count, 0 for others, as wide as the numbers of a step. */
const counting = (mask: Tensor): Tensor => expandDims(cast(mask, 'float32'), -1);

const callOf = (layer: layers.Layer): Call => layer.call.bind(layer);

/** Averages the steps that count, as Keras's; TensorFlow.js averages all. */
export function globalAveragePooling1d(config: object): layers.Layer {
  const layer = layers.globalAveragePooling1d(config);
  const plain = callOf(layer);
  const call: Call = (inputs, kwargs) => {
    const { mask } = kwargs;
    if (!mask) return plain(inputs, kwargs);
    return tidy(() => {
      const counted = counting(mask);
      return div(sum(mul(only(inputs), counted), 1), sum(counted, 1));
    });
  };
  return Object.assign(layer, { call });
}

/** Gives zeros for steps that do not count, as Keras's bidirectional layer; TensorFlow.js repeats the step before. */
export function silenced(layer: layers.Layer): layers.Layer {
  const plain = callOf(layer);
  const call: Call = (inputs, kwargs) => {
    const { mask } = kwargs;
    return mask ? tidy(() => mul(only(plain(inputs, kwargs)), counting(mask))) : plain(inputs, kwargs);
  };
  return Object.assign(layer, { call });
}

/** Tells the layer inside which rows count in each step, as Keras's; TensorFlow.js gives it the mask of all steps. */
export function timeDistributed(config: { readonly layer: layers.Layer }): layers.Layer {
  const layer = layers.timeDistributed(config);
  const plain = callOf(layer);
  const inner = callOf(config.layer);
  const call: Call = (inputs, { mask, ...kwargs }) => {
    if (!mask) return plain(inputs, kwargs);
    return tidy(() => {
      const rows = unstack(mask, 1);
      const steps = unstack(only(inputs), 1);
      return stack(
        steps.map((step, index) => only(inner(step, { ...kwargs, mask: rows[index] ?? null }))),
        1,
      );
    });
  };
  return Object.assign(layer, { call });
}
