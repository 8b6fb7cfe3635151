/** Tells the cells that stand for "missing": empty ones, and those that the file names. */
export function missingTest(missingValues: readonly string[]): (cell: string) => boolean {
  const values = new Set(missingValues.map((value) => value.trim()));
  return (cell) => cell === '' || values.has(cell);
}
