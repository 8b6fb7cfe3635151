import type { FileSource } from '../../../language';
import { parseNumber } from '../table/numberText';
import { cutsDecimals, hasDecimalCommas, withPoint } from './decimalComma';
import { DelimitedRows, OpenQuote } from './delimitedRows';

export interface Dialect {
  readonly delimiter: string;
  readonly header: boolean;
  /** Whether numbers have their decimals behind a comma. */
  readonly decimalComma: boolean;
}

const candidates = [',', '\t', ';', '|'];

/** What the file does not say of its delimiter and header, guessed from its first characters. */
export function guessDialect(source: FileSource, head: string, isMissing: (cell: string) => boolean): Dialect {
  const delimiter = source.delimiter ?? (source.format === 'tsv' ? '\t' : guessDelimiter(head));
  const rows = headRows(head, delimiter);
  const decimalComma = source.decimal ? source.decimal === ',' : delimiter !== ',' && hasDecimalCommas(rows);
  const plain = decimalComma ? rows.map((row) => row.map(withPoint)) : rows;
  return { delimiter, header: source.header ?? guessHeader(plain, isMissing), decimalComma };
}

function headRows(head: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  const reader = new DelimitedRows(delimiter, (cells) => rows.push(cells));
  reader.push(head);
  try {
    // The head may end in the middle of a row: that row counts only when it is the only one.
    if (rows.length < 2) reader.end();
  } catch (error) {
    if (!(error instanceof OpenQuote)) throw error;
  }
  return rows;
}

/** The delimiter that cuts most rows into the same number of cells, above one; commas inside of numbers cut nothing. */
function guessDelimiter(head: string): string {
  const others = candidates.filter((delimiter) => delimiter !== ',');
  const decimals = others.find((delimiter) => cutsDecimals(headRows(head, delimiter)));
  if (decimals !== undefined) return decimals;
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of candidates) {
    const counts = new Map<number, number>();
    const rows = headRows(head, delimiter);
    for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
    for (const [cells, count] of counts) {
      const score = cells > 1 ? (count / rows.length) * (1 + Math.log(cells) / 10) : 0;
      if (score > best.score) best = { delimiter, score };
    }
  }
  return best.delimiter;
}

/**
 * The first row is a header when it holds different words and no number, and its words are not among the values below:
 * where columns hold numbers below, that alone decides.
 */
function guessHeader(rows: readonly string[][], isMissing: (cell: string) => boolean): boolean {
  const [first, ...others] = rows;
  if (!first || others.length === 0)
    return first !== undefined && first.every((cell) => parseNumber(cell) === undefined);
  if (first.some((cell) => parseNumber(cell) !== undefined)) return false;
  const named = first.filter((cell) => cell !== '');
  if (named.length === 0) return false;
  const numeric = first.map((_, column) => {
    const cells = others.map((row) => row[column] ?? '').filter((cell) => !isMissing(cell));
    return cells.length > 0 && cells.filter((cell) => parseNumber(cell) !== undefined).length >= cells.length / 2;
  });
  if (numeric.some(Boolean)) return first.some((cell, column) => numeric[column] && cell !== '' && !isMissing(cell));
  if (new Set(named).size < named.length) return false;
  return first.every((cell, column) => cell.length <= 64 && !others.some((row) => row[column] === cell));
}
