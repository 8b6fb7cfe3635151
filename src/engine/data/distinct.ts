import type { Parts } from './moments';

const fewValues = 1 << 16;
/** So many are sorted at once. */
const mostSorted = 1 << 22;

/** How many different numbers there are, of which `present` are none. A set of many millions would take more memory than it may: they are sorted, a share at a time. */
export function distinctCount(parts: Parts, present: number): number {
  if (present <= fewValues) {
    const found = new Set<number>();
    for (const values of parts()) for (const value of values) if (!Number.isNaN(value)) found.add(value);
    return found.size;
  }
  const shares = Math.ceil(present / mostSorted);
  let count = 0;
  for (let share = 0; share < shares; share++) count += distinctInShare(parts, share, shares, present);
  return count;
}

/** Equal numbers are in one share; of a share that is larger than others, copies are taken out as it fills. */
function distinctInShare(parts: Parts, share: number, shares: number, present: number): number {
  let held = new Float64Array(Math.ceil((present / shares) * 1.1));
  let count = 0;
  const word = new Float64Array(1);
  const halves = new Uint32Array(word.buffer);
  for (const values of parts()) {
    for (const value of values) {
      if (Number.isNaN(value)) continue;
      // Of the two zeros there is one.
      word[0] = value + 0;
      const mixed = Math.imul((halves[0] ?? 0) ^ Math.imul(halves[1] ?? 0, 0x9e3779b1), 0x85ebca6b) >>> 8;
      if (mixed % shares !== share) continue;
      if (count === held.length) {
        count = takeCopiesOut(held);
        if (count > held.length / 2) {
          const larger = new Float64Array(held.length * 2);
          larger.set(held.subarray(0, count));
          held = larger;
        }
      }
      held[count++] = word[0];
    }
  }
  return takeCopiesOut(held.subarray(0, count));
}

/** Sorts, and puts each number once at the start; gives how many. */
function takeCopiesOut(values: Float64Array): number {
  values.sort();
  let count = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0;
    if (count === 0 || value !== values[count - 1]) values[count++] = value;
  }
  return count;
}
