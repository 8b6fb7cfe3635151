import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitRows } from '../../../src/engine/data/split/splitRows';
import { splitSizes } from '../../../src/engine/data/split/splitSizes';

const spec = { validation: 0.15, test: 0.15, seed: 7, stratify: true, shuffle: true };
const range = (count: number) => Int32Array.from({ length: count }, (_, index) => index);

describe('sizes of a split', () => {
  it.each([
    [150, 0.15, 0.15, { train: 106, validation: 22, test: 22 }],
    [10_000, 0.1, 2000, { train: 7200, validation: 800, test: 2000 }],
    [100, 0.29, 0.15, { train: 56, validation: 29, test: 15 }],
    [10, 0, 0, { train: 10, validation: 0, test: 0 }],
    [10, 2, 3, { train: 5, validation: 2, test: 3 }],
  ])('of %i rows with validation %d and test %d', (rows, validation, test, expected) => {
    expect(splitSizes(rows, { validation, test })).toEqual(expected);
  });
});

describe('a split', () => {
  it('puts every row into one part, with the sizes asked for, classes in proportion', () => {
    const shares = fc.double({ min: 0, max: 0.45, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 200 }),
        shares,
        shares,
        fc.nat(),
        fc.boolean(),
        (labels, validation, test, seed, shuffle) => {
          const rows = range(labels.length).map((row) => row * 3);
          const wanted = { ...spec, validation, test, seed, shuffle };
          const split = splitRows(rows, wanted, (place) => labels[place] ?? 0);
          const sizes = splitSizes(rows.length, wanted);
          expect(split.test.length).toBe(sizes.test);
          expect(split.validation.length).toBe(sizes.validation);
          const all = [...split.train, ...split.validation, ...split.test].sort((left, right) => left - right);
          expect(all).toEqual([...rows]);
          if (!shuffle) return;
          for (let label = 0; label < 5; label++) {
            const count = labels.filter((one) => one === label).length;
            const inTest = split.test.filter((row) => labels[row / 3] === label).length;
            expect(Math.abs(inTest - (count * sizes.test) / labels.length)).toBeLessThanOrEqual(4);
          }
        },
      ),
    );
  });

  it('gives each class of the iris its share', () => {
    const labels = range(150).map((row) => Math.floor(row / 50));
    const split = splitRows(range(150), spec, (place) => labels[place] ?? 0);
    for (const part of [split.test, split.validation]) {
      const counts = [0, 1, 2].map((label) => part.filter((row) => labels[row] === label).length);
      expect(Math.min(...counts)).toBeGreaterThanOrEqual(7);
      expect(Math.max(...counts)).toBeLessThanOrEqual(8);
    }
  });

  it('leaves a class with one row to training', () => {
    const classOf = (place: number): number => (place === 40 ? 1 : 0);
    for (let seed = 0; seed < 20; seed++) expect(splitRows(range(41), { ...spec, seed }, classOf).train).toContain(40);
  });

  it('is the same for the same seed and another for another', () => {
    const split = (seed: number) => [...splitRows(range(100), { ...spec, seed }, null).test];
    expect(split(1)).toEqual(split(1));
    expect(split(1)).not.toEqual(split(2));
  });

  it('keeps the order without shuffling: the test rows are the last', () => {
    const split = splitRows(range(10), { ...spec, shuffle: false, validation: 0.2, test: 0.3 }, null);
    expect([...split.train]).toEqual([0, 1, 2, 3, 4]);
    expect([...split.validation]).toEqual([5, 6]);
    expect([...split.test]).toEqual([7, 8, 9]);
  });

  it('says when nothing is left for training', () => {
    expect(() => splitRows(range(10), { ...spec, test: 20 }, null)).toThrow('data-split-too-large');
    expect(() => splitRows(range(10), { ...spec, validation: 5, test: 5 }, null)).toThrow('data-no-training-rows');
  });
});
