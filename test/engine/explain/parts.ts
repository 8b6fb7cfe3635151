import { expect } from 'vitest';
import type { ExplainedColumn, Explanation } from '../../../src/protocol';

export const columnsOf = ({ parts }: Explanation): readonly ExplainedColumn[] =>
  parts.flatMap((part) => (part.kind === 'columns' ? part.columns : []));
export const effectOf = (explanation: Explanation, name: string): number =>
  columnsOf(explanation).find((column) => column.name === name)?.effect ?? NaN;
const sumOf = ({ parts }: Explanation): number =>
  parts
    .flatMap((part) =>
      part.kind === 'columns'
        ? part.columns.map(({ effect }) => effect)
        : part.kind === 'image'
          ? part.values
          : part.pieces.map(({ value }) => value ?? 0),
    )
    .reduce((sum, one) => sum + one, 0);

/** The parts add up to the change of the answer. */
export function expectComplete(explanation: Explanation, within = 0.01): void {
  const change = explanation.output - (explanation.baseline ?? NaN);
  expect(Math.abs(change)).toBeGreaterThan(0);
  expect(Math.abs(sumOf(explanation) - change)).toBeLessThanOrEqual(Math.max(within * Math.abs(change), 1e-4));
}
