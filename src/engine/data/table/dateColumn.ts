import type { DateReader } from '../../../language';
import { held } from '../stored/storedArray';
import type { NumberColumn, TableColumn, WordColumn } from './table';
import { asWords } from './typedColumn';

const dayLength = 86_400_000;
const partRows = 1 << 16;
const mostHeld = 1 << 17;

const hasTime = (milliseconds: number): boolean => !Number.isNaN(milliseconds) && milliseconds % dayLength !== 0;

/** A column of dates as numbers: milliseconds since 1970. What is no date counts as missing. */
export function asDates(column: TableColumn, reader: DateReader): NumberColumn {
  const words = asWords(column);
  if (words.codeAt) return new StoredDates(words, reader);
  const times = Float64Array.from(words.values, (value) => reader.read(value));
  const { codes } = words;
  return {
    kind: 'numbers',
    name: column.name,
    values: Float64Array.from(codes, (code) => times[code] ?? Number.NaN),
    dates: {
      time: reader.time && times.some(hasTime),
      isWrong: (row) => (codes[row] ?? -1) >= 0 && Number.isNaN(times[codes[row] ?? -1]),
    },
  };
}

/** Dates whose cells lie on disk: many different ones are read anew each time, so none of them stays in memory. */
class StoredDates implements NumberColumn {
  readonly kind = 'numbers';
  readonly name: string;
  readonly rows: number;
  readonly dates: NonNullable<NumberColumn['dates']>;
  /** Of each word, where there are few. */
  readonly #times: Float64Array | null;

  constructor(
    readonly words: WordColumn,
    readonly reader: DateReader,
  ) {
    this.name = words.name;
    this.rows = words.rows ?? words.codes.length;
    const few = words.values.length <= mostHeld;
    this.#times = few ? Float64Array.from(words.values, (value) => reader.read(value)) : null;
    this.dates = {
      time: reader.time && (this.#times?.some(hasTime) ?? true),
      isWrong: (row) => this.#codeAt(row) >= 0 && Number.isNaN(this.at(row)),
    };
  }

  get values(): Float64Array {
    return held(this, () => Float64Array.from({ length: this.rows }, (_, row) => this.at(row)));
  }

  at(row: number): number {
    const code = this.#codeAt(row);
    if (this.#times) return this.#times[code] ?? Number.NaN;
    const cell = this.words.values[code];
    return cell === undefined ? Number.NaN : this.reader.read(cell);
  }

  *parts(): Iterable<Float64Array> {
    const part = new Float64Array(Math.min(partRows, this.rows));
    for (let from = 0; from < this.rows; from += part.length) {
      const count = Math.min(part.length, this.rows - from);
      for (let index = 0; index < count; index++) part[index] = this.at(from + index);
      yield part.subarray(0, count);
    }
  }

  #codeAt(row: number): number {
    return this.words.codeAt?.(row) ?? -1;
  }
}
