import { describe, expect, test } from 'vitest';
import { calibrationOf } from '../../../src/engine/inference/calibration';
import { createRandom } from '../../../src/engine/random';

describe('calibration', () => {
  test('has no error where probabilities are the shares', () => {
    const random = createRandom(3);
    const rows = Array.from({ length: 50_000 }, () => {
      const probability = random.uniform();
      return { probability, isTrue: random.uniform() < probability };
    });
    const found = calibrationOf(
      'second',
      rows.length,
      (row) => rows[row]?.probability ?? 0,
      (row) => rows[row]?.isTrue ?? false,
    );
    expect(found.bins).toHaveLength(10);
    expect(found.error).toBeLessThan(0.01);
  });

  test('is off by what one is too sure, weighed by rows', () => {
    // Eight rows at 0.9, of which four are right; two at 0.1, of which none is.
    const probability = (row: number) => (row < 8 ? 0.9 : 0.1);
    const found = calibrationOf('answer', 10, probability, (row) => row < 4);
    expect(found.error).toBeCloseTo(0.8 * 0.4 + 0.2 * 0.1, 10);
    expect(found.bins.map(({ from, rows, share }) => [from, rows, share])).toEqual([
      [0.1, 2, 0],
      [0.9, 8, 0.5],
    ]);
  });

  test('counts what is certain to the last part, and of no rows tells nothing', () => {
    const certain = calibrationOf(
      'second',
      1,
      () => 1,
      () => true,
    );
    expect(certain.bins[0]?.from).toBe(0.9);
    expect(certain.error).toBe(0);
    expect(
      calibrationOf(
        'second',
        0,
        () => 1,
        () => true,
      ),
    ).toEqual({ of: 'second', error: null, bins: [] });
  });
});
