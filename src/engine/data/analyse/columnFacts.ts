import { columnSpecs, type ColumnFacts, type ColumnType, type DataFacts, type DataSpec } from '../../../language';
import { reservedTokens, tokensOf } from '../preprocess/tokens';
import type { NumberColumn, Table, TableColumn } from '../table/table';
import { asCategory, asNumbers, asWords } from '../table/typedColumn';
import { guessType } from './columnType';
import { numberFacts } from './numberFacts';

/** A numeric column with more different values is hardly meant as a category. */
const mostNumericClasses = 200;

/** What the file says of a column's type, if it does. */
export function declaredType(data: DataSpec, name: string): ColumnType | null {
  const spec = data.target?.column === name ? data.target : data.inputs?.find((input) => input.column === name);
  return spec?.type ?? (spec?.text ? 'text' : spec?.image ? 'image' : null);
}

/** Columns whose cells must stay as they are written. */
export function declaredWords(data: DataSpec): ReadonlySet<string> {
  const columns = [...(data.inputs ?? []), ...(data.target ? [data.target] : [])].map((spec) => spec.column);
  return new Set(columns.filter((name) => ['category', 'text', 'image'].includes(declaredType(data, name) ?? '')));
}

/** Facts of every column; of the head of a file only names and types, for its counts would mislead. */
export function columnFacts(table: Table, data: DataSpec, partial: boolean): readonly ColumnFacts[] {
  const columns = table.columns.map((column): ColumnFacts => {
    const type = declaredType(data, column.name) ?? guessType(column);
    if (column.kind === 'images') {
      return { name: column.name, type: 'image', missing: 0, imageShape: column.shape };
    }
    return partial ? { name: column.name, type } : { name: column.name, ...factsAs(table, column, type) };
  });
  return partial ? columns : columns.map((column) => withVocabulary(column, columns, table, data));
}

function factsAs(table: Table, column: TableColumn, type: ColumnType): Omit<ColumnFacts, 'name'> {
  if (type === 'numeric') {
    const numbers = tryNumbers(table, column);
    return numbers ? { type, ...numericFacts(numbers) } : { type, ...countsOf(column) };
  }
  if (type === 'category') return { type, ...countsOf(column), categories: asCategory(column).values };
  return { type, ...countsOf(column) };
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
  for (const value of asWords(column).values) for (const token of tokensOf(value, text)) tokens.add(token);
  return { ...facts, vocabulary: Math.min(text.vocabulary, tokens.size + reservedTokens) };
}
