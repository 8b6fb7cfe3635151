import { GrowingIntegers, GrowingNumbers } from './growing';
import { parseNumber } from './numberText';
import type { TableColumn } from './table';

/** So many rows are kept as numbers and as words, before a column that has only numbers is trusted to go on so. */
export const undecidedRows = 10_000;

/** Takes the cells of a column, one row after the other. */
export interface ColumnCollector {
  readonly name: string;
  /** Whether a word came after the words before it were gone. */
  readonly lateWord: boolean;
  addMissing(): void;
  /** `cell` has no blanks around it. */
  addCell(cell: string): void;
  addNumber(number: number): void;
}

/**
 * Collects the cells of a column: as numbers while all are, else as words. A word that comes too late, when the words
 * before it are gone, is told by `lateWord`: the column must then be read again with `words`.
 */
export class ColumnBuilder implements ColumnCollector {
  readonly name: string;
  lateWord = false;
  #numbers: GrowingNumbers | null;
  #codes: GrowingIntegers | null = new GrowingIntegers();
  #codeOf = new Map<string, number>();
  #rows = 0;

  constructor(name: string, words: boolean) {
    this.name = name;
    this.#numbers = words ? null : new GrowingNumbers();
  }

  addMissing(): void {
    this.#numbers?.push(Number.NaN);
    this.#codes?.push(-1);
    this.#countRow();
  }

  addCell(cell: string): void {
    if (this.#numbers) {
      const number = parseNumber(cell);
      if (number !== undefined) this.#numbers.push(number);
      else if (this.#codes) this.#numbers = null;
      else {
        this.lateWord = true;
        this.#numbers.push(Number.NaN);
      }
    }
    this.#addWord(cell);
    this.#countRow();
  }

  addNumber(number: number): void {
    if (!Number.isFinite(number)) {
      this.addMissing();
      return;
    }
    this.#numbers?.push(number);
    this.#addWord(String(number));
    this.#countRow();
  }

  finish(): TableColumn {
    if (this.#numbers) return { kind: 'numbers', name: this.name, values: this.#numbers.finish() };
    const codes = this.#codes?.finish() ?? new Int32Array();
    return { kind: 'words', name: this.name, codes, values: [...this.#codeOf.keys()] };
  }

  #addWord(word: string): void {
    if (!this.#codes) return;
    let code = this.#codeOf.get(word);
    if (code === undefined) {
      code = this.#codeOf.size;
      this.#codeOf.set(word, code);
    }
    this.#codes.push(code);
  }

  #countRow(): void {
    this.#rows++;
    if (this.#rows === undecidedRows && this.#numbers) {
      this.#codes = null;
      this.#codeOf = new Map();
    }
  }
}
