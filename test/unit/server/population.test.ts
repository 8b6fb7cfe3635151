import { describe, expect, it } from 'vitest';
import type { ServedRow } from '../../../src/protocol';
import { Population, stabilityIndex } from '../../../src/server/metrics/population';
import type { ModelInterface, ServedInput } from '../../../src/server/models/modelInterface';

const numeric = (counts: readonly number[]): ServedInput => ({
  field: {
    type: 'numeric',
    name: 'size',
    minimum: 0,
    maximum: 10,
    mean: 5,
    integer: false,
    histogram: { minimum: 0, maximum: 10, counts },
  },
  nullable: false,
  categories: [],
});
const category: ServedInput = {
  field: {
    type: 'category',
    name: 'side',
    values: [
      { value: 'left', count: 60 },
      { value: 'right', count: 40 },
    ],
  },
  nullable: false,
  categories: ['left', 'right'],
};

function indexOf(input: ServedInput, values: readonly ServedRow[string][]): number | undefined {
  const population = new Population({ inputs: [input] } as unknown as ModelInterface);
  const { name } = input.field;
  population.add(values.map((value) => ({ [name]: value })));
  return population.indices.find(([one]) => one === name)?.[1];
}

const even = (count: number, width = 10) =>
  Array.from({ length: count }, (_, index) => (width * (index + 0.5)) / count);

describe('the population stability index', () => {
  it.each<[string, readonly number[], readonly number[], number]>([
    ['of the same shares is nothing', [0.5, 0.5], [0.5, 0.5], 0],
    ['is the sum over the bins', [0.5, 0.5], [0.75, 0.25], 0.25 * Math.log(1.5) + -0.25 * Math.log(0.5)],
    ['of an empty bin is finite', [1, 0], [0.5, 0.5], -0.5 * Math.log(0.5) + 0.4999 * Math.log(5000)],
  ])('%s', (_, expected, actual, index) => {
    expect(stabilityIndex(expected, actual)).toBeCloseTo(index, 6);
  });

  it('is small for what is spread as in training, and large for what is not', () => {
    const flat = numeric(Array<number>(20).fill(50));
    expect(indexOf(flat, even(1000))).toBeLessThan(0.01);
    expect(indexOf(flat, even(1000, 5))).toBeGreaterThan(0.25);
    expect(indexOf(flat, Array<number>(200).fill(11))).toBeGreaterThan(1);
    const share = (left: number) => Array.from({ length: 100 }, (_, index) => (index < left ? 'left' : 'right'));
    expect(indexOf(category, share(60))).toBeCloseTo(0, 6);
    expect(indexOf(category, share(10))).toBeGreaterThan(0.25);
  });

  it('puts thin bins of training together, so that rare values alone make no drift', () => {
    const thin = numeric([1, 1, 1, 1, 990, 1, 1, 1, 1, 2]);
    expect(indexOf(thin, [...Array<number>(990).fill(4.5), ...even(10)])).toBeLessThan(0.02);
  });

  it('says nothing of few rows, of missing values or of an input that never differed', () => {
    expect(indexOf(category, Array<string>(99).fill('left'))).toBeUndefined();
    expect(indexOf(numeric([5, 5]), Array<null>(500).fill(null))).toBeUndefined();
    const constant = numeric([9]);
    const field = { ...constant.field, histogram: { minimum: 3, maximum: 3, counts: [9] } } as ServedInput['field'];
    expect(indexOf({ ...constant, field }, even(500))).toBeUndefined();
  });

  it('forgets what was asked long ago', () => {
    const population = new Population({ inputs: [numeric(Array<number>(10).fill(10))] } as unknown as ModelInterface);
    const add = (values: readonly number[]) => population.add(values.map((size) => ({ size })));
    add(Array<number>(10_000).fill(1));
    const before = population.indices[0]?.[1] ?? 0;
    for (let round = 0; round < 20; round++) add(even(10_000));
    expect(before).toBeGreaterThan(1);
    expect(population.indices[0]?.[1]).toBeLessThan(0.01);
  });
});
