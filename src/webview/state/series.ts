/** Lowest and highest value of a stretch; NaN when it holds no number. */
export interface Extent {
  readonly low: number;
  readonly high: number;
}

/** Values in a block of the level below. */
const fanOut = 16;

/** The largest number of 32 bits. */
const largest = (2 - 2 ** -23) * 2 ** 127;

/** Storage that several series may share: each sees its own first `length` values of it. */
interface Storage {
  values: Float32Array;
  used: number;
  /** Lows and highs of whole blocks only, so that shared storage never changes under a reader. */
  readonly levels: { lows: Float32Array; highs: Float32Array; used: number }[];
}

/**
 * An append-only list of numbers with a pyramid of minima and maxima over it.
 * Appending gives a new series and leaves the old one as it was; missing values are NaN.
 */
export class Series {
  static readonly empty = new Series({ values: new Float32Array(64), used: 0, levels: [] }, 0);

  private constructor(
    private readonly storage: Storage,
    readonly length: number,
  ) {}

  static from(values: Iterable<number | null>): Series {
    return Series.empty.append([...values]);
  }

  /** The value at an index from 0; NaN where there is none. */
  at(index: number): number {
    return index >= 0 && index < this.length ? (this.storage.values[index] ?? NaN) : NaN;
  }

  last(): number {
    return this.at(this.length - 1);
  }

  /** This series with more values behind it. */
  append(values: readonly (number | null)[] | Float32Array): Series {
    if (values.length === 0) return this;
    const storage = this.storage.used === this.length && this !== Series.empty ? this.storage : this.copy();
    const length = this.length + values.length;
    if (length > storage.values.length) storage.values = grown(storage.values, length);
    storage.values.set(values instanceof Float32Array ? values : values.map(bounded), this.length);
    storage.used = length;
    fillLevels(storage);
    return new Series(storage, length);
  }

  /** The first `length` values, sharing the storage. */
  truncate(length: number): Series {
    return length >= this.length ? this : new Series(this.storage, Math.max(0, length));
  }

  /** Whether this is the other series with nothing, or something, added behind it. */
  continues(other: Series): boolean {
    return this.storage === other.storage && this.length >= other.length;
  }

  /** Lowest and highest value from `start` up to, not including, `end`. */
  extent(start = 0, end = this.length): Extent {
    const range = { low: Infinity, high: -Infinity };
    let index = Math.max(0, start);
    const stop = Math.min(end, this.length);
    while (index < stop) {
      const level = this.widestLevel(index, stop);
      const block = level && this.storage.levels[level.number];
      if (level && block) {
        include(range, block.lows[level.block] ?? NaN, block.highs[level.block] ?? NaN);
        index += level.width;
      } else {
        const value = this.storage.values[index] ?? NaN;
        include(range, value, value);
        index++;
      }
    }
    return range.low > range.high ? { low: NaN, high: NaN } : range;
  }

  /** The widest whole block that starts at `index` and ends before `stop`. */
  private widestLevel(index: number, stop: number) {
    let found: { number: number; block: number; width: number } | undefined;
    let width = fanOut;
    for (let number = 0; number < this.storage.levels.length; number++, width *= fanOut) {
      if (index % width !== 0 || index + width > stop) break;
      found = { number, block: index / width, width };
    }
    return found;
  }

  private copy(): Storage {
    const values = new Float32Array(Math.max(64, this.length * 2));
    values.set(this.storage.values.subarray(0, this.length));
    const storage = { values, used: this.length, levels: [] };
    fillLevels(storage);
    return storage;
  }
}

/** A value that 32 bits hold: a loss that runs away becomes larger than that long before it is infinite. */
function bounded(value: number | null): number {
  return value === null ? NaN : Math.max(-largest, Math.min(largest, value));
}

function include(range: { low: number; high: number }, low: number, high: number): void {
  if (low < range.low) range.low = low;
  if (high > range.high) range.high = high;
}

function grown(values: Float32Array, needed: number): Float32Array<ArrayBuffer> {
  const larger = new Float32Array(Math.max(needed, values.length * 2));
  larger.set(values);
  return larger;
}

/** Adds the blocks that have become whole, level by level. */
function fillLevels(storage: Storage): void {
  let below = { lows: storage.values, highs: storage.values, used: storage.used };
  for (let number = 0; below.used >= fanOut; number++) {
    const level = (storage.levels[number] ??= { lows: new Float32Array(16), highs: new Float32Array(16), used: 0 });
    const blocks = Math.floor(below.used / fanOut);
    if (blocks > level.lows.length) {
      level.lows = grown(level.lows, blocks);
      level.highs = grown(level.highs, blocks);
    }
    for (let block = level.used; block < blocks; block++) {
      const range = { low: Infinity, high: -Infinity };
      for (let index = block * fanOut; index < (block + 1) * fanOut; index++) {
        include(range, below.lows[index] ?? NaN, below.highs[index] ?? NaN);
      }
      level.lows[block] = range.low > range.high ? NaN : range.low;
      level.highs[block] = range.low > range.high ? NaN : range.high;
    }
    level.used = blocks;
    below = level;
  }
}
