import type { CodeSource } from '../../language';
import { createRandom } from '../random';
import { tableOf } from '../data/read/readJson';
import type { ReadOptions } from '../data/read/readOptions';
import type { ImageColumn, Table, TableColumn } from '../data/table/table';
import { codeFunctions } from './registry';
import { CodeError } from './userError';

const kept = new Map<string, Promise<unknown>>();

/** The rows that the function of a code model gives, asked once for each code and seed. */
export async function codeTable(source: CodeSource, folder: string, options: ReadOptions): Promise<Table> {
  const value = await valueOf(source, folder);
  const columns = isObject(value) && !isIterable(value) ? columnsOf(value, source, options) : null;
  const table =
    columns ??
    tableOf(await rowsOf(value, source), null, { path: source.name, missingValues: source.missingValues }, options);
  if (table.rows === 0) throw new CodeError('engine.codeDataEmpty', {}, undefined);
  return table;
}

function valueOf(source: CodeSource, folder: string): Promise<unknown> {
  const key = `${source.code} ${String(source.seed)} ${folder}`;
  const known = kept.get(key) ?? ask(source, folder);
  kept.set(key, known);
  known.catch(() => kept.delete(key));
  for (const oldest of [...kept.keys()].slice(0, -2)) kept.delete(oldest);
  return known;
}

async function ask(source: CodeSource, folder: string): Promise<unknown> {
  const functions = codeFunctions(source.code);
  if (!functions.source) throw new Error('the code gives no data');
  try {
    const value = await functions.source({ random: createRandom(source.seed), folder });
    if (typeof value !== 'object' || value === null || !(Symbol.asyncIterator in value)) return value;
    const rows: unknown[] = [];
    for await (const row of value as AsyncIterable<unknown>) rows.push(row);
    return rows;
  } catch (error) {
    throw functions.error(error, 'engine.codeDataFailed', 'data');
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

const isList = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

/** Rows as objects; those that are lists are named as the file says, else `column_1`, `column_2`. */
function rowsOf(value: unknown, source: CodeSource): Promise<readonly Readonly<Record<string, unknown>>[]> {
  if (!isIterable(value) || typeof value === 'string') throw wrongForm(typeof value);
  const named = (row: unknown): Readonly<Record<string, unknown>> => {
    if (isList(row)) {
      const cells = Array.from(row);
      return Object.fromEntries(cells.map((cell, at) => [source.columns?.[at] ?? `column_${String(at + 1)}`, cell]));
    }
    if (!isObject(row)) throw wrongForm(`[${typeof row}]`);
    return row;
  };
  return Promise.resolve(Array.from(value, named));
}

function wrongForm(found: string): CodeError {
  return new CodeError('engine.codeDataForm', { found }, undefined);
}

function columnsOf(value: Readonly<Record<string, unknown>>, source: CodeSource, options: ReadOptions): Table {
  const columns = Object.entries(value).map(([name, column]) => columnOf(name, column, source, options));
  const rows = columns[0] ? lengthOf(columns[0]) : 0;
  const other = columns.find((column) => lengthOf(column) !== rows);
  if (other) {
    throw new CodeError(
      'engine.codeDataColumn',
      { column: other.name, found: lengthOf(other), expected: rows },
      undefined,
    );
  }
  return { name: source.name, rows, columns, lines: null, notices: [] };
}

function lengthOf(column: TableColumn): number {
  switch (column.kind) {
    case 'numbers':
      return column.values.length;
    case 'words':
      return column.codes.length;
    case 'images':
      return column.pixels.length / column.shape.reduce((product, size) => product * size, 1);
  }
}

function columnOf(name: string, column: unknown, source: CodeSource, options: ReadOptions): TableColumn {
  if (isObject(column) && isList(column['shape']) && column['pixels'] instanceof Uint8Array) {
    const [height = 1, width = 1, channels = 1] = Array.from(column['shape'], Number);
    return { kind: 'images', name, shape: [height, width, channels], pixels: column['pixels'] } satisfies ImageColumn;
  }
  if (!isList(column)) throw wrongForm(`{ ${name}: ${typeof column} }`);
  if (ArrayBuffer.isView(column) && !options.words.has(name)) {
    return { kind: 'numbers', name, values: Float64Array.from(column as ArrayLike<number>) };
  }
  const rows = Array.from(column, (cell) => ({ [name]: cell }));
  const table = tableOf(rows, null, { path: source.name, missingValues: source.missingValues }, options);
  return table.columns[0] ?? { kind: 'numbers', name, values: new Float64Array() };
}
