import { clone, keep, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { StudioError, type InputRow } from '../../protocol';
import { tensorOf } from '../train';
import type { Explainable } from './explainable';
import { lastRow } from './lastRow';

export interface Activations {
  /** Without the batch. */
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
}

/** What a layer makes of one input. Rejects with a StudioError where the network has no such layer. */
export async function activationsOf(
  model: Explainable,
  rows: readonly InputRow[],
  layer: string,
): Promise<Activations> {
  const row = await lastRow(model, rows);
  const seen: Tensor[] = [];
  tidy(() => {
    const replace = (name: string, output: Tensor): Tensor => {
      if (name === layer) seen.push(keep(clone(output)));
      return output;
    };
    model.network.call(row.map(tensorOf), false, { replace });
  });
  const [output] = seen;
  if (!output) throw new StudioError('input', 'no-such-layer', { key: 'engine.noSuchLayer', args: { layer } });
  const values = output.dataSync();
  output.dispose();
  return { shape: output.shape.slice(1), values };
}
