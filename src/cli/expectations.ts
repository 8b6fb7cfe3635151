import type { JudgedSplit } from '../protocol';
import type { Context } from './context';
import { short, table } from './table';

/** Exit code where a model does less than its file expects. */
const missed = 4;

/** Says what became of each expectation; gives the exit code. */
export function sayExpectations(context: Context, judged: JudgedSplit | undefined): number {
  if (!judged) return 0;
  const { split, outcomes } = judged;
  const met = outcomes.every((one) => one.met);
  context.line({
    event: 'expectations',
    split,
    met,
    outcomes: outcomes.map(({ measure, bound, value, measured, met }) => ({ measure, [bound]: value, measured, met })),
  });
  context.say(`\n${context.words('cli.expectations', { split })}`);
  const rows = outcomes.map(({ measure, bound, value, measured, met }) => [
    measure,
    context.words(`cli.${bound}`, { value: short(value) }),
    short(measured),
    context.words(met ? 'cli.expectationMet' : 'cli.expectationMissed'),
  ]);
  context.say(table(rows, 4));
  return met ? 0 : missed;
}
