import type { PreprocessSpec } from '../../../language';
import { moments } from '../moments';

/** Quantiles are taken from so many of the training values at most: more of them change nothing that can be seen. */
const mostSampled = 1_000_000;

/** The limits that the training values set; null where numbers stay as they are. */
export function outlierLimits(values: Float64Array, spec: PreprocessSpec): readonly [number, number] | null {
  if (spec.outliers !== 'clip') return null;
  const { outlierDeviations, outlierQuantiles = [0.01, 0.99] } = spec;
  if (outlierDeviations !== null && outlierDeviations !== undefined) {
    const { mean, deviation } = moments(() => [values]);
    return [mean - outlierDeviations * deviation, mean + outlierDeviations * deviation];
  }
  const stride = Math.ceil(values.length / mostSampled);
  const sampled = stride === 1 ? values.slice() : values.filter((_, at) => at % stride === 0);
  sampled.sort();
  return [quantile(sampled, outlierQuantiles[0] ?? 0), quantile(sampled, outlierQuantiles[1] ?? 1)];
}

/** Between neighbours in proportion, as NumPy and pandas have it by default. */
export function quantile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const low = sorted[below] ?? 0;
  const high = sorted[below + 1] ?? low;
  return low + (high - low) * (place - below);
}
