import type { Distribution } from '../../protocol';
import { histogram, moments } from '../data';

const bins = 32;

/** How the numbers of an array lie. */
export function distributionOf(shape: readonly number[], values: ArrayLike<number>): Distribution {
  const finite = Float64Array.from(values).filter(Number.isFinite);
  const notFinite = values.length - finite.length;
  if (finite.length === 0) return { shape, lie: null, notFinite };
  const parts = () => [finite];
  const { mean, deviation, minimum, maximum } = moments(parts);
  return { shape, lie: { mean, deviation, histogram: histogram(parts, minimum, maximum, bins) }, notFinite };
}
