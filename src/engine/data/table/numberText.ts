const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** The number that a cell writes in full (`12`, `-.5`, `1e-3`), else undefined: `0x1F`, `12 cm` and `Infinity` are not numbers. */
export function parseNumber(cell: string): number | undefined {
  if (!decimal.test(cell)) return undefined;
  const value = Number(cell);
  return Number.isFinite(value) ? value : undefined;
}
