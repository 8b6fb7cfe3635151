import { parseText } from '../parse/parseText';
import { entryOf } from '../parse/tree';
import type { DataPath } from '../types/editor';

const roles = ['source', 'labels', 'validation', 'test'] as const;

/** The data files that a model file names, as written there. */
export function dataPaths(text: string, fileName: string): readonly DataPath[] {
  const { root, lines } = parseText(text, fileName);
  const data = root ? entryOf(root, 'data')?.value : undefined;
  return roles.flatMap((role): DataPath[] => {
    const value = entryOf(data, role)?.value;
    if (value?.kind !== 'scalar' || typeof value.value !== 'string' || value.value === '') return [];
    return [{ role, path: value.value, range: lines.range(value.span) }];
  });
}
