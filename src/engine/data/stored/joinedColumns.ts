import { codeIn, numberIn, partsOf, rowsIn, type NumberColumn, type WordColumn } from '../table/table';
import { held } from './storedArray';

/** Two columns of numbers, one below the other, of which one lies on disk at least. */
export class JoinedNumbers implements NumberColumn {
  readonly kind = 'numbers';
  readonly rows: number;
  readonly dates?: NonNullable<NumberColumn['dates']>;
  readonly #first: number;

  constructor(
    readonly above: NumberColumn,
    readonly below: NumberColumn,
    dates?: NumberColumn['dates'],
  ) {
    if (dates) this.dates = dates;
    this.#first = rowsIn(above);
    this.rows = this.#first + rowsIn(below);
  }

  get name(): string {
    return this.above.name;
  }

  get values(): Float64Array {
    return held(this, () => {
      const values = new Float64Array(this.rows);
      let at = 0;
      for (const part of this.parts()) {
        values.set(part, at);
        at += part.length;
      }
      return values;
    });
  }

  *parts(): Generator<Float64Array> {
    for (const column of [this.above, this.below]) yield* partsOf(column)();
  }

  at(row: number): number {
    return row < this.#first ? numberIn(this.above, row) : numberIn(this.below, row - this.#first);
  }
}

/** The same of words; `codeOf` has for each code of the column below that of the same word among all. */
export class JoinedWords implements WordColumn {
  readonly kind = 'words';
  readonly rows: number;
  readonly #first: number;

  constructor(
    readonly above: WordColumn,
    readonly below: WordColumn,
    readonly values: readonly string[],
    readonly codeOf: Int32Array,
    /** The code of each of these in another order. */
    readonly order: Int32Array | null = null,
  ) {
    this.#first = rowsIn(above);
    this.rows = this.#first + rowsIn(below);
  }

  get name(): string {
    return this.above.name;
  }

  get codes(): Int32Array {
    return held(this, () => {
      const codes = new Int32Array(this.rows);
      for (let row = 0; row < codes.length; row++) codes[row] = this.codeAt(row);
      return codes;
    });
  }

  codeAt(row: number): number {
    const { above, below, codeOf, order } = this;
    const code = row < this.#first ? codeIn(above, row) : (codeOf[codeIn(below, row - this.#first)] ?? -1);
    return order ? (order[code] ?? -1) : code;
  }

  recoded(values: readonly string[], codeOf: Int32Array): WordColumn {
    const { above, below, order } = this;
    return new JoinedWords(above, below, values, this.codeOf, order?.map((code) => codeOf[code] ?? -1) ?? codeOf);
  }
}
