import { imagePixels, type TableColumn } from '../table/table';

/**
 * The rows of each list without those that equal an earlier one in all columns, and how many those are. Row by row: no
 * column is copied. Missing values are equal to each other.
 */
export function dropDuplicates(
  lists: readonly Int32Array[],
  columns: readonly TableColumn[],
): { readonly kept: readonly Int32Array[]; readonly dropped: number } {
  const seen = new SeenRows(
    lists.reduce((sum, rows) => sum + rows.length, 0),
    columns.map(cellReader),
  );
  let dropped = 0;
  const kept = lists.map((rows) =>
    rows.filter((row) => {
      const isNew = seen.add(row);
      if (!isNew) dropped++;
      return isNew;
    }),
  );
  return { kept, dropped };
}

/** One column's cells: alike ones have the same hash. */
interface CellReader {
  hash(row: number): number;
  equal(left: number, right: number): boolean;
}

/** Rows by their cells: a hash table with open addresses. */
class SeenRows {
  readonly #rows: Int32Array;
  readonly #hashes: Int32Array;
  readonly #mask: number;

  constructor(
    most: number,
    readonly cells: readonly CellReader[],
  ) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, most * 1.5)));
    this.#rows = new Int32Array(size).fill(-1);
    this.#hashes = new Int32Array(size);
    this.#mask = size - 1;
  }

  /** Whether no equal row came before. */
  add(row: number): boolean {
    let hash = 0x811c9dc5;
    for (const cell of this.cells) hash = mix(hash, cell.hash(row));
    hash = spread(hash);
    for (let place = hash & this.#mask; ; place = (place + 1) & this.#mask) {
      const other = this.#rows[place] ?? -1;
      if (other < 0) {
        this.#rows[place] = row;
        this.#hashes[place] = hash;
        return true;
      }
      if (this.#hashes[place] === hash && this.cells.every((cell) => cell.equal(row, other))) return false;
    }
  }
}

function cellReader(column: TableColumn): CellReader {
  switch (column.kind) {
    case 'numbers': {
      const bits = new Float64Array(1);
      const halves = new Int32Array(bits.buffer);
      const at = (row: number) => (column.at ? column.at(row) : (column.values[row] ?? Number.NaN));
      return {
        hash: (row) => {
          // One zero, one missing value.
          const value = at(row) + 0;
          bits[0] = Number.isNaN(value) ? Number.NaN : value;
          return mix(halves[0] ?? 0, halves[1] ?? 0);
        },
        equal: (left, right) => {
          const [one, other] = [at(left), at(right)];
          return one === other || (Number.isNaN(one) && Number.isNaN(other));
        },
      };
    }
    case 'words': {
      const { codeAt, codes, values } = { codeAt: column.codeAt?.bind(column), ...wordsOf(column) };
      // On disk the same word may have several codes.
      if (codeAt) {
        const word = (row: number) => values[codeAt(row)] ?? null;
        return { hash: (row) => hashText(word(row)), equal: (left, right) => word(left) === word(right) };
      }
      return { hash: (row) => codes[row] ?? -1, equal: (left, right) => codes[left] === codes[right] };
    }
    case 'images':
      return {
        hash: (row) => imagePixels(column, row).reduce(mix, 0),
        equal: (left, right) => Buffer.compare(imagePixels(column, left), imagePixels(column, right)) === 0,
      };
  }
}

/** The codes, unless they lie on disk. */
function wordsOf(column: Extract<TableColumn, { kind: 'words' }>): { codes: Int32Array; values: readonly string[] } {
  return { codes: column.codeAt ? new Int32Array() : column.codes, values: column.values };
}

function hashText(text: string | null): number {
  let hash = text === null ? 1 : 0;
  for (let index = 0; text !== null && index < text.length; index++) hash = mix(hash, text.charCodeAt(index));
  return hash;
}

function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x01000193) ^ (hash >>> 15);
}

function spread(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return once ^ (once >>> 13);
}
