import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Largest } from '../../../src/engine/inference/largest';

it('the largest of many are those that sorting all of them puts first', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 100 }), (sizes) => {
      const largest = new Largest(7);
      for (const [index, size] of sizes.entries()) largest.offer(index, size);
      const all = sizes.map((size, index) => ({ index, size }));
      all.sort((left, right) => right.size - left.size || left.index - right.index);
      expect(largest.sorted()).toEqual(all.slice(0, 7));
    }),
  );
});
