import type { Measures, SplitEvaluation } from '../protocol';
import type { Context } from './context';
import { short, table } from './table';

/** A split's measures, the loss among them. */
export function evaluationLine({ loss, metrics }: SplitEvaluation): Measures {
  return { loss, ...metrics };
}

/** Tables of the measures by split, and of the confusion of the last one. */
export function sayEvaluation(context: Context, splits: readonly SplitEvaluation[]): void {
  const names = [...new Set(splits.flatMap((split) => Object.keys(evaluationLine(split))))];
  const rows = splits.map((split) => [
    split.split,
    String(split.rows),
    ...names.map((name) => short(evaluationLine(split)[name] ?? null)),
  ]);
  context.say(`\n${context.words('cli.evaluation')}`);
  context.say(table([[context.words('cli.split'), context.words('cli.rows'), ...names], ...rows], 1));
  const detail = splits.at(-1)?.classification;
  if (!detail || detail.labels.length > 20) return;
  context.say(`\n${context.words('cli.confusion')}`);
  const counts = detail.confusion.map((row, index) => [detail.labels[index] ?? '', ...row.map(String)]);
  context.say(table([['', ...detail.labels], ...counts], 1));
}
