import type { ExpectationSpec, ModelFile } from '../language';
import { entriesInEffect, judge, type JudgedSplit, type SplitEvaluation } from '../protocol';
import { unlessSealed } from './compare/found';
import { readPartJson } from './encryption/versionParts';
import { isObject } from './files';
import { readJournal } from './journal';
import { versionFiles } from './layout';
import { readRunRecord } from './records';

/** What the model file of a run or a version expects of it. */
export function expectedOf(folder: string): readonly ExpectationSpec[] | undefined {
  const record = readRunRecord(folder);
  if (record) return record.file.expect;
  const kept = unlessSealed(() => readPartJson(folder, versionFiles.model));
  return isObject(kept) ? (kept as unknown as ModelFile).expect : undefined;
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
