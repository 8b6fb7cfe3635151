import type { Histogram } from '../../../protocol';
import { distinctCount } from '../distinct';
import { moments } from '../moments';
import { partsOf, type NumberColumn } from '../table/table';
import { histogram } from './histogram';

export interface NumberFacts {
  readonly missing: number;
  readonly present: number;
  readonly distinct: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly mean: number;
  readonly histogram: Histogram;
}

const known = new WeakMap<NumberColumn, NumberFacts>();

/** What is told of a column of numbers; counted once. */
export function numberFacts(column: NumberColumn): NumberFacts {
  const before = known.get(column);
  if (before) return before;
  const facts = column.kept ? column.kept('facts', () => factsOf(column)) : factsOf(column);
  known.set(column, facts);
  return facts;
}

function factsOf(column: NumberColumn): NumberFacts {
  const parts = partsOf(column);
  const { missing, present, minimum, maximum, mean } = moments(parts);
  const distinct = distinctCount(parts, present);
  return { missing, present, distinct, minimum, maximum, mean, histogram: histogram(parts, minimum, maximum) };
}
