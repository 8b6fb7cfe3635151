import type { RowsChoice } from '../../../protocol';
import { codeIn, partsOf, rowsIn } from '../table/table';
import { asWords } from '../table/typedColumn';
import type { Browsed, BrowsedColumn } from './browsed';
import { byKeys } from './byKeys';
import { numbersIn, numericStatistics } from './statistics';

/** So many words are put in order before other questions have their turn. */
const together = 1 << 15;

type Compare = (one: number, other: number) => number;

/** The rows that are wanted, in the order that is wanted; null where all are, as they lie. `ofClass`: those of the class. */
export async function chosenRows(
  { columns, rows }: Browsed,
  ofClass: Int32Array | null,
  { only, order }: Pick<RowsChoice, 'only' | 'order'>,
  signal: AbortSignal,
): Promise<Int32Array | null> {
  if (!only && !order) return ofClass;
  let places = ofClass ?? Int32Array.from({ length: rows }, (_, row) => row);
  const filtered = only && columns[only.column];
  if (filtered) places = places.filter(only.kind === 'missing' ? isMissingIn(filtered) : isOutlierIn(filtered));
  const sorted = order && columns[order.column];
  if (!sorted) return places;
  return byKeys(places, await keysOf(sorted, signal), order.descending, () => turn(signal));
}

/** A column's values where it has numbers, however it is read. */
function numbersOf({ column, type }: BrowsedColumn): Float64Array | null {
  const numbers = column && (type === 'numeric' || column.kind === 'numbers') ? numbersIn(column) : null;
  return numbers && allOf(partsOf(numbers)());
}

function isMissingIn(browsed: BrowsedColumn): (row: number) => boolean {
  const numbers = numbersOf(browsed);
  if (numbers) return (row) => Number.isNaN(numbers[row]);
  const words = browsed.column && asWords(browsed.column);
  return (row) => words !== undefined && codeIn(words, row) < 0;
}

function isOutlierIn({ column, type }: BrowsedColumn): (row: number) => boolean {
  const numbers = type === 'numeric' && column ? numbersIn(column) : null;
  const limits = numbers && numericStatistics(numbers).numeric;
  if (!numbers || !limits) return () => false;
  const values = allOf(partsOf(numbers)());
  return (row) => {
    const value = values[row] ?? Number.NaN;
    return value < limits.lowest || value > limits.highest;
  };
}

/** What the rows of a column are ordered by; NaN is missing. */
async function keysOf(browsed: BrowsedColumn, signal: AbortSignal): Promise<Float64Array> {
  const numbers = numbersOf(browsed);
  if (numbers || !browsed.column) return numbers ?? new Float64Array();
  const words = asWords(browsed.column);
  const { values } = words;
  const byText: Compare = (one, other) => {
    const [left, right] = [values[one] ?? '', values[other] ?? ''];
    return left < right ? -1 : left > right ? 1 : 0;
  };
  const inTheirOrder = await inOrder(
    Int32Array.from(values, (_, code) => code),
    byText,
    signal,
  );
  const ranks = new Float64Array(values.length);
  for (const [rank, code] of inTheirOrder.entries()) ranks[code] = rank;
  return Float64Array.from({ length: rowsIn(words) }, (_, row) => ranks[codeIn(words, row)] ?? Number.NaN);
}

function allOf(parts: Iterable<Float64Array>): Float64Array {
  const copies = Array.from(parts, (part) => part.slice());
  const [first] = copies;
  if (copies.length === 1 && first) return first;
  const all = new Float64Array(copies.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of copies) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Sorts some, then merges: between two pieces others have their turn. */
async function inOrder(places: Int32Array, compare: Compare, signal: AbortSignal): Promise<Int32Array> {
  let runs: Int32Array[] = [];
  for (let from = 0; from < places.length; from += together) {
    runs.push(places.slice(from, from + together).sort(compare));
    await turn(signal);
  }
  while (runs.length > 1) {
    const longer: Int32Array[] = [];
    for (let at = 0; at < runs.length; at += 2) {
      const [one, other] = [runs[at], runs[at + 1]];
      if (one) longer.push(other ? await merged(one, other, compare, signal) : one);
    }
    runs = longer;
  }
  return runs[0] ?? places;
}

async function merged(one: Int32Array, other: Int32Array, compare: Compare, signal: AbortSignal): Promise<Int32Array> {
  const all = new Int32Array(one.length + other.length);
  let [left, right] = [0, 0];
  for (let at = 0; at < all.length; at++) {
    const [next = -1, rival = -1] = [one[left], other[right]];
    const isFirst = right >= other.length || (left < one.length && compare(next, rival) <= 0);
    all[at] = isFirst ? next : rival;
    if (isFirst) left++;
    else right++;
    if (at % together === 0) await turn(signal);
  }
  return all;
}

async function turn(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
}
