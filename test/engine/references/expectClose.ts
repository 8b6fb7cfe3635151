import { expect } from 'vitest';

const tolerance = 1e-5;

/** Where all numbers are smaller than this, differences are taken relative to it. */
const smallest = 0.1;

/** Every number differs from Keras's by at most 1e-5 of the largest of them. */
export function expectClose(what: string, found: ArrayLike<number>, wanted: readonly number[]): void {
  expect(found.length, what).toBe(wanted.length);
  const scale = Math.max(smallest, ...wanted.map(Math.abs));
  const differences = wanted.map((value, index) => Math.abs(value - (found[index] ?? NaN)) / scale);
  const largest = differences.reduce((most, one) => (one <= most ? most : one), 0);
  expect(
    largest,
    `${what}: ${Array.from(found).slice(0, 12).join(' ')} for ${wanted.slice(0, 12).join(' ')}`,
  ).toBeLessThanOrEqual(tolerance);
}
