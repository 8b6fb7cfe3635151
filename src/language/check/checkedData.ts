import type { MapEntry } from '../parse/tree';
import type { DataFacts } from '../types/dataFacts';
import type { DataSpec } from '../types/modelFile';

/** The data section's tree with its key's place, and what it was resolved to. */
export interface CheckedData {
  readonly entry: MapEntry;
  readonly data: DataSpec;
  readonly facts: DataFacts | undefined;
  readonly gan: boolean;
}
