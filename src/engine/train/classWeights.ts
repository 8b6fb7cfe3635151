import type { TrainSpec } from '../../language';
import { StudioError } from '../../protocol';
import type { PreparedSplit, TargetScaling } from '../contract';

/** What the rows of each class count, in the classes' order; null where all count 1. */
export function classWeights(
  said: TrainSpec['classWeights'],
  target: TargetScaling,
  training: PreparedSplit,
): readonly number[] | null {
  if (!said || target.kind !== 'category') return null;
  const { classes, name: column } = target;
  if (said === 'balanced') return balanced(classes.length, training);
  const unknown = Object.keys(said).find((name) => !classes.includes(name));
  if (unknown !== undefined) {
    const args = { name: unknown, column, options: classes.join(', ') };
    throw new StudioError('input', 'unknown-class', { key: 'language.unknownClass', args });
  }
  return classes.map((name) => said[name] ?? 1);
}

/** Rows / (classes * rows of the class), as scikit-learn has it; a class without rows counts nothing. */
function balanced(classes: number, { rows, target }: PreparedSplit): readonly number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const label of target?.values ?? []) counts[label] = (counts[label] ?? 0) + 1;
  return counts.map((count) => (count === 0 ? 0 : rows / (classes * count)));
}
