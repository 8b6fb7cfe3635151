interface Sized {
  readonly index: number;
  readonly size: number;
}

const larger = (left: Sized, right: Sized): number => right.size - left.size || left.index - right.index;

/** The largest of many, of which only so many are held; of equal ones those that came first. */
export class Largest {
  #found: Sized[] = [];
  /** What a new one must exceed to be among them. */
  #least = -Infinity;

  constructor(private readonly most: number) {}

  /** Indices rise from call to call. */
  offer(index: number, size: number): void {
    if (size <= this.#least) return;
    this.#found.push({ index, size });
    if (this.#found.length >= 2 * this.most) this.#trim();
  }

  sorted(): readonly Sized[] {
    this.#trim();
    return this.#found;
  }

  #trim(): void {
    this.#found = this.#found.sort(larger).slice(0, this.most);
    if (this.#found.length === this.most) this.#least = this.#found.at(-1)?.size ?? -Infinity;
  }
}
