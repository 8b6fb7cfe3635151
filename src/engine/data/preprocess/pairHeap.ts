/** Numbers of pieces stay below this. */
const limit = 2 ** 26;
/** A pair that occurs once is nothing to learn. */
const leastCount = 2;

interface Entry {
  readonly key: number;
  readonly count: number;
}

export interface CommonPair {
  readonly left: number;
  readonly right: number;
  readonly count: number;
  /** The words that have it, or had it. */
  readonly words: ReadonlySet<number>;
}

/** Neighbours in words with how often they occur, the commonest at hand. Counts that change leave old entries behind, which are skipped. */
export class PairHeap {
  readonly #counts = new Map<number, number>();
  readonly #words = new Map<number, Set<number>>();
  readonly #entries: Entry[] = [];
  readonly #changed = new Set<number>();

  /** Counts the pairs of a word so many times more; -1 is a piece that belongs to no pair. */
  add(word: number, pieces: readonly number[], times: number): void {
    for (let at = 0; at + 1 < pieces.length; at++) {
      const [left = -1, right = -1] = [pieces[at], pieces[at + 1]];
      if (left < 0 || right < 0) continue;
      const key = left * limit + right;
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + times);
      this.#changed.add(key);
      const words = this.#words.get(key);
      if (words) words.add(word);
      else this.#words.set(key, new Set([word]));
    }
  }

  /** Takes the commonest pair away; null when none occurs twice. */
  takeBest(): CommonPair | null {
    for (const key of this.#changed) {
      const count = this.#counts.get(key) ?? 0;
      if (count >= leastCount) this.#push({ key, count });
      else if (count <= 0) this.#forget(key);
    }
    this.#changed.clear();
    for (let entry = this.#pop(); entry; entry = this.#pop()) {
      const { key, count } = entry;
      if (this.#counts.get(key) !== count) continue;
      const words = this.#words.get(key) ?? new Set();
      this.#forget(key);
      return { left: Math.floor(key / limit), right: key % limit, count, words };
    }
    return null;
  }

  #forget(key: number): void {
    this.#counts.delete(key);
    this.#words.delete(key);
  }

  /** Of pairs that are equally common the one with the older pieces. */
  #before(one: Entry, other: Entry): boolean {
    if (one.count !== other.count) return one.count > other.count;
    return one.key < other.key;
  }

  #push(entry: Entry): void {
    const entries = this.#entries;
    let at = entries.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = entries[parent];
      if (!above || !this.#before(entry, above)) break;
      entries[at] = above;
      at = parent;
    }
    entries[at] = entry;
  }

  #pop(): Entry | undefined {
    const entries = this.#entries;
    const [first] = entries;
    const last = entries.pop();
    if (!first || !last || entries.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      const [left, right] = [entries[child], entries[child + 1]];
      if (!left) break;
      let next = left;
      if (right && this.#before(right, left)) {
        child++;
        next = right;
      }
      if (!this.#before(next, last)) break;
      entries[at] = next;
      at = child;
    }
    entries[at] = last;
    return first;
  }
}
