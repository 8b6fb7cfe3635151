import type { ColumnStatistics } from '../../../protocol';
import { numberFacts } from '../analyse/numberFacts';
import { categoryCounts } from '../analyse/summary';
import { partsOf, type NumberColumn, type TableColumn, type WordColumn } from '../table/table';
import { asWords } from '../table/typedColumn';
import { parseNumeric } from '../table/numberText';
import type { BrowsedColumn } from './browsed';

/** So many values are put in order to find the quartiles; of more, evenly taken ones. */
const mostSorted = 1 << 20;

/** What is told of a column, over all rows. */
export function statisticsOf(column: number, { column: values, type }: BrowsedColumn): ColumnStatistics {
  if (!values || values.kind === 'images') return { column, missing: 0, distinct: 0 };
  const numbers = type === 'numeric' ? numbersIn(values) : null;
  if (numbers) return { column, ...numericStatistics(numbers) };
  const words = asWords(values);
  const base = { column, missing: missingIn(words), distinct: words.values.length };
  if (type === 'text' || type === 'image') return { ...base, ...lengthsOf(words) };
  return { ...base, categories: categoryCounts(values) };
}

/** Cells that are no numbers count as missing here: where the data is prepared they are told of. */
export function numbersIn(column: TableColumn): NumberColumn | null {
  if (column.kind === 'numbers') return column;
  if (column.kind !== 'words') return null;
  const numbers = column.values.map(parseNumeric);
  const values = Float64Array.from(column.codes, (code) => numbers[code] ?? Number.NaN);
  return { kind: 'numbers', name: column.name, values };
}

export function numericStatistics(column: NumberColumn): Omit<ColumnStatistics, 'column'> {
  const { missing, present, distinct, minimum, maximum, mean, histogram } = numberFacts(column);
  if (present === 0) return { missing, distinct };
  const sorted = evenly(column, present);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const [low, median, high] = [at(0.25), at(0.5), at(0.75)];
  const reach = 1.5 * (high - low);
  const [lowest, highest] = [low - reach, high + reach];
  let outliers = 0;
  for (const part of partsOf(column)()) for (const value of part) if (value < lowest || value > highest) outliers++;
  return {
    missing,
    distinct,
    numeric: { minimum, maximum, mean, median, outliers, lowest, highest, histogram },
  };
}

/** The values in order: all, or every so-manieth. */
function evenly(column: NumberColumn, present: number): Float64Array {
  const step = Math.max(1, Math.ceil(present / mostSorted));
  const taken = new Float64Array(Math.ceil(present / step));
  let seen = 0;
  let count = 0;
  for (const part of partsOf(column)()) {
    for (const value of part) {
      if (Number.isNaN(value)) continue;
      if (seen++ % step === 0) taken[count++] = value;
    }
  }
  return taken.subarray(0, count).sort();
}

function missingIn({ codes }: WordColumn): number {
  return codes.reduce((sum, code) => sum + (code < 0 ? 1 : 0), 0);
}

function lengthsOf({ codes, values }: WordColumn): Pick<ColumnStatistics, 'lengths'> {
  const lengths: number[] = [];
  const own = Array.from(values, (value) => value.length);
  for (const code of codes) if (code >= 0) lengths.push(own[code] ?? 0);
  if (lengths.length === 0) return {};
  const sorted = Int32Array.from(lengths).sort();
  return {
    lengths: {
      shortest: sorted[0] ?? 0,
      median: sorted[sorted.length >> 1] ?? 0,
      longest: sorted.at(-1) ?? 0,
    },
  };
}
