import type { Histogram } from '../../../protocol';
import type { Parts } from '../moments';

const usualBins = 20;

/** Counts in equal bins; missing values (NaN) are left out. */
export function histogram(parts: Parts, minimum: number, maximum: number, bins = usualBins): Histogram {
  const counts = new Array<number>(bins).fill(0);
  const width = (maximum - minimum) / bins;
  for (const values of parts()) {
    for (const value of values) {
      if (Number.isNaN(value)) continue;
      const bin = width > 0 ? Math.min(bins - 1, Math.floor((value - minimum) / width)) : 0;
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
  }
  return { minimum, maximum, counts };
}
