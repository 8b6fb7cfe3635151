import path from 'node:path';
import { undecidedRows, type ColumnCollector } from '../table/columnBuilder';
import { parseNumber } from '../table/numberText';
import { ArrayWriter } from './storedArray';
import { TextWriter } from './storedTexts';

/** Words that are known again when they recur; those beyond are written each time. */
const mostKnownWords = 1 << 17;
const mostKnownCharacters = 1 << 23;

/** How a column lies in its folder. */
export type StoredColumn =
  | { readonly kind: 'numbers'; readonly name: string; readonly file: string }
  | {
      readonly kind: 'words';
      readonly name: string;
      readonly file: string;
      readonly words: number;
      /** Whether all of them are numbers, and they are words only because someone wanted them so. */
      readonly numbers: boolean;
    };

/** Collects the cells of a column as `ColumnBuilder` does, in files instead of memory. */
export class StoredColumnBuilder implements ColumnCollector {
  readonly name: string;
  lateWord = false;
  #numbers: ArrayWriter<'float64'> | null;
  #words: WordWriter | null;
  #rows = 0;
  #onlyNumbers: boolean;

  constructor(
    readonly folder: string,
    readonly file: string,
    name: string,
    words: boolean,
  ) {
    this.name = name;
    this.#onlyNumbers = words;
    this.#numbers = words ? null : new ArrayWriter(path.join(folder, `${file}.numbers`), 'float64');
    this.#words = new WordWriter(path.join(folder, file));
  }

  addMissing(): void {
    this.#numbers?.push(Number.NaN);
    this.#words?.push(null);
    this.#countRow();
  }

  addCell(cell: string): void {
    if (this.#numbers) {
      const number = parseNumber(cell);
      if (number !== undefined) this.#numbers.push(number);
      else if (this.#words) {
        this.#numbers.drop();
        this.#numbers = null;
      } else {
        this.lateWord = true;
        this.#numbers.push(Number.NaN);
      }
    } else if (this.#onlyNumbers && parseNumber(cell) === undefined) this.#onlyNumbers = false;
    this.#words?.push(cell);
    this.#countRow();
  }

  addNumber(number: number): void {
    if (!Number.isFinite(number)) {
      this.addMissing();
      return;
    }
    this.#numbers?.push(number);
    this.#words?.push(String(number));
    this.#countRow();
  }

  end(): StoredColumn {
    const { name, file } = this;
    if (this.#numbers) {
      this.#numbers.finish();
      this.#words?.drop();
      return { kind: 'numbers', name, file };
    }
    return { kind: 'words', name, file, words: this.#words?.finish() ?? 0, numbers: this.#onlyNumbers };
  }

  /** Takes its files away. */
  drop(): void {
    this.#numbers?.drop();
    this.#words?.drop();
  }

  #countRow(): void {
    this.#rows++;
    if (this.#rows === undecidedRows && this.#numbers) {
      this.#words?.drop();
      this.#words = null;
    }
  }
}

class WordWriter {
  readonly #codes: ArrayWriter<'int32'>;
  readonly #texts: TextWriter;
  readonly #known = new Map<string, number>();
  #characters = 0;

  constructor(file: string) {
    this.#codes = new ArrayWriter(`${file}.codes`, 'int32');
    this.#texts = new TextWriter(`${file}.texts`, `${file}.offsets`);
  }

  push(word: string | null): void {
    if (word === null) {
      this.#codes.push(-1);
      return;
    }
    let code = this.#known.get(word);
    if (code === undefined) {
      code = this.#texts.length;
      this.#texts.push(word);
      if (this.#known.size < mostKnownWords && this.#characters < mostKnownCharacters) {
        this.#known.set(word, code);
        this.#characters += word.length;
      }
    }
    this.#codes.push(code);
  }

  /** How many words there are. */
  finish(): number {
    this.#codes.finish();
    this.#texts.finish();
    return this.#texts.length;
  }

  drop(): void {
    this.#codes.drop();
    this.#texts.drop();
  }
}
