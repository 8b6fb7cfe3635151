import { contentKey } from '../table/content';
import { imagePixels, rowsIn, type ImageColumn, type StoredPixels } from '../table/table';
import { keyOf } from './dataCache';
import type { RowFile } from './gatherRows';
import { readPart } from './storedArray';

/** A file of images, one after the other. */
export interface PackedImages extends RowFile {
  readonly key: string;
  readonly count: number;
}

/** So much is read at once: neighbours are asked for one after the other. */
const windowBytes = 1 << 20;

/** Each image of a file as a row, or with `places` rows whose images stand at these places; below 0 there is none. */
export function storedPixels({ key, count, path, rowBytes }: PackedImages, places?: Int32Array): StoredPixels {
  const windowRows = Math.max(1, Math.floor(windowBytes / rowBytes));
  let window = { from: 0, to: 0, bytes: new Uint8Array() };
  const read = (place: number): Uint8Array => {
    if (place < window.from || place >= window.to) {
      const to = Math.min(place + windowRows, count);
      // Who was given a part of the window before may still look at it.
      const bytes = new Uint8Array((to - place) * rowBytes);
      readPart(path, bytes, place * rowBytes);
      window = { from: place, to, bytes };
    }
    const at = (place - window.from) * rowBytes;
    return window.bytes.subarray(at, at + rowBytes);
  };
  const file = places ? {} : { file: { path, rowBytes } };
  return {
    key,
    rows: places?.length ?? count,
    ...file,
    at: (row) => {
      const place = places ? (places[row] ?? -1) : row;
      return place >= 0 && place < count ? read(place) : new Uint8Array(rowBytes);
    },
  };
}

/** The rows of two columns, one below the other, of which one may be in memory. */
export function joinedPixels(above: ImageColumn, below: ImageColumn): StoredPixels {
  const first = rowsIn(above);
  const name = (column: ImageColumn) => column.stored?.key ?? contentKey([column]);
  return {
    key: keyOf(['joined', name(above), name(below)]),
    rows: first + rowsIn(below),
    at: (row) => (row < first ? imagePixels(above, row) : imagePixels(below, row - first)),
  };
}
