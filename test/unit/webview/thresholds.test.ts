import { describe, expect, it } from 'vitest';
import { classCurves } from '../../../src/engine/inference/curves';
import type { ClassificationDetail } from '../../../src/protocol';
import { atThreshold, bestThreshold, thresholdsOf } from '../../../src/webview/cells/evaluation/thresholds';

const scores = Float32Array.of(0.1, 0.2, 0.4, 0.45, 0.6, 0.7, 0.8, 0.9);
const positive = [false, false, true, false, true, false, true, true];

function detail(): ClassificationDetail {
  const curve = classCurves(1, {
    count: scores.length,
    score: (row) => scores[row] ?? 0,
    isOf: (row) => positive[row] === true,
  });
  const count = (actual: boolean, predicted: boolean) =>
    positive.filter((is, row) => is === actual && (scores[row] ?? 0) > 0.5 === predicted).length;
  const confusion = [
    [count(false, false), count(false, true)],
    [count(true, false), count(true, true)],
  ];
  return { labels: ['no', 'yes'], confusion, perClass: [], wrong: [], curves: curve ? [curve] : [] };
}

describe('the threshold of two classes', () => {
  const all = thresholdsOf(detail());

  it('has at the usual place the confusion of the evaluation', () => {
    expect(atThreshold(all, 0.5)?.confusion).toEqual(detail().confusion);
  });

  it.each([0, 0.15, 0.3, 0.42, 0.5, 0.65, 0.75, 0.85, 0.95])('counts as the rows do from %d on', (threshold) => {
    const at = atThreshold(all, threshold);
    const taken = [...scores].map((score) => score >= threshold);
    const found = positive.filter((is, row) => is && taken[row]).length;
    const wrong = positive.filter((is, row) => !is && taken[row]).length;
    expect(at?.confusion).toEqual([
      [4 - wrong, wrong],
      [4 - found, found],
    ]);
    expect(at?.recall).toBeCloseTo(found / 4, 10);
    if (found + wrong === 0) expect(at?.precision).toBeNull();
    else expect(at?.precision).toBeCloseTo(found / (found + wrong), 10);
  });

  it('is best where no other has a larger F1', () => {
    const best = bestThreshold(all);
    expect(best?.f1).toBeCloseTo(Math.max(...all.map(({ f1 }) => f1)), 10);
  });

  it('is none of more classes, or where answers are no probabilities', () => {
    expect(thresholdsOf({ ...detail(), labels: ['a', 'b', 'c'] })).toEqual([]);
    const { curves: _, ...without } = detail();
    expect(thresholdsOf(without)).toEqual([]);
  });
});
