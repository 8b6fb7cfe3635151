import { describe, expect, test } from 'vitest';
import { prepareData } from '../../../src/engine/data';
import { words } from '../../../src/texts';
import { check, checked, folder } from './checked';

describe('data from code', () => {
  const withData = (source: string, more = '') => `
    import { defineModel } from 'model-studio';
    export default defineModel({
      data: { source: ${source}, target: 'y'${more} },
      model: [{ dense: 1 }], train: { epochs: 1 },
    });`;

  test.each([
    ['rows', '() => Array.from({ length: 20 }, (_, i) => ({ x: i, y: 2 * i }))'],
    [
      'columns',
      '() => ({ x: Float32Array.from({ length: 20 }, (_, i) => i), y: Array.from({ length: 20 }, (_, i) => 2 * i) })',
    ],
    ['an asynchronous generator', 'async function* () { for (let i = 0; i < 20; i++) yield { x: i, y: 2 * i }; }'],
    [
      'a promise of lists that are named',
      'async () => Array.from({ length: 20 }, (_, i) => [i, 2 * i])',
      ", columns: ['x', 'y']",
    ],
  ])('may be %s', async (_, source, more = '') => {
    const { file } = await checked(withData(source, more));
    const data = await prepareData(file, folder);
    expect(data.facts).toMatchObject({
      rows: 20,
      columns: [
        { name: 'x', type: 'numeric' },
        { name: 'y', maximum: 38 },
      ],
    });
  });

  test('follows its seed, and its fingerprint follows it', async () => {
    const source = '({ random }) => Array.from({ length: 20 }, () => ({ x: random.uniform(), y: random.normal() }))';
    const print = async (more: string) =>
      (await prepareData((await checked(withData(source, more))).file, folder)).fingerprint;
    expect(await print('')).toBe(await print(', split: { test: 0.2 }'));
    expect(await print('')).not.toBe(await print(', split: { seed: 8 }'));
  });

  test.each([
    ['() => 3', 'it gave number'],
    ['() => []', 'no rows'],
    ['() => ({ x: [1, 2], y: [1] })', 'y of the data has 1 values, others 2'],
    ['() => { throw new Error("out of order"); }', 'tried.model.ts:4): out of order'],
  ])('of the wrong form is told: %s', async (source, said) => {
    const { problems } = await check(withData(source));
    expect(problems.map(({ message }) => words('en', message)).join()).toContain(said);
  });
});
