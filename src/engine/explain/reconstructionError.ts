import { tidy } from '@tensorflow/tfjs-core';
import { tensorOf, type Feed } from '../train';
import { cannotExplain, scoresOf, type Explainable } from './explainable';
import type { Effects } from './path';

/** An autoencoder's error of one row, and how much of it each number has. */
export function reconstructionError(
  model: Explainable,
  row: readonly Feed[],
): { readonly output: number; readonly effects: Effects } {
  const [input] = model.network.inputs;
  const [feed] = row;
  if (!input || !feed) throw cannotExplain();
  const made = tidy(() => scoresOf(model, model.network.call(row.map(tensorOf), false)));
  const values = made.dataSync<'float32'>();
  made.dispose();
  const errors = Float64Array.from(values, (value, at) => (value - (feed.values[at] ?? 0)) ** 2 / values.length);
  return { output: errors.reduce((sum, one) => sum + one, 0), effects: new Map([[input.name, errors]]) };
}
