import type { InputField, InputRow, InputValue, ModelSignature } from '../../../protocol';
import type { WebviewText } from '../../context';
import { isRecord } from '../../persisted';

/** Rows as somebody wrote them, with the true answer where it stands beside them; or what is wrong, in words. */
export type RowsInput =
  | { readonly rows: readonly InputRow[]; readonly actual: readonly (string | number | null)[] }
  | { readonly problem: WebviewText; readonly args?: Readonly<Record<string, string | number>> };

/** More rows than these are work for the command line. */
export const mostRows = 1000;

/** One input or several from JSON: an object of columns, or a list of them. */
export function rowsFromJson(source: string, signature: ModelSignature): RowsInput {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    return { problem: 'jsonWrong', args: { detail: error instanceof Error ? error.message : String(error) } };
  }
  const list: unknown[] = Array.isArray(value) ? value : [value];
  const objects = list.filter(isRecord);
  if (objects.length === 0 || objects.length < list.length) return { problem: 'jsonObject' };
  if (objects.length > mostRows) return tooMany(objects.length);
  for (const [index, row] of objects.entries()) {
    const missing = signature.inputs.find(({ name }) => row[name] === undefined);
    if (missing) return { problem: 'columnMissing', args: { column: missing.name, row: index + 1 } };
  }
  const target = signature.target?.name;
  return {
    // The host checks every value against the model's signature.
    rows: objects.map((row) => pick(row, signature) as InputRow),
    actual: objects.map((row) => (target === undefined ? null : answerOf(row[target]))),
  };
}

/** Rows from CSV or from a spreadsheet's cells: a line of column names, then a row a line; names may be left out. */
export function rowsFromCsv(source: string, signature: ModelSignature): RowsInput {
  const [first, ...rest] = splitCells(source);
  if (!first) return { problem: 'csvEmpty' };
  const { inputs, target } = signature;
  const named = inputs.some(({ name }) => first.includes(name));
  const columns = named ? first : [...inputs.map(({ name }) => name), ...(target ? [target.name] : [])];
  const lines = named ? rest : [first, ...rest];
  const missing = inputs.find(({ name }) => !columns.slice(0, named ? undefined : first.length).includes(name));
  if (missing) return { problem: 'csvColumnMissing', args: { column: missing.name } };
  if (lines.length === 0) return { problem: 'csvEmpty' };
  if (lines.length > mostRows) return tooMany(lines.length);
  const rows: InputRow[] = [];
  for (const [index, cells] of lines.entries()) {
    const row: Record<string, InputValue> = {};
    for (const field of inputs) {
      const cell = cells[columns.indexOf(field.name)]?.trim() ?? '';
      const value = valueOf(cell, field);
      if (value === undefined)
        return { problem: 'csvNotNumber', args: { row: index + 1, column: field.name, value: cell } };
      row[field.name] = value;
    }
    rows.push(row);
  }
  const place = target ? columns.indexOf(target.name) : -1;
  return { rows, actual: lines.map((cells) => answerOf(cells[place]?.trim() || undefined)) };
}

function tooMany(rows: number): RowsInput {
  return { problem: 'tooManyRows', args: { rows, most: mostRows } };
}

function pick(row: Readonly<Record<string, unknown>>, { inputs }: ModelSignature): Record<string, unknown> {
  return Object.fromEntries(inputs.map(({ name }) => [name, row[name]]));
}

function answerOf(value: unknown): string | number | null {
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/** Undefined where a number should stand and none does; an empty cell is missing. */
function valueOf(cell: string, field: InputField): InputValue | undefined {
  if (cell === '' || cell === '?') return null;
  if (field.type !== 'numeric') return cell;
  const value = Number(cell.replace('\u2212', '-'));
  return Number.isFinite(value) ? value : undefined;
}

/** Cells by line; tabs, semicolons or commas between them, whichever the first line has; quotes as RFC 4180 has them. */
function splitCells(source: string): string[][] {
  const text = source.replace(/^\uFEFF/, '');
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const between = ['\t', ';'].find((one) => head.includes(one)) ?? ',';
  const lines: string[][] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  const endLine = () => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== '')) lines.push(cells);
    [cells, cell] = [[], ''];
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') cell += text[++at] ?? '';
      else quoted = false;
    } else if (character === '"' && cell.trim() === '') {
      [quoted, cell] = [true, ''];
    } else if (character === between) {
      cells.push(cell.trim());
      cell = '';
    } else if (character === '\n') {
      endLine();
    } else if (character !== '\r') {
      cell += character;
    }
  }
  endLine();
  return lines;
}
