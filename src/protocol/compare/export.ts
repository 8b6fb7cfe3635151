import type { CellValue, ComparisonColumn } from './table';

/** A table as CSV (RFC 4180), numbers with every digit. Text that a spreadsheet would calculate is kept from it. */
export function toCsv(columns: readonly ComparisonColumn[], rows: readonly number[]): string {
  const lines = [columns.map(({ title }) => csvCell(title)), ...rowsOf(columns, rows).map((row) => row.map(csvCell))];
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}

/** A table as Markdown. */
export function toMarkdown(columns: readonly ComparisonColumn[], rows: readonly number[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const numeric = columns.map(({ cells }) => cells.every((cell) => cell === null || typeof cell === 'number'));
  return [
    line(columns.map(({ title }) => markdownCell(title))),
    line(numeric.map((one) => (one ? '---:' : '---'))),
    ...rowsOf(columns, rows).map((row) => line(row.map(markdownCell))),
  ].join('');
}

function rowsOf(columns: readonly ComparisonColumn[], rows: readonly number[]): readonly (readonly CellValue[])[] {
  return rows.map((row) => columns.map(({ cells }) => cells[row] ?? null));
}

function csvCell(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function markdownCell(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(5)));
  return value.replaceAll(/[\\|<>`*[\]#]|(?<!\w)_|_(?!\w)/g, '\\$&').replaceAll(/\s+/g, ' ');
}
