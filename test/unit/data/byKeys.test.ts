import { describe, expect, it } from 'vitest';
import { byKeys } from '../../../src/engine/data/browse/byKeys';

const turn = () => Promise.resolve();
const tricky = [3, -1, NaN, 0, -0, Infinity, -Infinity, 1e-300, -1e-300, NaN, 2 ** 53, 3, -1, 0.1, -(2 ** 40)];

/** What is missing last, what is equal as it lies. */
function expected(places: readonly number[], keys: readonly number[], sign: 1 | -1): number[] {
  const known = places.filter((place) => !Number.isNaN(keys[place]));
  const missing = places.filter((place) => Number.isNaN(keys[place]));
  const less = (one = 0, other = 0) => (one < other ? -sign : one > other ? sign : 0);
  return [...known.sort((one, other) => less(keys[one], keys[other])), ...missing];
}

describe('rows by their keys', () => {
  it.each([
    ['numbers of every kind', tricky],
    ['many, with repeats', Array.from({ length: 5000 }, (_, index) => (((index * 7919) % 997) - 500) / 8)],
    ['whole numbers', Array.from({ length: 300 }, (_, index) => (index * 31) % 256)],
    ['one value', [5, 5, 5]],
    ['none', []],
  ])('%s: as a comparison puts them, either way, and what was given stays', async (_, keys) => {
    const places = Array.from(keys, (_, place) => place).filter((place) => place % 7 !== 3);
    for (const sign of [1, -1] as const) {
      const given = Int32Array.from(places);
      const sorted = await byKeys(given, Float64Array.from(keys), sign < 0, turn);
      expect([...sorted]).toEqual(expected([...places], keys, sign));
      expect([...given]).toEqual(places);
    }
  });

  it('ends between two passes where it is not wanted any more', async () => {
    const gone = () => Promise.reject(new Error('gone'));
    await expect(byKeys(Int32Array.of(0, 1), Float64Array.of(2, 1), false, gone)).rejects.toThrow('gone');
  });
});
