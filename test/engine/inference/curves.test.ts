import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classCurves } from '../../../src/engine/inference/curves';

const curvesOf = (scores: readonly number[], labels: readonly boolean[]) =>
  classCurves(1, {
    count: scores.length,
    score: (row) => Math.fround(scores[row] ?? 0),
    isOf: (row) => labels[row] ?? false,
  });

describe('the curves of a class', () => {
  test('of the example in the documentation of scikit-learn are its figures', () => {
    const curves = curvesOf([0.1, 0.4, 0.35, 0.8], [false, false, true, true]);
    expect(curves?.areaUnderRoc).toBeCloseTo(0.75, 9);
    expect(curves?.averagePrecision).toBeCloseTo(0.8333333, 6);
    expect(curves?.points.map((point) => [point.falsePositiveRate, point.truePositiveRate])).toEqual([
      [0, 0],
      [0, 0.5],
      [0.5, 0.5],
      [0.5, 1],
      [1, 1],
    ]);
    expect(curves?.points.map((point) => point.precision)).toEqual([1, 1, 0.5, 2 / 3, 0.5]);
  });

  test('are none where all rows are of the class, or none is', () => {
    expect(curvesOf([0.1, 0.4], [true, true])).toBeNull();
    expect(curvesOf([0.1, 0.4], [false, false])).toBeNull();
  });

  test('have the area that pairs of rows in the right order are of all, for any scores', () => {
    const row = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(row, { maxLength: 400 }), (rows) => {
        const curves = curvesOf(
          rows.map(([score]) => score / 12),
          rows.map(([, own]) => own),
        );
        const [own, others] = [rows.filter((one) => one[1]), rows.filter((one) => !one[1])];
        if (!own.length || !others.length) return curves === null;
        const right = own.flatMap(([a]) => others.map(([b]) => (a > b ? 1 : a === b ? 0.5 : 0)));
        const share = right.reduce<number>((sum, one) => sum + one, 0) / right.length;
        return Math.abs((curves?.areaUnderRoc ?? -1) - share) < 1e-9;
      }),
    );
  });

  test('of many rows have no more points than a chart can show, and both ends', () => {
    const scores = Array.from({ length: 5000 }, (_, index) => index / 5000);
    const points = curvesOf(
      scores,
      scores.map((_, index) => index % 3 === 0 || index > 4000),
    )?.points;
    expect(points?.length).toBeGreaterThan(100);
    expect(points?.length).toBeLessThanOrEqual(200);
    expect(points?.[0]).toMatchObject({ threshold: null, truePositiveRate: 0 });
    expect(points?.at(-1)).toMatchObject({ falsePositiveRate: 1, truePositiveRate: 1 });
  });
});
