import type { DataSource } from '../types/modelFile';
import { generators } from './generators';

/** The target that a source has by itself: a generator's, the label of IDX images, the sub-folder of images in folders. */
export function usualTarget(source: DataSource): string | null {
  if (source.kind === 'code') return null;
  if (source.kind === 'generate') return generators[source.generator].target;
  const labelled = source.format === 'images' || (source.format === 'idx' && source.labels !== undefined);
  return labelled ? 'label' : null;
}
