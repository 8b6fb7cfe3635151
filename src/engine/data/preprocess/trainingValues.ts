import type { NumberColumn } from '../table/table';

/**
 * What columns of numbers have in the rows that preprocessing is learnt from, in their order, without what is missing.
 * Only one column's values can be looked at, and may be changed: the memory of those that come from disk is used again.
 */
export class TrainingValues {
  #places: Int32Array | null = null;
  #values: Float64Array | null = null;

  constructor(
    private readonly rows: Int32Array,
    private readonly totalRows: number,
  ) {}

  of(column: NumberColumn): Float64Array {
    const { rows } = this;
    if (column.parts) return withoutMissing(this.#fromParts(column.parts()));
    const { values } = column;
    return withoutMissing(Float64Array.from(rows, (row) => values[row] ?? Number.NaN));
  }

  /** The column is read from its start to its end: to pick row after row would need all of it in memory. */
  #fromParts(parts: Iterable<Float64Array>): Float64Array {
    const places = (this.#places ??= this.#placesOfRows());
    const found = (this.#values ??= new Float64Array(this.rows.length));
    let row = 0;
    for (const values of parts) {
      for (const value of values) {
        const place = places[row++] ?? -1;
        if (place >= 0) found[place] = value;
      }
    }
    return found;
  }

  /** Of each row of the data its place among the training rows; -1 for others. */
  #placesOfRows(): Int32Array {
    const places = new Int32Array(this.totalRows).fill(-1);
    for (let place = 0; place < this.rows.length; place++) places[this.rows[place] ?? 0] = place;
    return places;
  }
}

/** The values that are there, moved to the start. */
function withoutMissing(values: Float64Array): Float64Array {
  let count = 0;
  for (const value of values) if (!Number.isNaN(value)) values[count++] = value;
  return values.subarray(0, count);
}
