import type { ArrayData } from '../../contract';
import type { FittedColumn } from '../preprocess/fitted';

/** One input of the network in a row on disk. Pixels are kept as bytes, and become numbers when they are read. */
export interface RowField {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: ArrayData['dtype'];
  /** How many numbers, and where in the row they start, in bytes. */
  readonly length: number;
  readonly offset: number;
  /** What each of the 256 levels of a pixel becomes. */
  readonly levels: Float32Array | null;
}

export interface RowLayout {
  readonly rowBytes: number;
  readonly fields: readonly RowField[];
}

/** Inputs, as they were encoded for a few rows, one behind the other. */
export function rowLayout(inputs: Readonly<Record<string, ArrayData>>, columns: readonly FittedColumn[]): RowLayout {
  let offset = 0;
  const fields = Object.entries(inputs).map(([name, { shape, dtype }]): RowField => {
    const column = columns.find((one) => one.type === 'image' && one.name === name);
    const length = shape.reduce((product, size) => product * size, 1);
    const levels = column?.type === 'image' ? pixelLevels(column.range) : null;
    const field = { name, shape, dtype, length, offset, levels };
    offset += levels ? Math.ceil(length / 4) * 4 : length * 4;
    return field;
  });
  return { rowBytes: offset, fields };
}

/** What a pixel's 256 levels become. */
export function pixelLevels(range: readonly [number, number]): Float32Array {
  return Float32Array.from({ length: 256 }, (_, level) => range[0] + (level / 255) * (range[1] - range[0]));
}

/** Writes one input of some rows into their places. */
export function packField(
  field: RowField,
  rowBytes: number,
  values: ArrayData['values'] | Uint8Array,
  target: Uint8Array,
): void {
  const size = field.length * values.BYTES_PER_ELEMENT;
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  for (let from = 0, at = field.offset; from < bytes.length; from += size, at += rowBytes) {
    target.set(bytes.subarray(from, from + size), at);
  }
}

/** Takes one input out of rows that lie one after the other; `bytes` starts at a multiple of four. */
export function unpackField(field: RowField, rowBytes: number, bytes: Uint8Array, rows: number): ArrayData['values'] {
  const { length, offset, levels, dtype } = field;
  if (levels) {
    const values = new Float32Array(rows * length);
    for (let row = 0, at = 0; row < rows; row++) {
      const start = row * rowBytes + offset;
      for (let index = 0; index < length; index++) values[at++] = levels[bytes[start + index] ?? 0] ?? 0;
    }
    return values;
  }
  const Values = dtype === 'int32' ? Int32Array : Float32Array;
  const count = (rows * rowBytes) / 4;
  const all =
    dtype === 'int32' ? viewOf<Int32Array>(Int32Array, bytes, count) : viewOf<Float32Array>(Float32Array, bytes, count);
  if (length * 4 === rowBytes) return all.slice();
  const values = new Values(rows * length);
  for (let row = 0; row < rows; row++) {
    const start = (row * rowBytes + offset) / 4;
    values.set(all.subarray(start, start + length), row * length);
  }
  return values;
}

/** The bytes as numbers, also those that threads share. */
function viewOf<T extends Int32Array | Float32Array>(
  Values: new (buffer: ArrayBufferLike, offset: number, length: number) => T,
  bytes: Uint8Array,
  length: number,
): T {
  return new Values(bytes.buffer, bytes.byteOffset, length);
}
