import * as fs from 'node:fs';

/** Reading on costs less than another call for rows that are no further apart than this. */
const gapBytes = 1 << 13;
const runBytes = 1 << 20;

/** Where rows of a fixed size lie. */
export interface RowFile {
  readonly path: string;
  readonly rowBytes: number;
}

/**
 * Reads rows of a file, by their numbers in it, into `target`, in the order asked for. They are read in the order of the file,
 * neighbours together.
 */
export function gatherRows({ path, rowBytes }: RowFile, rows: Int32Array, target: Uint8Array): void {
  if (rows.length === 0) return;
  const order = inFileOrder(rows);
  const scratch = Buffer.allocUnsafe(Math.max(runBytes, rowBytes));
  const file = fs.openSync(path, 'r');
  try {
    for (let first = 0; first < order.length;) {
      const from = rowAt(rows, order, first);
      let next = first + 1;
      let to = from + 1;
      for (; next < order.length; next++) {
        const row = rowAt(rows, order, next);
        if ((row - to) * rowBytes > gapBytes || (row + 1 - from) * rowBytes > scratch.length) break;
        to = row + 1;
      }
      readRun(file, scratch, from * rowBytes, (to - from) * rowBytes);
      for (; first < next; first++) {
        const place = order[first] ?? 0;
        const at = ((rows[place] ?? 0) - from) * rowBytes;
        target.set(scratch.subarray(at, at + rowBytes), place * rowBytes);
      }
    }
  } finally {
    fs.closeSync(file);
  }
}

const rowAt = (rows: Int32Array, order: Int32Array, index: number): number => rows[order[index] ?? 0] ?? 0;

/** Places in `rows`, sorted by what stands there. */
function inFileOrder(rows: Int32Array): Int32Array {
  const places = new Int32Array(rows.length);
  let sorted = true;
  for (let place = 0; place < rows.length; place++) {
    places[place] = place;
    if (place > 0 && (rows[place] ?? 0) < (rows[place - 1] ?? 0)) sorted = false;
  }
  if (sorted) return places;
  // One number for row and place, which the engine sorts without a call for each comparison.
  const keys = Float64Array.from(rows, (row, place) => row * rows.length + place).sort();
  for (let index = 0; index < keys.length; index++) places[index] = (keys[index] ?? 0) % rows.length;
  return places;
}

function readRun(file: number, scratch: Uint8Array, position: number, length: number): void {
  for (let done = 0; done < length;) {
    const read = fs.readSync(file, scratch, done, length - done, position + done);
    if (read === 0) throw new RangeError('The rows on disk are cut off');
    done += read;
  }
}
