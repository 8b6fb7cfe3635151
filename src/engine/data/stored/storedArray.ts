import * as fs from 'node:fs';

const kinds = { float64: Float64Array, int32: Int32Array } as const;
type Kind = keyof typeof kinds;
export type NumbersOf<K extends Kind> = InstanceType<(typeof kinds)[K]>;

const bufferedValues = 1 << 13;
const partValues = 1 << 17;
const readBytes = 1 << 24;

/** Writes numbers to a file, one after the other. */
export class ArrayWriter<K extends Kind> {
  readonly #file: number;
  readonly #buffer: NumbersOf<K>;
  #buffered = 0;
  length = 0;

  constructor(
    readonly path: string,
    readonly kind: K,
  ) {
    this.#file = fs.openSync(path, 'w');
    this.#buffer = new kinds[kind](bufferedValues) as NumbersOf<K>;
  }

  push(value: number): void {
    this.#buffer[this.#buffered++] = value;
    this.length++;
    if (this.#buffered === bufferedValues) this.#flush();
  }

  finish(): void {
    this.#flush();
    fs.closeSync(this.#file);
  }

  /** Takes the file away again. */
  drop(): void {
    fs.closeSync(this.#file);
    fs.rmSync(this.path, { force: true });
  }

  #flush(): void {
    writeAll(this.#file, new Uint8Array(this.#buffer.buffer, 0, this.#buffered * this.#buffer.BYTES_PER_ELEMENT));
    this.#buffered = 0;
  }
}

/** A disk may take less than it is given, and say that it is full only when asked for the rest. */
export function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += fs.writeSync(file, bytes, done);
}

/** Reads as many bytes as `target` holds, unless the file ends before. */
export function readAll(file: number, target: Uint8Array, position: number): void {
  for (let done = 0; done < target.length;) {
    const read = fs.readSync(file, target, done, Math.min(target.length - done, readBytes), position + done);
    if (read === 0) throw new RangeError('The file is shorter than it was');
    done += read;
  }
}

/** The same of a file that is opened for it, so that none stays open for columns that nobody looks at any more. */
export function readPart(path: string, target: Uint8Array, position: number): void {
  const file = fs.openSync(path, 'r');
  try {
    readAll(file, target, position);
  } finally {
    fs.closeSync(file);
  }
}

let inUse: { readonly owner: object; readonly values: Float64Array | Int32Array } | null = null;

/** The values of a column on disk, kept until those of another one are asked for: what goes through columns holds one at a time. */
export function held<T extends Float64Array | Int32Array>(owner: object, read: () => T): T {
  if (inUse?.owner === owner) return inUse.values as T;
  inUse = null;
  const values = read();
  inUse = { owner, values };
  return values;
}

/** Lets go of the values that were asked for last: nobody goes through columns any more. */
export function letGo(): void {
  inUse = null;
}

/** Numbers that lie in a file: read one by one through a small window, or as a whole. */
export class StoredArray<K extends Kind> {
  readonly #size: number;
  #window: NumbersOf<K>;
  #from = 0;
  #to = 0;

  constructor(
    readonly path: string,
    readonly kind: K,
    readonly length: number,
  ) {
    this.#window = new kinds[kind](0) as NumbersOf<K>;
    this.#size = kinds[kind].BYTES_PER_ELEMENT;
  }

  at(index: number): number | undefined {
    if (index >= this.#from && index < this.#to) return this.#window[index - this.#from];
    if (index < 0 || index >= this.length) return undefined;
    this.#move(index - (index % bufferedValues));
    return this.#window[index - this.#from];
  }

  /** All of it. */
  read(): NumbersOf<K> {
    const values = new kinds[this.kind](this.length) as NumbersOf<K>;
    readPart(this.path, new Uint8Array(values.buffer), 0);
    return values;
  }

  /** All of it, some at a time, in memory that is used again. */
  *parts(): Generator<NumbersOf<K>> {
    const part = new kinds[this.kind](Math.min(partValues, this.length)) as NumbersOf<K>;
    for (let from = 0; from < this.length; from += partValues) {
      const values = part.subarray(0, Math.min(partValues, this.length - from)) as NumbersOf<K>;
      readPart(this.path, new Uint8Array(values.buffer, 0, values.byteLength), from * this.#size);
      yield values;
    }
  }

  #move(from: number): void {
    const count = Math.min(bufferedValues, this.length - from);
    if (this.#window.length === 0) this.#window = new kinds[this.kind](bufferedValues) as NumbersOf<K>;
    readPart(this.path, new Uint8Array(this.#window.buffer, 0, count * this.#size), from * this.#size);
    this.#from = from;
    this.#to = from + count;
  }
}
