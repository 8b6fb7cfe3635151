import { mul, sqrt, square, sum, type Tensor } from '@tensorflow/tfjs-core';
import { breathe, type Feed } from '../train';
import { inUnits, type Explainable, type Told } from './explainable';
import { batchRows, type Work } from './forward';
import { Path, type Effects } from './path';

/** Points on the way, more where their sum misses the answer by too much. */
const levels = [32, 128, 512];
/** Of the whole change. */
const tolerance = 0.005;
/** A change that no one sees is not worth more points. */
const unseen = 1e-5;
const mostAtOnce = 32;

export interface Integrated {
  readonly effects: Effects;
  readonly output: number;
  readonly baseline: number;
  readonly gap: number;
}

/**
 * Integrated gradients (Sundararajan, Taly and Yan 2017): the mean gradient on the straight way from nothing to the row,
 * times the way. The effects add up to the change of the answer, but for `gap`. The integral is the sum at midpoints.
 */
export async function integratedGradients(
  model: Explainable,
  told: Told,
  row: readonly Feed[],
  nothing: readonly Feed[],
  work: Work = {},
): Promise<Integrated> {
  const path = new Path(model, told, row, nothing);
  try {
    const [from = 0, to = 0] = path.values([0, 1]);
    const atOnce = batchRows(
      row.reduce((total, { values }) => total + values.length, 0),
      mostAtOnce,
    );
    for (const [level, points] of levels.entries()) {
      const effects = new Map<string, Float64Array>();
      for (let start = 0; start < points; start += atOnce) {
        work.signal?.throwIfAborted();
        const count = Math.min(atOnce, points - start);
        const shares = Array.from({ length: count }, (_, index) => (start + index + 0.5) / points);
        addEffects(effects, path.effects(shares, mul), told.factor / points);
        work.progress?.((start + count) / points);
        await breathe();
      }
      const reached = [...effects.values()].reduce((total, values) => values.reduce((all, one) => all + one, total), 0);
      const change = (to - from) * told.factor;
      const gap = Math.abs(reached - change);
      const enough = gap <= Math.max(tolerance * Math.abs(change), unseen * Math.abs(told.factor));
      if (enough || level === levels.length - 1)
        return { effects, output: inUnits(told, to), baseline: inUnits(told, from), gap };
    }
    throw new Error('no level was enough');
  } finally {
    path.dispose();
  }
}

function addEffects(sums: Map<string, Float64Array>, part: Effects, factor: number): void {
  for (const [name, values] of part) {
    const own = sums.get(name) ?? new Float64Array(values.length);
    for (let at = 0; at < values.length; at++) own[at] = (own[at] ?? 0) + (values[at] ?? 0) * factor;
    sums.set(name, own);
  }
}

/** Of numbers the gradient with its sign; of embeddings its length. */
const strength = (gradient: Tensor, _way: Tensor, looked: boolean): Tensor =>
  looked ? sqrt(sum(square(gradient), -1, true)) : gradient;

/**
 * The gradient at the row itself (Simonyan, Vedaldi and Zisserman 2013): of numbers as it is, of tokens the length of the
 * gradient of their embeddings.
 */
export function saliency(
  model: Explainable,
  told: Told,
  row: readonly Feed[],
  nothing: readonly Feed[],
): { readonly effects: Effects; readonly output: number } {
  const path = new Path(model, told, row, nothing);
  try {
    const [output = 0] = path.values([1]);
    const effects = new Map<string, Float64Array>();
    addEffects(effects, path.effects([1], strength), Math.abs(told.factor));
    return { effects, output: inUnits(told, output) };
  } finally {
    path.dispose();
  }
}
