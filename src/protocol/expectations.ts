import type { ExpectationSpec } from '../language';
import type { Measure, SplitEvaluation, SplitName } from './evaluation';

/** What became of an expectation. */
export interface ExpectationOutcome extends ExpectationSpec {
  /** What the evaluation says; null where it is no number, or was not measured. */
  readonly measured: Measure;
  readonly met: boolean;
}

export interface JudgedSplit {
  readonly split: SplitName;
  readonly outcomes: readonly ExpectationOutcome[];
}

/** The splits by which a model is judged: the first that there is. */
const judging: readonly SplitName[] = ['test', 'validation', 'data', 'train'];

/** Holds an evaluation against what a model file expects; undefined where there is nothing to hold. */
export function judge(
  expect: readonly ExpectationSpec[] | undefined,
  splits: readonly SplitEvaluation[],
): JudgedSplit | undefined {
  const judged = judging.flatMap((name) => splits.find(({ split }) => split === name) ?? [])[0];
  if (!expect || !judged) return undefined;
  const outcomes = expect.map((one): ExpectationOutcome => {
    const measured = (one.measure === 'loss' ? judged.loss : judged.metrics[one.measure]) ?? null;
    const met = measured !== null && (one.bound === 'atLeast' ? measured >= one.value : measured <= one.value);
    return { ...one, measured, met };
  });
  return { split: judged.split, outcomes };
}
