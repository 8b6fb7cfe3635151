import { dataError } from '../dataError';
import { lineOf, type Table, type TableColumn, type WordColumn } from './table';
import { asWords } from './typedColumn';
import { areTruths, parseNumber } from './numberText';

/** The column with the numbers of classes that another file decided; a value that is none of them is told with its place. */
export function codesOf(table: Table, column: TableColumn, classes: readonly string[]): WordColumn {
  const words = asWords(column);
  const numbers = new Map(words.values.map((value, code) => [code, classNumber(value, classes)]));
  const codes = words.codes.map((code, row) => {
    if (code < 0) return -1;
    const number = numbers.get(code);
    if (number !== undefined) return number;
    throw unknownClass(table, column.name, row, words.values[code] ?? '', classes);
  });
  return { kind: 'words', name: column.name, codes, values: classes };
}

/** Numbers are the same class however they are written, `1` and `1.0`, and so are `true` and `True`. */
export function classNumber(value: string, classes: readonly string[]): number | undefined {
  const found = classes.indexOf(value);
  if (found >= 0) return found;
  if (areTruths([...classes, value])) {
    const truth = classes.findIndex((one) => one.toLowerCase() === value.toLowerCase());
    return truth >= 0 ? truth : undefined;
  }
  const number = parseNumber(value);
  const same = number === undefined ? -1 : classes.findIndex((one) => parseNumber(one) === number);
  return same >= 0 ? same : undefined;
}

function unknownClass(table: Table, column: string, row: number, value: string, classes: readonly string[]): Error {
  const place = { file: table.name, line: lineOf(table, row), column, value };
  const bare = (text: string) => text.replace(/\.$/, '');
  const alike = classes.find((one) => bare(one) === bare(value));
  if (alike !== undefined) return dataError('data-class-dot', 'engine.dataClassDot', { ...place, class: alike });
  const shown = classes.slice(0, 10).join(', ') + (classes.length > 10 ? ', ...' : '');
  return dataError('data-unknown-class', 'engine.dataUnknownClass', { ...place, classes: shown });
}
