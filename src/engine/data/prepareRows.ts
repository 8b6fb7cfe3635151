import { readDate, type WindowSpec } from '../../language';
import type { ImagePixels, InputRow, InputValue, StudioError } from '../../protocol';
import type { Message, TextKey } from '../../texts';
import type { ArrayData, Preprocessing } from '../contract';
import { dataError } from './dataError';
import { readImage } from './images/readImage';
import type { PixelGrid } from './images/resize';
import { encodeInputs, gatherWindows, type ReadValue } from './preprocess/encode';
import { fittedOf, type Fitted, type FittedCategory, type FittedColumn } from './preprocess/fitted';
import { missingTest } from './read/missing';
import { lastWindows, type Windows } from './split/windows';
import { classNumber } from './table/knownClasses';
import { parseNumeric } from './table/numberText';

/** So many values that training did not see are told with their rows. */
const mostUnseenTold = 3;

export interface RowOptions {
  /** Where relative paths of images start. */
  readonly folder?: string;
}

export interface PreparedRows {
  readonly rows: number;
  readonly inputs: Readonly<Record<string, ArrayData>>;
  /** The true value of each row, where it has one. */
  readonly targets: readonly (string | number | undefined)[];
  /** Values that training never saw. */
  readonly notices: readonly Message[];
}

/** Inputs as people give them, encoded as training encoded its rows. Rejects with what does not fit: row, column, what was expected. Of windows the last one of each series is prepared: one row. */
export async function prepareRows(
  preprocessing: Preprocessing,
  rows: readonly InputRow[],
  options: RowOptions = {},
): Promise<PreparedRows> {
  const fitted = fittedOf(preprocessing);
  const prepared = await encodeRows(fitted, rows, options);
  const { window } = fitted;
  if (!window) return prepared;
  const windows = windowsToAnswer(window, rows);
  const count = windows.targets.length;
  if (count === 0) {
    throw dataError('data-window-short', 'engine.dataWindowShort', { length: window.length, rows: rows.length });
  }
  const targets = Array.from({ length: count }, () => undefined);
  return { ...prepared, rows: count, inputs: gatherWindows(prepared.inputs, windows), targets };
}

function windowsToAnswer({ group, length }: WindowSpec, rows: readonly InputRow[]): Windows {
  return lastWindows(Int32Array.from(rows.keys()), groupsOf(rows, group), length);
}

/** The row that each answer is of, or that the window ends with that it is of. */
export function answeredRows({ window }: Fitted, rows: readonly InputRow[]): readonly number[] {
  if (!window) return [...rows.keys()];
  const { inputs, length, targets } = windowsToAnswer(window, rows);
  return Array.from(targets, (_, at) => inputs[(at + 1) * length - 1] ?? 0);
}

/** The series that each row belongs to. */
export function groupsOf(rows: readonly InputRow[], group: string | null): Int32Array | null {
  if (group === null) return null;
  const codes = new Map<string, number>();
  return Int32Array.from(rows, (row) => {
    const value = row[group];
    const name = typeof value === 'object' ? '' : String(value ?? '');
    const code = codes.get(name) ?? codes.size;
    codes.set(name, code);
    return code;
  });
}

/** Each row by itself, also where rows are to become windows. */
export async function encodeRows(
  fitted: Fitted,
  rows: readonly InputRow[],
  options: RowOptions = {},
): Promise<PreparedRows> {
  const { inputs: columns, target, source } = fitted;
  const isMissing = missingTest(source?.missingValues ?? []);
  const notices: Message[] = [];
  const values = new Map<FittedColumn, (number | string | PixelGrid | null)[]>();
  for (const column of columns) {
    const cells: (number | string | PixelGrid | null)[] = [];
    for (const [index, row] of rows.entries()) {
      const given = row[column.name];
      const value = typeof given === 'string' && column.type !== 'text' && isMissing(given.trim()) ? null : given;
      cells.push(await readCell(column, value, index + 1, options));
    }
    values.set(column, cells);
    if (column.type === 'category') notices.push(...unseenNotices(column, cells));
  }
  return {
    rows: rows.length,
    inputs: encodeInputs(columns, rows.length, (column, row) => values.get(column)?.[row] ?? null),
    targets: rows.map((row) => (target.kind === 'none' ? undefined : trueValue(row[target.name]))),
    notices,
  };
}

function trueValue(value: InputValue | undefined): string | number | undefined {
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

async function readCell(
  column: FittedColumn,
  value: InputValue | undefined,
  row: number,
  options: RowOptions,
): Promise<number | string | PixelGrid | null> {
  switch (column.type) {
    case 'numeric': {
      if (value === undefined || (value === null && column.fill === null)) throw lacking(column, row);
      if (value === null) return null;
      const number = typeof value === 'string' ? parseNumeric(value.trim()) : value;
      if (typeof number !== 'number' || !Number.isFinite(number)) throw wrong(column, row, value);
      return number;
    }
    case 'category': {
      if (value === undefined || (value === null && column.drop)) throw lacking(column, row);
      if (value === null) return null;
      if (typeof value === 'object') throw wrong(column, row, value);
      const word = String(value).trim();
      const found = classNumber(word, column.categories);
      return (found === undefined ? undefined : column.categories[found]) ?? word;
    }
    case 'date': {
      if (value === undefined || (value === null && column.drop)) throw lacking(column, row);
      if (value === null) return null;
      const time = typeof value === 'object' ? Number.NaN : readDate(String(value).trim(), column.format);
      if (Number.isNaN(time)) throw wrong(column, row, value);
      return time;
    }
    case 'text':
      if (value === undefined || (value === null && column.drop)) throw lacking(column, row);
      if (value !== null && typeof value === 'object') throw wrong(column, row, value);
      return value === null ? null : String(value);
    case 'image':
      if (value === undefined || value === null) throw lacking(column, row);
      if (typeof value === 'string') return readImage(value, options.folder ?? '');
      if (typeof value !== 'object') throw wrong(column, row, value);
      return pixelGrid(value.image) ?? Promise.reject(wrong(column, row, value));
  }
}

/** What is to be said of values in rows that training did not know. */
export function unseenInputs(preprocessing: Preprocessing, rows: readonly InputRow[]): readonly Message[] {
  const { inputs, source } = fittedOf(preprocessing);
  const isMissing = missingTest(source?.missingValues ?? []);
  return inputs.flatMap((column) =>
    column.type === 'category'
      ? unseenNotices(
          column,
          rows.map((row) => categoryOf(column, row[column.name], isMissing)),
        )
      : [],
  );
}

function categoryOf(
  column: FittedCategory,
  value: InputValue | undefined,
  isMissing: (cell: string) => boolean,
): string | null {
  if (value === undefined || value === null || typeof value === 'object') return null;
  const word = String(value).trim();
  const found = classNumber(word, column.categories);
  return isMissing(word) ? null : found === undefined ? word : (column.categories[found] ?? word);
}

/** Values that count as unknown: each by itself while they are few, else how many rows have them. */
function unseenNotices(column: FittedCategory, cells: readonly ReturnType<ReadValue>[]): Message[] {
  const trained = new Set(column.categories.filter((_, index) => column.trained[index] === true));
  const unseen: [number, string][] = [];
  for (const [index, cell] of cells.entries()) {
    if (typeof cell === 'string' && !trained.has(cell)) unseen.push([index, cell]);
  }
  if (unseen.length <= mostUnseenTold) {
    return unseen.map(([index, cell]) => ({
      key: 'engine.dataInputUnseen',
      args: { row: index + 1, column: column.name, value: cell },
    }));
  }
  const different = [...new Set(unseen.map(([, cell]) => cell))];
  const shown = different.slice(0, mostUnseenTold).join(', ') + (different.length > mostUnseenTold ? ', ...' : '');
  return [{ key: 'engine.dataInputsUnseen', args: { column: column.name, rows: unseen.length, values: shown } }];
}

function pixelGrid(image: ImagePixels): PixelGrid | null {
  const { height, width, channels } = image;
  const pixels = Uint8Array.from(Buffer.from(image.data, 'base64'));
  return pixels.length > 0 && pixels.length === height * width * channels ? { height, width, channels, pixels } : null;
}

/** What is said of a value of each type that is not there, or does not fit. */
const errorKeys = {
  numeric: { lacking: 'engine.dataMissingNumber', wrong: 'engine.dataWrongNumber' },
  category: { lacking: 'engine.dataMissingCategory', wrong: 'engine.dataWrongCategory' },
  text: { lacking: 'engine.dataMissingText', wrong: 'engine.dataWrongText' },
  image: { lacking: 'engine.dataMissingImage', wrong: 'engine.dataWrongImage' },
  date: { lacking: 'engine.dataMissingDate', wrong: 'engine.dataWrongDate' },
} as const satisfies Record<FittedColumn['type'], Record<'lacking' | 'wrong', TextKey>>;

function choices(column: FittedColumn): string {
  if (column.type === 'date') return column.format;
  return column.type === 'category' ? column.categories.slice(0, 10).join(', ') : '';
}

function lacking(column: FittedColumn, row: number): StudioError {
  const args = { row, column: column.name, values: choices(column) };
  return dataError('data-input-missing', errorKeys[column.type].lacking, args);
}

function wrong(column: FittedColumn, row: number, value: InputValue): StudioError {
  const shown = typeof value === 'object' ? 'image' : String(value);
  return dataError('data-input-wrong', errorKeys[column.type].wrong, {
    row,
    column: column.name,
    value: shown.slice(0, 100),
    values: choices(column),
  });
}
