import { readFile } from 'node:fs/promises';
import type { FileSource } from '../../../language';
import { dataError } from '../dataError';
import { ColumnBuilder } from '../table/columnBuilder';
import type { ColumnCollector } from '../table/columnCollector';
import type { Table } from '../table/table';
import { wholeText } from './decodeText';
import { missingTest } from './missing';
import type { ReadOptions } from './readOptions';

type JsonRow = Readonly<Record<string, unknown>>;

/** Reads a list of objects, an object of columns, or one object a line. */
export async function readJson(path: string, source: FileSource, options: ReadOptions): Promise<Table> {
  const text = await wholeText(path, source.path, source.encoding, options.signal);
  if (text.trim() === '') throw dataError('data-empty', 'engine.dataEmpty', { file: source.path });
  if (source.format === 'jsonl') {
    const { rows, lines } = parseLines(text, source);
    return tableOf(rows, lines, source, options);
  }
  const rows = rowsOf(parse(text, source, 0), source);
  return tableOf(rows, null, source, options);
}

/** The rows of a JSON file of any of these forms. */
export async function jsonRows(path: string, name: string): Promise<readonly JsonRow[]> {
  const source = { path: name } as const;
  return rowsOf(parse((await readFile(path, 'utf8')).replace(/^\ufeff/, ''), source, 0), source);
}

function parseLines(text: string, source: FileSource): { rows: JsonRow[]; lines: Int32Array } {
  const rows: JsonRow[] = [];
  const lines: number[] = [];
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line.trim() === '') continue;
    const row = parse(line, source, index);
    if (!isRow(row)) throw noRow(source, index + 1);
    rows.push(row);
    lines.push(index + 1);
  }
  return { rows, lines: Int32Array.from(lines) };
}

function parse(text: string, source: { readonly path: string }, linesBefore: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : '';
    const at = Number(/position (\d+)/.exec(detail)?.[1] ?? text.length);
    const before = text.slice(0, at).split('\n');
    const place = { line: linesBefore + before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    throw dataError('data-json', 'engine.dataJson', { file: source.path, ...place }, cause);
  }
}

function isRow(value: unknown): value is JsonRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function noRow(source: { readonly path: string }, row: number): Error {
  return dataError('data-json-row', 'engine.dataJsonRow', { file: source.path, row });
}

function rowsOf(value: unknown, source: { readonly path: string }): readonly JsonRow[] {
  if (Array.isArray(value)) {
    return value.map((row: unknown, index) => {
      if (!isRow(row)) throw noRow(source, index + 1);
      return row;
    });
  }
  if (!isRow(value)) throw dataError('data-json-form', 'engine.dataJsonForm', { file: source.path });
  const columns = Object.entries(value).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
  if (columns.length === 0) return [value];
  if (columns.length === 1 && isRow(columns[0]?.[1][0])) return rowsOf(columns[0][1], source);
  const rows = Math.max(...columns.map(([, cells]) => cells.length));
  const short = columns.find(([, cells]) => cells.length !== rows);
  if (short) {
    throw dataError('data-json-columns', 'engine.dataJsonColumns', {
      file: source.path,
      column: short[0],
      found: short[1].length,
      expected: rows,
    });
  }
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(columns.map(([name, cells]) => [name, cells[row]])),
  );
}

/** Columns in the order in which their names first occur. */
export function tableOf(
  rows: readonly JsonRow[],
  lines: Int32Array | null,
  source: Pick<FileSource, 'path' | 'missingValues'>,
  options: ReadOptions,
): Table {
  const isMissing = missingTest(source.missingValues);
  const names = new Set<string>();
  for (const row of rows) for (const name of Object.keys(row)) names.add(name);
  let words = options.words;
  for (;;) {
    const builders = [...names].map((name) => new ColumnBuilder(name, words.has(name)));
    for (const row of rows) for (const builder of builders) addValue(builder, row[builder.name], isMissing);
    const late = builders.filter((builder) => builder.lateWord);
    if (late.length === 0) {
      const columns = builders.map((builder) => builder.finish());
      return { name: source.path, rows: rows.length, columns, lines, notices: [] };
    }
    words = new Set([...words, ...late.map((builder) => builder.name)]);
  }
}

export function addValue(builder: ColumnCollector, value: unknown, isMissing: (cell: string) => boolean): void {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      builder.addNumber(Number(value));
      return;
    case 'string': {
      const cell = value.trim();
      if (isMissing(cell)) builder.addMissing();
      else builder.addCell(cell);
      return;
    }
    case 'boolean':
      builder.addCell(String(value));
      return;
    default:
      if (value === null || value === undefined) builder.addMissing();
      else if (value instanceof Date) builder.addCell(value.toISOString());
      else builder.addCell(nestedText(value));
  }
}

function nestedText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? Number(part) : part)) ?? '';
}
