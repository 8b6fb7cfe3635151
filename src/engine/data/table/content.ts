import { createHash } from 'node:crypto';
import type { TableColumn } from './table';

/** All that a column holds; of pixels on disk what names them. */
export function contentOf(column: TableColumn): readonly (string | Uint8Array)[] {
  const bytes = (values: Float64Array | Int32Array): Uint8Array =>
    new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  switch (column.kind) {
    case 'numbers':
      return [column.name, bytes(column.values)];
    case 'words':
      return [column.name, JSON.stringify(column.values), bytes(column.codes)];
    case 'images':
      return [column.name, column.shape.join(), column.stored?.key ?? column.pixels];
  }
}

/** A name for all that columns hold. */
export function contentKey(columns: readonly TableColumn[]): string {
  const hash = createHash('sha256');
  for (const column of columns) for (const part of contentOf(column)) hash.update(part);
  return hash.digest('hex');
}
