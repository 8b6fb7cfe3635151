import type { NumberColumn, WordColumn } from '../table/table';
import { keptBeside } from './keptBeside';
import { held, type StoredArray } from './storedArray';

/** A column of numbers on disk. `values` reads all of them, `at` some around the row. */
export class StoredNumbers implements NumberColumn {
  readonly kind = 'numbers';

  constructor(
    readonly name: string,
    readonly stored: StoredArray<'float64'>,
  ) {}

  get values(): Float64Array {
    return held(this, () => this.stored.read());
  }

  get rows(): number {
    return this.stored.length;
  }

  parts(): Iterable<Float64Array> {
    return this.stored.parts();
  }

  at(row: number): number {
    return this.stored.at(row) ?? Number.NaN;
  }

  kept<T>(name: string, make: () => T): T {
    return keptBeside(`${this.stored.path}.${name}.json`, make);
  }
}

/** A column of words whose codes lie on disk. */
export class StoredWords implements WordColumn {
  readonly kind = 'words';

  constructor(
    readonly name: string,
    readonly stored: StoredArray<'int32'>,
    readonly values: readonly string[],
    /** The code of each word as it was written, where the words were put into another order. */
    readonly codeOf: Int32Array | null = null,
  ) {}

  get codes(): Int32Array {
    return held(this, () => {
      const codes = this.stored.read();
      const { codeOf } = this;
      if (codeOf) for (let row = 0; row < codes.length; row++) codes[row] = codeOf[codes[row] ?? -1] ?? -1;
      return codes;
    });
  }

  get rows(): number {
    return this.stored.length;
  }

  codeAt(row: number): number {
    const code = this.stored.at(row) ?? -1;
    return this.codeOf ? (this.codeOf[code] ?? -1) : code;
  }

  recoded(values: readonly string[], codeOf: Int32Array): WordColumn {
    const before = this.codeOf;
    const both = before ? before.map((code) => codeOf[code] ?? -1) : codeOf;
    return new StoredWords(this.name, this.stored, values, both);
  }
}
