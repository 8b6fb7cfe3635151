import { batchToSpaceND, spaceToBatchND, tidy, transpose, type Tensor } from '@tensorflow/tfjs-core';
import type { layers } from '@tensorflow/tfjs-layers';

type Factory = (config: object) => layers.Layer;

interface Settings {
  readonly kernelSize: number | readonly number[];
  readonly dilationRate?: number | readonly number[];
  readonly padding?: string;
  readonly dataFormat?: string;
}

const listOf = (value: number | readonly number[], axes: number): readonly number[] =>
  typeof value === 'number' ? Array.from({ length: axes }, () => value) : value;

/**
 * A convolution whose dilation TensorFlow.js has no gradient for, as one without: every n-th number of an axis is put
 * into a row of its own (`spaceToBatchND`), as TensorFlow's `with_space_to_batch` does.
 */
export function dilated(factory: Factory, axes: number): Factory {
  return (config) => {
    const settings = config as Settings;
    const rates = listOf(settings.dilationRate ?? 1, axes);
    if (rates.every((rate) => rate === 1)) return factory(config);
    const layer = factory({ ...config, dilationRate: 1, padding: 'valid' });
    const plain = layer.call.bind(layer);
    const reaches = listOf(settings.kernelSize, axes).map((size, axis) => (size - 1) * (rates[axis] ?? 1));
    // The gaps counted as part of the kernel: tfjs leaves them out of the shape of some layers.
    const shaped = factory({ ...config, dilationRate: 1, kernelSize: reaches.map((reach) => reach + 1) });
    const first = settings.dataFormat === 'channelsFirst';
    const toLast = [0, ...rates.map((_, axis) => axis + 2), 1];
    const toFirst = [0, axes + 1, ...rates.map((_, axis) => axis + 1)];
    const last = (input: Tensor): Tensor => (first ? transpose(input, toLast) : input);
    const back = (input: Tensor): Tensor => (first ? transpose(input, toFirst) : input);
    const call = (inputs: Tensor | Tensor[], kwargs: object): Tensor => {
      const input = Array.isArray(inputs) ? inputs[0] : inputs;
      if (!input) throw new Error(`${layer.name} got no input`);
      return tidy(() => {
        const spread = last(input);
        const margins = reaches.map((reach, axis) => {
          const added = settings.padding === 'same' ? reach : 0;
          const before = Math.floor(added / 2);
          const rate = rates[axis] ?? 1;
          const rest = ((spread.shape[axis + 1] ?? 0) + added) % rate;
          return { before, after: added - before, filled: rest === 0 ? 0 : rate - rest };
        });
        const rows = spaceToBatchND(
          spread,
          [...rates],
          margins.map(({ before, after, filled }) => [before, after + filled]),
        );
        const output = last(plain(back(rows), kwargs) as Tensor);
        const crops = margins.map(({ filled }) => [0, filled]);
        return back(batchToSpaceND(output, [...rates], crops));
      });
    };
    return Object.assign(layer, { call, computeOutputShape: shaped.computeOutputShape.bind(shaped) });
  };
}
