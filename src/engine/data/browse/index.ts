import { usualTarget } from '../../../language';
import {
  mostRowsAtOnce,
  type ColumnStatistics,
  type DataPreview,
  type PreviewReference,
  type PreviewRow,
  type RowsChoice,
  type RowsPage,
  type RowsWish,
} from '../../../protocol';
import { asCategory } from '../table/typedColumn';
import { chosenRows } from './chosenRows';
import { openBrowsed, splitCodes, type OpenData } from './openBrowsed';
import { statisticsOf } from './statistics';

/** What the service answers of data that is looked at. The public door of this folder. */

/** What was worked out of one open file; of a few, the last looked at. */
interface Known {
  readonly browsed: OpenData['browsed'];
  split?: Promise<Uint8Array | null>;
  /** Once it is known. */
  codes?: Uint8Array | null;
  classes?: Classes | null;
  /** The rows that were chosen last, by what they were chosen by. */
  chosen?: { readonly key: string; readonly rows: Promise<Int32Array | null> };
}

interface Classes {
  readonly column: number;
  readonly labels: readonly string[];
  readonly counts: readonly number[];
  /** Of each class its rows, made when they are asked for. */
  rowsOf(label: string): Int32Array;
}

const mostKnown = 4;
const mostClasses = 200;
const known = new Map<string, Known>();

function knownOf(reference: PreviewReference, opened: OpenData): Known {
  const key = JSON.stringify([reference.text, reference.path, reference.part, opened.partial, opened.browsed.rows]);
  const columns = opened.browsed.columns[0]?.column;
  const before = known.get(key);
  known.delete(key);
  // A table that was read anew is another one.
  const entry = before && before.browsed.columns[0]?.column === columns ? before : { browsed: opened.browsed };
  known.set(key, entry);
  for (const oldest of [...known.keys()].slice(0, -mostKnown)) known.delete(oldest);
  return entry;
}

function classColumn({ data, browsed }: OpenData): number | null {
  const target = data.target?.column ?? usualTarget(data.source);
  const place = browsed.columns.findIndex(({ name, type }) => name === target && type === 'category');
  return place < 0 ? null : place;
}

function classesOf(opened: OpenData, entry: Known): Classes | null {
  if (entry.classes !== undefined) return entry.classes;
  const place = classColumn(opened);
  const column = place === null ? undefined : opened.browsed.columns[place]?.column;
  if (place === null || !column) return (entry.classes = null);
  const { codes, values } = asCategory(column);
  const counts = new Array<number>(values.length).fill(0);
  for (const code of codes) if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
  const made = new Map<number, Int32Array>();
  const rowsOf = (label: string): Int32Array => {
    const wanted = values.indexOf(label);
    const rows = made.get(wanted) ?? Int32Array.from(placesOf(codes, wanted));
    made.set(wanted, rows);
    return rows;
  };
  return (entry.classes = { column: place, labels: values, counts, rowsOf });
}

function* placesOf(codes: Int32Array, wanted: number): Iterable<number> {
  if (wanted < 0) return;
  for (let row = 0; row < codes.length; row++) if (codes[row] === wanted) yield row;
}

function splitOf(reference: PreviewReference, opened: OpenData, entry: Known, signal: AbortSignal) {
  if (opened.partial) return Promise.resolve(null);
  if (reference.part !== 'source') {
    return Promise.resolve(new Uint8Array(opened.browsed.rows).fill(reference.part === 'validation' ? 2 : 3));
  }
  // What is wrong with the file, or its data, is told elsewhere: here its rows are not divided.
  const split = (entry.split ??= splitCodes(reference, opened.data, opened.browsed.rows, signal).catch(() => null));
  void split.then((codes) => {
    if (signal.aborted) delete entry.split;
    else entry.codes = codes;
  });
  return split;
}

export async function openPreview(
  { head, split, ...reference }: PreviewReference & { readonly head: boolean; readonly split: boolean },
  signal: AbortSignal,
): Promise<DataPreview> {
  const opened = await openBrowsed(reference, head, signal);
  const { data, browsed, partial } = opened;
  const entry = knownOf(reference, opened);
  const classes = classesOf(opened, entry);
  const codes = split ? await splitOf(reference, opened, entry, signal) : null;
  const target = data.target?.column ?? usualTarget(data.source);
  // Of a file that no model names nothing is known to be used.
  const isUsed = data.target !== null || data.inputs !== null || data.source.kind === 'generate';
  const inputs = data.inputs && new Set(data.inputs.map(({ column }) => column));
  return {
    name: browsed.name,
    rows: browsed.rows,
    partial,
    columns: browsed.columns.map(({ name, type }) => ({
      name,
      type,
      use: !isUsed ? null : name === target ? 'target' : !inputs || inputs.has(name) ? 'input' : 'unused',
    })),
    imageColumn: browsed.imageColumn,
    classColumn: classes?.column ?? null,
    classes: (classes?.labels ?? [])
      .slice(0, mostClasses)
      .map((label, place) => ({ label, count: classes?.counts[place] ?? 0 })),
    split: codes && countsOf(codes),
    notices: browsed.notices,
  };
}

function countsOf(codes: Uint8Array): NonNullable<DataPreview['split']> {
  const counts = [0, 0, 0, 0];
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  const [unused = 0, train = 0, validation = 0, test = 0] = counts;
  return { train, validation, test, unused };
}

const splitNames = [null, 'train', 'validation', 'test'] as const;

/** Pages of the same rows are asked for one after the other: these are put in order once. */
function chosenOf(opened: OpenData, entry: Known, choice: RowsChoice, signal: AbortSignal) {
  const { label } = choice;
  const ofClass = label === null ? null : (classesOf(opened, entry)?.rowsOf(label) ?? new Int32Array());
  const key = JSON.stringify(choice);
  if (entry.chosen?.key === key) return entry.chosen.rows;
  const rows = chosenRows(opened.browsed, ofClass, choice, signal);
  const chosen = { key, rows };
  entry.chosen = chosen;
  rows.catch(() => {
    if (entry.chosen === chosen) delete entry.chosen;
  });
  return rows;
}

export async function previewRows(
  { head, from, count, label, only, order, ...reference }: PreviewReference & RowsWish & { readonly head: boolean },
  signal: AbortSignal,
): Promise<RowsPage> {
  const opened = await openBrowsed(reference, head, signal);
  const { browsed } = opened;
  const entry = knownOf(reference, opened);
  const chosen = await chosenOf(opened, entry, { label, only, order }, signal);
  const { codes } = entry;
  const total = chosen ? chosen.length : browsed.rows;
  const end = Math.min(total, from + Math.min(count, mostRowsAtOnce));
  const places = Array.from({ length: Math.max(0, end - from) }, (_, place) => chosen?.[from + place] ?? from + place);
  const rows = await Promise.all(
    places.map(async (row): Promise<PreviewRow> => {
      const image = await browsed.image(row);
      return { row, split: splitNames[codes?.[row] ?? 0] ?? null, cells: browsed.cells(row), ...(image && { image }) };
    }),
  );
  return { total, from, rows };
}

export async function previewStatistics(
  { columns, ...reference }: PreviewReference & { readonly columns: readonly number[] },
  signal: AbortSignal,
): Promise<readonly ColumnStatistics[]> {
  const { browsed } = await openBrowsed(reference, false, signal);
  const found: ColumnStatistics[] = [];
  for (const place of columns) {
    const column = browsed.columns[place];
    if (column) found.push(statisticsOf(place, column));
    // Other questions, of rows that are being scrolled to, come first.
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
  }
  return found;
}
