import type { ArrayData, PreparedSplit } from '../../contract';
import { gatherRows } from './gatherRows';
import type { PackedRows } from './packRows';
import { unpackField } from './rowLayout';
import { FileRowStream } from './rowStream';

/** A split whose inputs lie in a file of rows; its target is in memory. */
export function storedSplit({ file, layout }: PackedRows, rows: Int32Array, target: ArrayData | null): PreparedSplit {
  // Shared with the thread that reads.
  const sourceRows = new Int32Array(new SharedArrayBuffer(rows.byteLength));
  sourceRows.set(rows);
  const stream = new FileRowStream(file, sourceRows);
  // All inputs of a batch come from one reading.
  let last: { readonly rows: Int32Array; readonly bytes: Uint8Array } | null = null;
  const bytesOf = (wanted: Int32Array): Uint8Array => {
    const fetched = stream.bytesOf(wanted);
    if (fetched) return fetched;
    if (last?.rows !== wanted) {
      const bytes = new Uint8Array(wanted.length * file.rowBytes);
      gatherRows(
        file,
        wanted.map((row) => sourceRows[row] ?? 0),
        bytes,
      );
      last = { rows: wanted, bytes };
    }
    return last.bytes;
  };
  const inputs = layout.fields.map((field): [string, ArrayData] => [
    field.name,
    {
      shape: field.shape,
      dtype: field.dtype,
      values: new Float32Array(),
      read: (wanted) => unpackField(field, file.rowBytes, bytesOf(wanted), wanted.length),
    },
  ]);
  return { rows: rows.length, inputs: Object.fromEntries(inputs), target, sourceRows, stream };
}
