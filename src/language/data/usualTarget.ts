import type { DataSource } from '../types/modelFile';
import { generators } from './generators';

/** The target that a source has by itself: a generator's, or the label of IDX images. */
export function usualTarget(source: DataSource): string | null {
  if (source.kind === 'generate') return generators[source.generator].target;
  return source.format === 'idx' && source.labels !== undefined ? 'label' : null;
}
