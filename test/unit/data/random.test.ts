import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, deriveSeed, permutation } from '../../../src/engine/random';

describe('seeded random numbers', () => {
  it('are the same for the same seed, and others for another', () => {
    const draw = (seed: number) =>
      Array.from(
        { length: 5 },
        (
          (random) => () =>
            random.uniform()
        )(createRandom(seed)),
      );
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    expect(draw(2 ** 40 + 1)).not.toEqual(draw(1));
    expect(draw(-1)).not.toEqual(draw(1));
  });

  it('stay the same from one release to the next', () => {
    const random = createRandom(42);
    const first = [random.integer(1000), random.integer(1000), random.integer(1000), random.integer(1000)];
    expect(first).toEqual([476, 865, 829, 761]);
    expect([...permutation(10, 42)]).toEqual([3, 4, 9, 8, 1, 2, 0, 5, 7, 6]);
  });

  it('go on from a state that went through JSON, also between the two normals of a pair', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 9 }), (seed, draws) => {
        const random = createRandom(seed);
        for (let draw = 0; draw < draws; draw++) random.normal();
        const copy = createRandom(JSON.parse(JSON.stringify(random.state())) as ReturnType<typeof random.state>);
        for (let draw = 0; draw < 5; draw++) {
          expect(copy.normal()).toBe(random.normal());
          expect(copy.uniform()).toBe(random.uniform());
          expect(copy.integer(1000)).toBe(random.integer(1000));
        }
      }),
    );
  });

  it('have the mean and deviation that their names say', () => {
    const random = createRandom(1);
    const moments = (draw: () => number) => {
      const values = Array.from({ length: 40_000 }, draw);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
      return { mean, deviation: Math.sqrt(variance), least: Math.min(...values.slice(0, 10_000)) };
    };
    const normal = moments(() => random.normal());
    expect(normal.mean).toBeCloseTo(0, 1);
    expect(normal.deviation).toBeCloseTo(1, 1);
    const uniform = moments(() => random.uniform());
    expect(uniform.mean).toBeCloseTo(0.5, 1);
    expect(uniform.deviation).toBeCloseTo(Math.sqrt(1 / 12), 1);
    expect(uniform.least).toBeGreaterThanOrEqual(0);
  });

  it('put whole numbers into every place as often', () => {
    const random = createRandom(3);
    const counts = new Array<number>(6).fill(0);
    for (let draw = 0; draw < 60_000; draw++) {
      const place = random.integer(6);
      counts[place] = (counts[place] ?? 0) + 1;
    }
    for (const count of counts) expect(count).toBeGreaterThan(9_600);
  });

  it('derive a seed of its own for every use', () => {
    const seeds = new Set<number>();
    for (let seed = 0; seed < 50; seed++) {
      for (let use = 0; use < 50; use++) seeds.add(deriveSeed(seed, use));
    }
    expect(seeds.size).toBe(2500);
  });
});

describe('a permutation', () => {
  it('holds every number once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer(), (count, seed) => {
        const order = [...permutation(count, seed)].sort((left, right) => left - right);
        expect(order).toEqual(Array.from({ length: count }, (_, index) => index));
      }),
    );
  });

  it('reaches every order as often', () => {
    const seen = new Map<string, number>();
    for (let seed = 0; seed < 6000; seed++) {
      const key = permutation(3, seed).join('');
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    expect(seen.size).toBe(6);
    for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
