/** A number with its decimals behind a comma, perhaps its thousands apart by points. */
const withComma = /^([+-]?)(\d{1,3}(?:\.\d{3})+|\d+),(\d+)((?:[eE][+-]?\d+)?\s*%?)$/;
const thousands = /^[+-]?\d{1,3}(?:\.\d{3})+$/;
/** `1,234` may be a thousand or so. */
const eitherWay = /^[+-]?[1-9]\d{0,2},\d{3}$/;

/** With a decimal point, perhaps its thousands apart by commas. */
const withDecimalPoint = /^[+-]?\d[\d,]*\.\d+(?:[eE][+-]?\d+)?\s*%?$/;

/** Whether a cell can only be a number with a decimal comma. */
function isDecimalComma(cell: string): boolean {
  return withComma.test(cell) && !eitherWay.test(cell);
}

/** Whether a delimiter that is no comma leaves cells whose commas can only be those of decimals. */
export function cutsDecimals(rows: readonly (readonly string[])[]): boolean {
  const width = rows.at(-1)?.length ?? 0;
  const same = rows.filter((row) => row.length === width).length;
  const commas = rows.flat().filter((cell) => cell.includes(','));
  return (
    width > 1 &&
    same >= rows.length * 0.95 &&
    commas.length > 0 &&
    commas.filter((cell) => withComma.test(cell)).length >= commas.length * 0.9
  );
}

/** Whether these rows have decimal commas: some number has, and none has a decimal point. */
export function hasDecimalCommas(rows: readonly (readonly string[])[]): boolean {
  let found = false;
  for (const row of rows) {
    for (const cell of row) {
      if (isDecimalComma(cell)) found = true;
      else if (withDecimalPoint.test(cell) && !thousands.test(cell)) return false;
    }
  }
  return found;
}

/** A cell with a decimal comma as it would be written with a point; others stay. */
export function withPoint(cell: string): string {
  const parts = withComma.exec(cell);
  if (parts) return `${parts[1] ?? ''}${(parts[2] ?? '').replaceAll('.', '')}.${parts[3] ?? ''}${parts[4] ?? ''}`;
  return thousands.test(cell) ? cell.replaceAll('.', '') : cell;
}
