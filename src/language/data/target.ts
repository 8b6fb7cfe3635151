import type { DataFacts } from '../types/dataFacts';
import type { TargetDescription } from '../types/editor';
import type { DataSpec } from '../types/modelFile';
import { knownColumns } from './knownColumns';

/** The column to predict, its type and its classes as far as known; null without a target. */
export function targetOf(data: DataSpec, facts?: DataFacts): TargetDescription | null {
  if (!data.target) return null;
  const { column, type: said } = data.target;
  const known = knownColumns(data, facts)?.find((candidate) => candidate.name === column);
  const found = known?.type === 'numeric' || known?.type === 'category' ? known.type : null;
  const type = said === 'numeric' || said === 'category' ? said : found;
  return { column, type, ...(type === 'category' && known?.categories ? { classes: known.categories } : {}) };
}
