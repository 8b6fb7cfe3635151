const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const grouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** The number that a cell writes in full (`12`, `-.5`, `1e-3`), else undefined: `0x1F`, `12 cm` and `Infinity` are not numbers. */
export function parseNumber(cell: string): number | undefined {
  if (!decimal.test(cell)) return undefined;
  const value = Number(cell);
  return Number.isFinite(value) ? value : undefined;
}

/** The same in a column of quantities, where `1,234.5` has thousands apart and `12.5%` is 0.125. */
export function parseQuantity(cell: string): number | undefined {
  const isPercent = /[%\uff05]$/.test(cell);
  const bare = isPercent ? cell.slice(0, -1).trimEnd() : cell;
  const number = parseNumber(grouped.test(bare) ? bare.replaceAll(',', '') : bare);
  return number === undefined ? undefined : isPercent ? number / 100 : number;
}

const truths: ReadonlyMap<string, number> = new Map([
  ['true', 1],
  ['yes', 1],
  ['false', 0],
  ['no', 0],
]);

const pairs: readonly (readonly string[])[] = [
  ['false', 'true'],
  ['no', 'yes'],
  ['f', 't'],
  ['n', 'y'],
];

/** Whether these words are true and false, or yes and no, in whatever letters. */
export function areTruths(words: readonly string[]): boolean {
  if (words.length > 6) return false;
  const lower = words.map((word) => word.toLowerCase());
  return pairs.some((pair) => lower.every((word) => pair.includes(word)));
}

/** The same in a column that is numeric, where true and yes are 1, false and no are 0. */
export function parseNumeric(cell: string): number | undefined {
  return parseQuantity(cell) ?? truths.get(cell.toLowerCase());
}
