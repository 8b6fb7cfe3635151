import {
  columnSpecs,
  dateReader,
  varyingParts,
  type ColumnFacts,
  type ColumnType,
  type DataFacts,
  type DataSpec,
  type DateReader,
} from '../../../language';
import { mostPieces, wordsOf } from '../preprocess/subwords';
import { plainText, reservedTokens, tokensOf } from '../preprocess/tokens';
import { asDates } from '../table/dateColumn';
import { partsOf, type NumberColumn, type Table, type TableColumn } from '../table/table';
import { asCategory, asNumbers, asWords } from '../table/typedColumn';
import { guessDateFormat } from './dateFormats';
import { guessType } from './columnType';
import { numberFacts } from './numberFacts';

/** A numeric column with more different values is hardly meant as a category. */
const mostNumericClasses = 200;

/** What the file says of a column's type, if it does. */
export function declaredType(data: DataSpec, name: string): ColumnType | null {
  const spec = data.target?.column === name ? data.target : data.inputs?.find((input) => input.column === name);
  return spec?.type ?? (spec?.text ? 'text' : spec?.image ? 'image' : spec?.date ? 'date' : null);
}

/** Columns whose cells must stay as they are written. */
export function declaredWords(data: DataSpec): ReadonlySet<string> {
  const columns = [...(data.inputs ?? []), ...(data.target ? [data.target] : [])].map((spec) => spec.column);
  return new Set(
    columns.filter((name) => ['category', 'text', 'image', 'date'].includes(declaredType(data, name) ?? '')),
  );
}

/** Facts of every column; of the head of a file only names and types, for its counts would mislead. */
export function columnFacts(table: Table, data: DataSpec, partial: boolean): readonly ColumnFacts[] {
  const columns = table.columns.map((column): ColumnFacts => {
    const type = declaredType(data, column.name) ?? guessType(column);
    if (column.kind === 'images') {
      return { name: column.name, type: 'image', missing: 0, imageShape: column.shape };
    }
    if (type === 'date') return { name: column.name, type, ...dateFacts(column, data, partial) };
    return partial ? { name: column.name, type } : { name: column.name, ...factsAs(table, column, type) };
  });
  return partial ? columns : columns.map((column) => withVocabulary(column, columns, table, data));
}

function factsAs(table: Table, column: TableColumn, type: ColumnType): Omit<ColumnFacts, 'name'> {
  if (type === 'numeric') {
    const numbers = tryNumbers(table, column);
    return numbers ? { type, ...numericFacts(numbers) } : { type, ...countsOf(column) };
  }
  if (type === 'category') {
    const { values, codes } = asCategory(column);
    return { type, ...countsOf(column), categories: values, counts: rowsOfEach(codes, values.length) };
  }
  return { type, ...countsOf(column) };
}

/** How dates are written, as the file says or as it is guessed, and what varies in them. */
function dateFacts(column: TableColumn, data: DataSpec, partial: boolean): Omit<ColumnFacts, 'name' | 'type'> {
  const said = data.inputs?.find((input) => input.column === column.name)?.date?.format ?? null;
  const guess = said === null ? guessDateFormat(asWords(column)) : { format: said };
  const reader = guess && dateReader(guess.format);
  if (!reader) return partial ? {} : countsOf(column);
  const format = { dateFormat: guess.format, ...('too' in guess && guess.too ? { dateFormatToo: guess.too } : {}) };
  if (partial) return format;
  return { ...countsOf(column), ...format, dateParts: varyingParts(timesOf(column, reader)) };
}

function* timesOf(column: TableColumn, reader: DateReader): Iterable<number> {
  for (const part of partsOf(asDates(column, reader))()) yield* part;
}

/** An odd cell is an error where the data is prepared; here its column is still described. */
function tryNumbers(table: Table, column: TableColumn): NumberColumn | null {
  try {
    return asNumbers(table, column);
  } catch {
    return null;
  }
}

function numericFacts(column: NumberColumn): Omit<ColumnFacts, 'name' | 'type'> {
  const { present, missing, distinct, mean, minimum, maximum } = numberFacts(column);
  if (present === 0) return { missing, distinct };
  const categories = distinct <= mostNumericClasses ? { categories: asCategory(column).values } : {};
  return { missing, distinct, minimum, maximum, mean, ...categories };
}

function rowsOfEach(codes: Int32Array, count: number): readonly number[] {
  const rows = new Array<number>(count).fill(0);
  for (const code of codes) if (code >= 0) rows[code] = (rows[code] ?? 0) + 1;
  return rows;
}

function countsOf(column: TableColumn): { missing: number; distinct: number } {
  const words = asWords(column);
  return { missing: words.codes.reduce((sum, code) => sum + (code < 0 ? 1 : 0), 0), distinct: words.values.length };
}

function withVocabulary(
  facts: ColumnFacts,
  columns: readonly ColumnFacts[],
  table: Table,
  data: DataSpec,
): ColumnFacts {
  if (facts.type !== 'text') return facts;
  const known: DataFacts = { files: {}, columns };
  const text = columnSpecs(data, known)?.find((spec) => spec.column === facts.name)?.text;
  const column = table.columns.find((candidate) => candidate.name === facts.name);
  if (!text || !column) return facts;
  const tokens = new Set<string>();
  const isPieces = text.tokens === 'subwords';
  const words = asWords(column);
  const lengths = words.values.map((value) => {
    const own = isPieces ? wordsOf(plainText(value, text)) : tokensOf(value, text);
    for (const token of own) tokens.add(token);
    return own.length;
  });
  // The pieces are learnt from the training rows; there are no more of them than all rows could give.
  const found = isPieces ? mostPieces(tokens) : tokens.size;
  const vocabulary = Math.min(text.vocabulary, found + reservedTokens);
  // How many pieces a text has is not known before they are learnt.
  return { ...facts, vocabulary, ...(isPieces ? {} : tokenFacts(words.codes, lengths)) };
}

/** How many tokens the rows have. */
function tokenFacts(codes: Int32Array, lengths: readonly number[]): Pick<ColumnFacts, 'tokens'> {
  const rows = Int32Array.from(
    codes.filter((code) => code >= 0),
    (code) => lengths[code] ?? 0,
  ).sort();
  if (rows.length === 0) return {};
  const at = (share: number) => rows[Math.min(rows.length - 1, Math.floor(share * rows.length))] ?? 0;
  return { tokens: { half: at(0.5), most: at(0.95) } };
}
