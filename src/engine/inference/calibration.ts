import type { Calibration } from '../../protocol';

const parts = 10;

/** Rows by their probability in ten parts; a probability of one counts to the last. */
export function calibrationOf(
  of: Calibration['of'],
  rows: number,
  probability: (row: number) => number,
  isTrue: (row: number) => boolean,
): Calibration {
  const counts = new Float64Array(parts);
  const sums = new Float64Array(parts);
  const trues = new Float64Array(parts);
  for (let row = 0; row < rows; row++) {
    const value = probability(row);
    const part = Math.min(parts - 1, Math.max(0, Math.floor(value * parts)));
    if (!Number.isFinite(value)) continue;
    counts[part] = (counts[part] ?? 0) + 1;
    sums[part] = (sums[part] ?? 0) + value;
    trues[part] = (trues[part] ?? 0) + Number(isTrue(row));
  }
  const bins = Array.from(counts, (count, part) => ({
    from: part / parts,
    rows: count,
    probability: (sums[part] ?? 0) / Math.max(1, count),
    share: (trues[part] ?? 0) / Math.max(1, count),
  })).filter((bin) => bin.rows > 0);
  const all = bins.reduce((sum, bin) => sum + bin.rows, 0);
  const error = bins.reduce((sum, bin) => sum + (bin.rows / all) * Math.abs(bin.probability - bin.share), 0);
  return { of, error: all > 0 ? error : null, bins };
}
