/** Cells that a terminal shows: Chinese characters take two. */
function width(cell: string): number {
  return [...cell].reduce((sum, character) => sum + (/[\u1100-\u115f\u2e80-\uffef]/u.test(character) ? 2 : 1), 0);
}

/** Rows of cells in columns; those from `numbersFrom` on stand right. */
export function table(rows: readonly (readonly string[])[], numbersFrom: number): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(0, ...rows.map((row) => width(row[column] ?? ''))),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => {
        const blank = ' '.repeat((widths[column] ?? 0) - width(cell));
        return column >= numbersFrom ? blank + cell : cell + blank;
      })
      .join('  ')
      .trimEnd(),
  );
  return lines.join('\n');
}

/** A number in few digits, for people. */
export function short(value: number | null): string {
  if (value === null) return '-';
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 1e5 || Math.abs(value) < 1e-4
    ? value.toExponential(3)
    : String(Number(value.toPrecision(5)));
}
