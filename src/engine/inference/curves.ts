import type { ClassCurves, CurvePoint } from '../../protocol';

const mostPoints = 200;
const fewestPoints = 20;
/** Of all classes together: an evaluation is a line of a journal. */
const pointsInAll = 1000;

/** The scores of one class of some, and whether each row is of it; null where one side has no row. */
export function classCurves(
  label: number,
  scores: Float32Array,
  isOf: (row: number) => boolean,
  classes = 1,
): ClassCurves | null {
  const order = Uint32Array.from(scores, (_, row) => row).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const positives = order.reduce((sum, row) => sum + Number(isOf(row)), 0);
  const negatives = order.length - positives;
  if (positives === 0 || negatives === 0) return null;
  const points: CurvePoint[] = [{ threshold: null, falsePositiveRate: 0, truePositiveRate: 0, precision: 1 }];
  let [found, wrong, area, averagePrecision] = [0, 0, 0, 0];
  for (let index = 0; index < order.length;) {
    const threshold = scores[order[index] ?? 0] ?? 0;
    const [before, wrongBefore] = [found, wrong];
    // Rows of one score are taken together.
    for (; index < order.length && scores[order[index] ?? 0] === threshold; index++) {
      if (isOf(order[index] ?? 0)) found += 1;
      else wrong += 1;
    }
    const precision = found / (found + wrong);
    area += ((wrong - wrongBefore) * (found + before)) / 2;
    averagePrecision += (found - before) * precision;
    const [falsePositiveRate, truePositiveRate] = [wrong / negatives, found / positives];
    points.push({ threshold, falsePositiveRate, truePositiveRate, precision });
  }
  return {
    label,
    areaUnderRoc: area / (positives * negatives),
    averagePrecision: averagePrecision / positives,
    points: thinned(points, Math.max(fewestPoints, Math.min(mostPoints, Math.floor(pointsInAll / classes)))),
  };
}

/** As many as a chart can show: those that are farthest along either curve, and both ends. */
function thinned(points: readonly CurvePoint[], most: number): readonly CurvePoint[] {
  if (points.length <= most) return points;
  const way = (point: CurvePoint): number => point.falsePositiveRate + point.truePositiveRate;
  const last = points.length - 1;
  let reached = -1;
  return points.filter((point, index) => {
    const place = Math.floor((way(point) / 2) * (most - 2));
    if (index !== last && place === reached) return false;
    reached = place;
    return true;
  });
}
