import path from 'node:path';
import { ColumnCollector, type WordSink } from '../table/columnCollector';
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

/** Collects the cells of a column in files. */
export class StoredColumnBuilder extends ColumnCollector<ArrayWriter<'float64'>, WordWriter> {
  constructor(
    folder: string,
    readonly file: string,
    name: string,
    words: boolean,
  ) {
    super(name, words, {
      numbers: () => new ArrayWriter(path.join(folder, `${file}.numbers`), 'float64'),
      words: () => new WordWriter(path.join(folder, file)),
    });
  }

  end(): StoredColumn {
    const { name, file } = this;
    if (this.numbers) {
      this.numbers.finish();
      this.words?.drop();
      return { kind: 'numbers', name, file };
    }
    return { kind: 'words', name, file, words: this.words?.finish() ?? 0, numbers: this.onlyNumbers };
  }
}

class WordWriter implements WordSink {
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
