import type { ColumnFacts, DataFacts } from '../types/dataFacts';
import type { DataSpec } from '../types/modelFile';
import { generatorFacts } from './generators';

/** The data's columns in order, or null while they are not known. What was read outweighs what a generator promises. */
export function knownColumns(data: DataSpec, facts: DataFacts | undefined): readonly ColumnFacts[] | null {
  if (data.source.kind !== 'generate') return facts?.columns ?? null;
  const read = new Map(facts?.columns?.map((column) => [column.name, column]));
  return generatorFacts(data.source).columns.map((column) => ({ ...column, ...read.get(column.name) }));
}
