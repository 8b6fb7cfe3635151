import type { TypedInput } from '../loadedData';
import { contentKey } from '../table/content';
import type { Table } from '../table/table';

/** What names the rows of some tables and the images that they speak of; null where all of it is in memory. */
export function storedKeys(tables: readonly Table[], inputs: readonly TypedInput[]): readonly string[] | null {
  const images = inputs.flatMap(({ column }) => (column.kind === 'images' ? [column] : []));
  if (!tables.some(({ stored }) => stored !== undefined) && !images.some(({ stored }) => stored)) return null;
  return [
    ...tables.map(({ stored, columns }) => stored ?? contentKey(columns)),
    ...images.map((column) => contentKey([column])),
  ];
}
