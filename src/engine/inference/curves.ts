import type { ClassCurves, CurvePoint } from '../../protocol';

const mostPoints = 200;
const fewestPoints = 20;
/** Of all classes together: an evaluation is a line of a journal. */
const pointsInAll = 1000;

/** The rows of a split as one class sees them. */
export interface ScoredRows {
  readonly count: number;
  /** In single precision. */
  score(row: number): number;
  isOf(row: number): boolean;
}

/** The curves of one class of some; null where one side has no row. `room` has place for all rows. */
export function classCurves(
  label: number,
  rows: ScoredRows,
  classes = 1,
  room = new Float32Array(rows.count),
): ClassCurves | null {
  const { positive, negative } = divided(rows, room);
  const [positives, negatives] = [positive.length, negative.length];
  if (positives === 0 || negatives === 0) return null;
  const points = new Points(Math.max(fewestPoints, Math.min(mostPoints, Math.floor(pointsInAll / classes))));
  points.add({ threshold: null, falsePositiveRate: 0, truePositiveRate: 0, precision: 1 });
  let [found, wrong, area, averagePrecision] = [0, 0, 0, 0];
  while (found < positives || wrong < negatives) {
    const [before, wrongBefore] = [found, wrong];
    const threshold = larger(positive[positives - 1 - found], negative[negatives - 1 - wrong]);
    // Rows of one score are taken together.
    while (found < positives && Object.is(positive[positives - 1 - found], threshold)) found += 1;
    while (wrong < negatives && Object.is(negative[negatives - 1 - wrong], threshold)) wrong += 1;
    const precision = found / (found + wrong);
    area += ((wrong - wrongBefore) * (found + before)) / 2;
    averagePrecision += (found - before) * precision;
    const [falsePositiveRate, truePositiveRate] = [wrong / negatives, found / positives];
    points.add({ threshold, falsePositiveRate, truePositiveRate, precision });
  }
  return {
    label,
    areaUnderRoc: area / (positives * negatives),
    averagePrecision: averagePrecision / positives,
    points: points.end(),
  };
}

/** The scores of either side, rising; of the two zeros there is one. */
function divided(
  rows: ScoredRows,
  room: Float32Array,
): { readonly positive: Float32Array; readonly negative: Float32Array } {
  let positives = 0;
  let negatives = 0;
  for (let row = 0; row < rows.count; row++) {
    const score = rows.score(row) + 0;
    if (rows.isOf(row)) room[positives++] = score;
    else room[rows.count - ++negatives] = score;
  }
  return { positive: room.subarray(0, positives).sort(), negative: room.subarray(positives, rows.count).sort() };
}

/** NaN counts as more than any number, as it does in the order of a sorted array. */
function larger(left: number | undefined, right: number | undefined): number {
  return Math.max(left ?? right ?? 0, right ?? left ?? 0);
}

/** As many as a chart can show: all, or those that are farthest along either curve, and both ends. */
class Points {
  #all: CurvePoint[] = [];
  readonly #some: CurvePoint[] = [];
  #reached = -1;
  #last: CurvePoint | undefined;
  #count = 0;

  constructor(private readonly most: number) {}

  add(point: CurvePoint): void {
    this.#count += 1;
    if (this.#count <= this.most) this.#all.push(point);
    else this.#all = [];
    const place = Math.floor(((point.falsePositiveRate + point.truePositiveRate) / 2) * (this.most - 2));
    if (place !== this.#reached) this.#some.push(point);
    this.#reached = place;
    this.#last = point;
  }

  end(): readonly CurvePoint[] {
    if (this.#count <= this.most) return this.#all;
    if (this.#last && this.#some.at(-1) !== this.#last) this.#some.push(this.#last);
    return this.#some;
  }
}
