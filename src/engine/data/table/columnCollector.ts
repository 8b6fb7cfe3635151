import { parseNumber } from './numberText';

/** So many rows are kept as numbers and as words, before a column that has only numbers is trusted to go on so. */
const undecidedRows = 10_000;

/** Takes a column's numbers, one row after the other; NaN is missing. */
export interface NumberSink {
  push(value: number): void;
  /** Forgets them. */
  drop(): void;
}

/** The same of words; null is missing. */
export interface WordSink {
  push(word: string | null): void;
  drop(): void;
}

/** Where the cells of a column go. */
export interface ColumnStore<Numbers extends NumberSink, Words extends WordSink> {
  numbers(): Numbers;
  words(): Words;
}

/**
 * Collects the cells of a column: as numbers while all are, else as words. A word that comes too late, when the words
 * before it are gone, is told by `lateWord`: the column must then be read again with `words`.
 */
export class ColumnCollector<Numbers extends NumberSink = NumberSink, Words extends WordSink = WordSink> {
  lateWord = false;
  /** The numbers, while the column may be one of numbers. */
  protected numbers: Numbers | null;
  /** The words, while it may be one of words. */
  protected words: Words | null;
  /** Whether all of them are numbers, and they are words only because someone wants them so. */
  protected onlyNumbers: boolean;
  #rows = 0;

  constructor(
    readonly name: string,
    words: boolean,
    store: ColumnStore<Numbers, Words>,
  ) {
    this.onlyNumbers = words;
    this.numbers = words ? null : store.numbers();
    this.words = store.words();
  }

  addMissing(): void {
    this.numbers?.push(Number.NaN);
    this.words?.push(null);
    this.#countRow();
  }

  /** `cell` has no blanks around it. */
  addCell(cell: string): void {
    if (this.numbers) this.#addToNumbers(this.numbers, parseNumber(cell));
    else if (this.onlyNumbers && parseNumber(cell) === undefined) this.onlyNumbers = false;
    this.words?.push(cell);
    this.#countRow();
  }

  addNumber(number: number): void {
    if (!Number.isFinite(number)) {
      this.addMissing();
      return;
    }
    this.numbers?.push(number);
    this.words?.push(String(number));
    this.#countRow();
  }

  /** Forgets all of it. */
  drop(): void {
    this.numbers?.drop();
    this.words?.drop();
  }

  #addToNumbers(numbers: Numbers, number: number | undefined): void {
    if (number !== undefined) numbers.push(number);
    else if (this.words) {
      numbers.drop();
      this.numbers = null;
    } else {
      this.lateWord = true;
      numbers.push(Number.NaN);
    }
  }

  #countRow(): void {
    this.#rows++;
    if (this.#rows === undecidedRows && this.numbers) {
      this.words?.drop();
      this.words = null;
    }
  }
}
