import { expect, it } from 'vitest';
import type { ExpectationSpec } from '../../../src/language';
import { judge, type SplitEvaluation } from '../../../src/protocol';

const evaluated = (split: SplitEvaluation['split'], loss: number | null, metrics: SplitEvaluation['metrics']) => ({
  split,
  rows: 10,
  loss,
  metrics,
});

const validation = evaluated('validation', 0.1, { accuracy: 0.99, rmse: 3 });
const test = evaluated('test', 0.3, { accuracy: 0.9, rmse: null });

const cases: readonly [string, ExpectationSpec, number | null, boolean][] = [
  ['more than the least', { measure: 'accuracy', bound: 'atLeast', value: 0.85 }, 0.9, true],
  ['just the least', { measure: 'accuracy', bound: 'atLeast', value: 0.9 }, 0.9, true],
  ['less than the least', { measure: 'accuracy', bound: 'atLeast', value: 0.95 }, 0.9, false],
  ['less than the most', { measure: 'loss', bound: 'atMost', value: 0.5 }, 0.3, true],
  ['more than the most', { measure: 'loss', bound: 'atMost', value: 0.2 }, 0.3, false],
  ['no number', { measure: 'rmse', bound: 'atMost', value: 5 }, null, false],
  ['nothing of the kind', { measure: 'mae', bound: 'atMost', value: 5 }, null, false],
];

it.each(cases)('judges %s by the test split', (_, expectation, measured, met) => {
  expect(judge([expectation], [validation, test])).toEqual({
    split: 'test',
    outcomes: [{ ...expectation, measured, met }],
  });
});

it('judges by validation where there is no test split, and not at all where nothing is expected or evaluated', () => {
  const expectation = { measure: 'accuracy', bound: 'atLeast', value: 0.95 } as const;
  expect(judge([expectation], [validation])).toMatchObject({ split: 'validation', outcomes: [{ met: true }] });
  expect(judge(undefined, [test])).toBeUndefined();
  expect(judge([expectation], [])).toBeUndefined();
});
