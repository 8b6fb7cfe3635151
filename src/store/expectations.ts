import type { ExpectationSpec } from '../language';
import { entriesInEffect, judge, type JudgedSplit, type SplitEvaluation } from '../protocol';
import { fileOfVersion } from './compare/found';
import { readJournal } from './journal';
import { readRunRecord } from './records';

/** What the model file of a run or a version expects of it. */
export function expectedOf(folder: string): readonly ExpectationSpec[] | undefined {
  return (readRunRecord(folder)?.file ?? fileOfVersion(folder))?.expect;
}

/** The last evaluation of a run that still counts. */
function evaluationOf(folder: string): readonly SplitEvaluation[] {
  const evaluations = entriesInEffect(readJournal(folder)).filter((entry) => entry.type === 'evaluation');
  return evaluations.at(-1)?.splits ?? [];
}

/**
 * Whether a run keeps what its model file expects, or what is expected by now; undefined where that is nothing, or
 * nothing was evaluated.
 */
export function judgeRun(folder: string, expect = expectedOf(folder)): JudgedSplit | undefined {
  return judge(expect, evaluationOf(folder));
}
