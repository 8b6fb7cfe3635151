import type { ClassificationDetail } from '../../../protocol';

/** What comes of taking all rows from a score on as of the second class. */
export interface Threshold {
  readonly threshold: number;
  readonly precision: number | null;
  readonly recall: number;
  readonly f1: number;
  /** `confusion[true][predicted]`, counts. */
  readonly confusion: readonly (readonly number[])[];
}

/** The usual border between two classes. */
export const usualThreshold = 0.5;

/** Every threshold that the curve of a two-class evaluation has, the lowest first; none where there is no such curve. */
export function thresholdsOf({ labels, curves, confusion }: ClassificationDetail): readonly Threshold[] {
  const [curve] = curves ?? [];
  if (labels.length !== 2 || !curve || curve.label !== 1) return [];
  const [negatives, positives] = confusion.map((line) => line.reduce((sum, count) => sum + count, 0));
  const all = curve.points.flatMap((point): Threshold[] => {
    if (point.threshold === null) return [];
    const found = Math.round(point.truePositiveRate * (positives ?? 0));
    const wrong = Math.round(point.falsePositiveRate * (negatives ?? 0));
    const missed = (positives ?? 0) - found;
    const taken = found + wrong;
    return [
      {
        threshold: point.threshold,
        precision: taken > 0 ? found / taken : null,
        recall: positives ? found / positives : 0,
        f1: found > 0 ? (2 * found) / (2 * found + wrong + missed) : 0,
        confusion: [
          [(negatives ?? 0) - wrong, wrong],
          [missed, found],
        ],
      },
    ];
  });
  return all.sort((a, b) => a.threshold - b.threshold);
}

/** Rows whose score is the threshold or more are taken: the lowest score that is not below it tells how many those are. */
export function atThreshold(all: readonly Threshold[], wanted: number): Threshold | undefined {
  const found = all.find(({ threshold }) => threshold >= wanted);
  if (found) return { ...found, threshold: wanted };
  const [first] = all;
  if (!first) return undefined;
  const [[negatives = 0, wrong = 0] = [], [missed = 0, right = 0] = []] = first.confusion;
  const confusion = [
    [negatives + wrong, 0],
    [missed + right, 0],
  ];
  return { threshold: wanted, precision: null, recall: 0, f1: 0, confusion };
}

/** The threshold with the best F1; of equal ones the nearest to the usual. */
export function bestThreshold(all: readonly Threshold[]): Threshold | undefined {
  const distance = (one: Threshold) => Math.abs(one.threshold - usualThreshold);
  return [...all].sort((a, b) => b.f1 - a.f1 || distance(a) - distance(b))[0];
}
