import { createRandom, deriveSeed, type Random } from './random';

/** The numbers 0 to count - 1 in a random order (Fisher and Yates), the same for the same seed. */
export function permutation(count: number, seed: number): Int32Array {
  const order = new Int32Array(count);
  for (let index = 0; index < count; index++) order[index] = index;
  shuffle(order, createRandom(seed));
  return order;
}

/** Puts the values into a random order, in place. */
export function shuffle(values: Int32Array, random: Random): void {
  for (let last = values.length - 1; last > 0; last--) {
    const other = random.integer(last + 1);
    const value = values[last] ?? 0;
    values[last] = values[other] ?? 0;
    values[other] = value;
  }
}

/** The rows in the order of one epoch, which follows from the seed and the epoch alone. */
export function epochOrder(rows: number, shuffle: boolean, seed: number, epoch: number): Int32Array {
  return shuffle ? permutation(rows, deriveSeed(seed, 1, epoch)) : Int32Array.from({ length: rows }, (_, row) => row);
}
