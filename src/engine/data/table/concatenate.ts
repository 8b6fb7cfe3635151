import { JoinedNumbers, JoinedWords } from '../stored/joinedColumns';
import { joinedPixels } from '../stored/storedPixels';
import { rowsIn, type ImageColumn, type NumberColumn, type TableColumn } from './table';

/** Columns of one kind, one below the other; words keep the order in which they occur, classes their numbers. */
export function concatenate(columns: readonly TableColumn[]): TableColumn {
  const [first, ...others] = columns;
  if (!first) throw new RangeError('There is no column');
  return others.reduce(append, first);
}

function append(above: TableColumn, below: TableColumn): TableColumn {
  if (above.kind === 'numbers' && below.kind === 'numbers') {
    if (above.parts || below.parts) return new JoinedNumbers(above, below, datesOf(above, below).dates);
    const values = new Float64Array(above.values.length + below.values.length);
    values.set(above.values);
    values.set(below.values, above.values.length);
    return { kind: 'numbers', name: above.name, values, ...datesOf(above, below) };
  }
  if (above.kind === 'words' && below.kind === 'words') {
    const codeOf = new Map(above.values.map((value, code) => [value, code]));
    const values = [...above.values];
    const mapped = below.values.map((value) => {
      const known = codeOf.get(value);
      return known ?? values.push(value) - 1;
    });
    if (above.codeAt || below.codeAt) return new JoinedWords(above, below, values, Int32Array.from(mapped));
    const codes = new Int32Array(above.codes.length + below.codes.length);
    codes.set(above.codes);
    codes.set(
      below.codes.map((code) => mapped[code] ?? -1),
      above.codes.length,
    );
    return { ...above, codes, values };
  }
  if (above.kind === 'images' && below.kind === 'images' && String(above.shape) === String(below.shape)) {
    return appendImages(above, below);
  }
  throw new TypeError(`Columns ${above.name} and ${below.name} are of different kinds`);
}

function appendImages(above: ImageColumn, below: ImageColumn): ImageColumn {
  const rows = rowsIn(above);
  const missing = new Set([...(above.missing ?? []), ...[...(below.missing ?? [])].map((row) => row + rows)]);
  if (above.stored || below.stored) {
    return { ...above, pixels: new Uint8Array(), stored: joinedPixels(above, below), missing };
  }
  const pixels = new Uint8Array(above.pixels.length + below.pixels.length);
  pixels.set(above.pixels);
  pixels.set(below.pixels, above.pixels.length);
  return { ...above, pixels, missing };
}

function datesOf(above: NumberColumn, below: NumberColumn): Pick<NumberColumn, 'dates'> {
  const { dates } = above;
  if (!dates) return {};
  const rows = rowsIn(above);
  const isWrong = (row: number) => (row < rows ? dates.isWrong(row) : below.dates?.isWrong(row - rows) === true);
  return { dates: { time: dates.time, isWrong } };
}
