import * as fs from 'node:fs';
import { ArrayWriter, readPart, StoredArray, writeAll } from './storedArray';

const bufferBytes = 1 << 18;

export interface TextFiles {
  readonly texts: string;
  readonly offsets: string;
  readonly length: number;
}

/** Writes texts to a file, and where each of them starts to another. */
export class TextWriter {
  readonly #file: number;
  readonly #offsets: ArrayWriter<'float64'>;
  #parts: Buffer[] = [];
  #buffered = 0;
  #position = 0;

  constructor(
    readonly path: string,
    offsetsPath: string,
  ) {
    this.#file = fs.openSync(path, 'w');
    this.#offsets = new ArrayWriter(offsetsPath, 'float64');
    this.#offsets.push(0);
  }

  get length(): number {
    return this.#offsets.length - 1;
  }

  push(text: string): void {
    const bytes = Buffer.from(text);
    this.#parts.push(bytes);
    this.#buffered += bytes.length;
    this.#position += bytes.length;
    this.#offsets.push(this.#position);
    if (this.#buffered >= bufferBytes) this.#flush();
  }

  finish(): void {
    this.#flush();
    this.#offsets.finish();
    fs.closeSync(this.#file);
  }

  drop(): void {
    fs.closeSync(this.#file);
    fs.rmSync(this.path, { force: true });
    this.#offsets.drop();
  }

  #flush(): void {
    writeAll(this.#file, Buffer.concat(this.#parts));
    this.#parts = [];
    this.#buffered = 0;
  }
}

class TextReader {
  readonly #path: string;
  readonly #offsets: StoredArray<'float64'>;
  #window = Buffer.alloc(0);
  #from = 0;

  constructor(files: TextFiles) {
    this.#path = files.texts;
    this.#offsets = new StoredArray(files.offsets, 'float64', files.length + 1);
  }

  at(index: number): string {
    const start = this.#offsets.at(index) ?? 0;
    const end = this.#offsets.at(index + 1) ?? start;
    if (start < this.#from || end > this.#from + this.#window.length) {
      const size = fs.statSync(this.#path).size;
      this.#window = Buffer.alloc(Math.min(Math.max(bufferBytes, end - start), size - start));
      readPart(this.#path, this.#window, start);
      this.#from = start;
    }
    return this.#window.toString('utf8', start - this.#from, end - this.#from);
  }
}

/** Texts that lie on disk as a list: its entries are read when they are asked for. It cannot be changed. */
export function storedTexts(files: TextFiles): readonly string[] {
  const reader = new TextReader(files);
  const entry = (key: string | symbol): number => {
    const index = typeof key === 'string' ? Number(key) : -1;
    return Number.isInteger(index) && index >= 0 && index < files.length ? index : -1;
  };
  return new Proxy<string[]>([], {
    get: (list, key): unknown => {
      if (key === 'length') return files.length;
      const index = entry(key);
      return index >= 0 ? reader.at(index) : Reflect.get(list, key);
    },
    has: (list, key) => entry(key) >= 0 || Reflect.has(list, key),
    set: () => false,
  });
}
