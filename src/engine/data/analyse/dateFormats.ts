import { dateReader, isoFormat } from '../../../language';
import type { WordColumn } from '../table/table';

const time = "[['T'][,][ ]H:mm[:ss[.SSS]][ ][a][ ][X]]";

/** The formats that are known by themselves. Of two that fit alike the first is taken: months before days with slashes, as in the USA. */
const formats: readonly string[] = [
  isoFormat,
  ...[
    'yyyy-M-d',
    'yyyy/M/d',
    'yyyy.M.d',
    'yyyy年M月d日',
    'M/d/yyyy',
    'd/M/yyyy',
    'd.M.yyyy',
    'd-M-yyyy',
    'M-d-yyyy',
    'M/d/yy',
    'd/M/yy',
    'd.M.yy',
    'd MMM yyyy',
    'd-MMM-yyyy',
    'd-MMM-yy',
    'MMM d[,] yyyy',
    'EEE[,] d MMM yyyy',
  ].map((date) => date + time),
  'yyyy-M',
  'yyyy/M',
  'yyyy年M月',
  'M/yyyy',
  'MMM[-][ ]yyyy',
  'MMM-yy',
];

/** So many of a column's words are looked at. */
const mostTried = 500;
/** The share of them that must be dates. */
const enough = 0.8;

export interface DateGuess {
  readonly format: string;
  /** Another one that fits as well and means other days. */
  readonly too?: string;
}

const known = new WeakMap<WordColumn, DateGuess | null>();

/** How the dates of a column are written; null where it holds none. */
export function guessDateFormat(column: WordColumn): DateGuess | null {
  const before = known.get(column);
  if (before !== undefined) return before;
  const guess = guessOf(column.values);
  known.set(column, guess);
  return guess;
}

function guessOf(values: readonly string[]): DateGuess | null {
  const count = Math.min(mostTried, values.length);
  const tried = Array.from({ length: count }, (_, index) => values[Math.floor((index * values.length) / count)] ?? '');
  // Nothing is a date without a digit; most columns end here.
  if (tried.filter((cell) => /\d/.test(cell)).length < Math.max(1, count * enough)) return null;
  let best: { format: string; dates: readonly number[]; fit: number } | null = null;
  let too: string | undefined;
  for (const format of formats) {
    const reader = dateReader(format);
    if (!reader) continue;
    const dates = tried.map((cell) => reader.read(cell));
    const fit = dates.filter((date) => !Number.isNaN(date)).length;
    if (fit < count * enough) continue;
    if (!best || fit > best.fit) {
      best = { format, dates, fit };
      too = undefined;
    } else if (fit === best.fit && too === undefined && differs(best.dates, dates)) too = format;
  }
  return best && { format: best.format, ...(too === undefined ? {} : { too }) };
}

function differs(ones: readonly number[], others: readonly number[]): boolean {
  return ones.some((one, index) => !Object.is(one, others[index]));
}
