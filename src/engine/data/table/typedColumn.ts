import type { ColumnType } from '../../../language';
import { dataError } from '../dataError';
import { areTruths, parseNumber, parseNumeric } from './numberText';
import {
  lineOf,
  rowsIn,
  type ImageColumn,
  type NumberColumn,
  type Table,
  type TableColumn,
  type WordColumn,
} from './table';

/** The column as numbers; the first cell that is none is told with its place. */
export function asNumbers(table: Table, column: TableColumn): NumberColumn {
  switch (column.kind) {
    case 'numbers':
      return column;
    case 'words': {
      const numbers = column.values.map(parseNumeric);
      const values = Float64Array.from(column.codes, (code, row) => {
        if (code < 0) return Number.NaN;
        const number = numbers[code];
        if (number !== undefined) return number;
        throw dataError('data-not-numeric', 'engine.dataNotNumeric', {
          file: table.name,
          line: lineOf(table, row),
          column: column.name,
          value: column.values[code] ?? '',
        });
      });
      return { kind: 'numbers', name: column.name, values };
    }
    case 'images':
      throw dataError('data-not-numeric', 'engine.dataNotNumeric', {
        file: table.name,
        line: 1,
        column: column.name,
        value: column.shape.join(' x '),
      });
  }
}

/** The column as words, in the order in which they occur. */
export function asWords(column: TableColumn): WordColumn {
  switch (column.kind) {
    case 'words':
      return column;
    case 'numbers': {
      const codeOf = new Map<number, number>();
      const codes = Int32Array.from(column.values, (value) => {
        if (Number.isNaN(value)) return -1;
        const code = codeOf.get(value) ?? codeOf.size;
        codeOf.set(value, code);
        return code;
      });
      return { kind: 'words', name: column.name, codes, values: [...codeOf.keys()].map(String) };
    }
    case 'images':
      return {
        kind: 'words',
        name: column.name,
        codes: new Int32Array(rowsIn(column)).fill(-1),
        values: [],
      };
  }
}

/** The column as a category: its values sorted, numerically if all are numbers, else by code point. */
export function asCategory(column: TableColumn): WordColumn {
  const words = asWords(column);
  // True, TRUE and true are one class.
  const oneOf = words.values.length > 2 && areTruths(words.values) ? lower : same;
  const values = classOrder([...new Set(Array.from(words.values, oneOf))]);
  const rank = new Map(values.map((value, index) => [value, index]));
  const codeOf = Int32Array.from(words.values, (value) => rank.get(oneOf(value)) ?? -1);
  if (words.recoded) return words.recoded(values, codeOf);
  return { ...words, values, codes: words.codes.map((code) => codeOf[code] ?? -1) };
}

const same = (word: string): string => word;
const lower = (word: string): string => word.toLowerCase();

export function asImages(table: Table, column: TableColumn): ImageColumn {
  if (column.kind === 'images') return column;
  throw dataError('data-not-images', 'engine.dataNotImages', { file: table.name, column: column.name });
}

export function asType(table: Table, column: TableColumn, type: ColumnType): TableColumn {
  switch (type) {
    case 'numeric':
      return asNumbers(table, column);
    case 'category':
      return asCategory(column);
    case 'text':
    case 'date':
      return asWords(column);
    case 'image':
      return asImages(table, column);
  }
}

export function classOrder(values: readonly string[]): readonly string[] {
  const numbers = new Map(values.map((value) => [value, parseNumber(value)]));
  const allNumbers = [...numbers.values()].every((number) => number !== undefined);
  return [...values].sort((left, right) => {
    const difference = allNumbers ? (numbers.get(left) ?? 0) - (numbers.get(right) ?? 0) : 0;
    return difference === 0 ? byCodePoint(left, right) : difference;
  });
}

/** Order by code point: the same in every locale. (UTF-16 order differs from it only beyond the basic plane.) */
export function byCodePoint(left: string, right: string): number {
  const rightPoints = right[Symbol.iterator]();
  for (const character of left) {
    const other = rightPoints.next();
    if (other.done) return 1;
    const difference = (character.codePointAt(0) ?? 0) - (other.value.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return rightPoints.next().done ? 0 : -1;
}
