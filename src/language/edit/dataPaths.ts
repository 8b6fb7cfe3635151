import type { DataPath } from '../types/editor';

/** The data files that a model file names, as written there. */
export function dataPaths(_text: string): readonly DataPath[] {
  return [];
}
