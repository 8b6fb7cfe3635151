import { ColumnCollector, type WordSink } from './columnCollector';
import { GrowingIntegers, GrowingNumbers } from './growing';
import type { TableColumn } from './table';

/** Collects the cells of a column in memory. */
export class ColumnBuilder extends ColumnCollector<GrowingNumbers, KnownWords> {
  constructor(name: string, words: boolean) {
    super(name, words, { numbers: () => new GrowingNumbers(), words: () => new KnownWords() });
  }

  finish(): TableColumn {
    const { name } = this;
    if (this.numbers) return { kind: 'numbers', name, values: this.numbers.finish() };
    return { kind: 'words', name, ...(this.words ?? new KnownWords()).finish() };
  }
}

/** Each word once, and for each row its number. */
class KnownWords implements WordSink {
  #codes = new GrowingIntegers();
  #codeOf = new Map<string, number>();

  push(word: string | null): void {
    if (word === null) {
      this.#codes.push(-1);
      return;
    }
    let code = this.#codeOf.get(word);
    if (code === undefined) {
      code = this.#codeOf.size;
      this.#codeOf.set(word, code);
    }
    this.#codes.push(code);
  }

  finish(): { readonly codes: Int32Array; readonly values: readonly string[] } {
    return { codes: this.#codes.finish(), values: [...this.#codeOf.keys()] };
  }

  drop(): void {
    this.#codes = new GrowingIntegers();
    this.#codeOf = new Map();
  }
}
