import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { memory } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { activationsOf, dependenceOf, explainRow, importanceOf, sampleOf } from '../../../src/engine/explain';
import { createRandom } from '../../../src/engine/random';
import type { InputRow } from '../../../src/protocol';
import { useNativeBackend } from '../train/useBackend';
import { columnsOf, effectOf, expectComplete } from './parts';
import { trainedFrom, type Trained } from './trainedFrom';

const folder = mkdtempSync(path.join(tmpdir(), 'explain-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** target = 3 wide - 2 high, with `colour` worth something and `noise` worth nothing. */
const colours = ['red', 'green', 'blue'] as const;
function writeTable(): void {
  const random = createRandom(5);
  const lines = ['wide,high,noise,colour,value,kind'];
  for (let row = 0; row < 400; row++) {
    const [wide, high, noise] = [random.normal() * 4 + 10, random.normal(), random.normal() * 2];
    const colour = colours[random.integer(3)] ?? 'red';
    const value = 3 * wide - 2 * high + (colour === 'blue' ? 5 : 0);
    lines.push([wide, high, noise, colour, value, value > 31 ? 'large' : 'small'].join(','));
  }
  writeFileSync(path.join(folder, 'table.csv'), lines.join('\n'));
}

const table = (target: string, layers: string, train: string): string => `
name: explained
data:
  source: table.csv
  inputs: [wide, high, noise, colour]
  target: ${target}
  split: {validation: 0.2, test: 0.2, seed: 1}
model:
${layers}
train:
${train}
  batchSize: 32
  seed: 3
`;
const linear = table(
  'value',
  '  - dense: 1',
  '  optimizer: {adam: {learningRate: 0.05}}\n  loss: meanSquaredError\n  epochs: 60',
);
const twoClasses = table(
  'kind',
  '  - dense: {units: 16, activation: tanh}\n  - dense: {units: 2, activation: softmax}',
  '  optimizer: {adam: {learningRate: 0.02}}\n  loss: sparseCategoricalCrossentropy\n  epochs: 15',
);
const row: InputRow = { wide: 15, high: -1.5, noise: 3, colour: 'blue' };

let line: Trained;
let classes: Trained;

beforeAll(async () => {
  await useNativeBackend();
  writeTable();
  line = await trainedFrom(linear, folder);
  classes = await trainedFrom(twoClasses, folder);
});

describe("a layer's activations", () => {
  test('are what it gives on the way to the answer', async () => {
    const [prediction] = await classes.inference.predict([row]);
    const layers = classes.model.trained.file.networks[0]?.layers ?? [];
    const before = memory().numTensors;
    const found = await Promise.all(layers.map(({ name }) => activationsOf(classes.model, [row], name)));
    expect(memory().numTensors).toBe(before);
    expect(found.map(({ shape, values }) => [shape, values.length])).toEqual(
      layers.map(({ config }) => [[config['units']], config['units']]),
    );
    const last = found.at(-1)?.values ?? [];
    for (const [place, value] of (prediction?.output ?? []).entries()) expect(last[place]).toBeCloseTo(value, 5);
    await expect(activationsOf(classes.model, [row], 'gone')).rejects.toMatchObject({ code: 'no-such-layer' });
  });
});

describe('a linear model', () => {
  test.each(['integratedGradients', 'occlusion'] as const)('has its own terms as effects, by %s', async (method) => {
    const explanation = await explainRow(line.model, [row], { method });
    const field = (name: string) => line.model.trained.signature.inputs.find((one) => one.name === name);
    const meanOf = (name: string): number => {
      const found = field(name);
      return found?.type === 'numeric' ? found.mean : NaN;
    };
    expect(effectOf(explanation, 'wide')).toBeCloseTo(3 * (15 - meanOf('wide')), 0);
    expect(effectOf(explanation, 'high')).toBeCloseTo(-2 * (-1.5 - meanOf('high')), 0);
    expect(Math.abs(effectOf(explanation, 'noise'))).toBeLessThan(0.3);
    const blue = field('colour');
    const counts = blue?.type === 'category' ? blue.values : [];
    const share =
      (counts.find(({ value }) => value === 'blue')?.count ?? 0) / counts.reduce((sum, { count }) => sum + count, 0);
    expect(effectOf(explanation, 'colour')).toBeCloseTo(5 * (1 - share), 0);
    expectComplete(explanation);
    expect(columnsOf(explanation)[0]).toMatchObject({ name: 'wide', value: 15 });
    expect(explanation.target).toBeNull();
    const [prediction] = await line.inference.predict([row]);
    expect(explanation.output).toBeCloseTo(prediction?.output[0] ?? NaN, 2);
  });

  test('follows a column by a straight line', async () => {
    const { points, rows } = await dependenceOf(line.model, sampleOf(line.model, line.data), 'wide', null);
    const [first, last] = [points[0], points.at(-1)];
    const slope = ((last?.mean ?? 0) - (first?.mean ?? 0)) / (Number(last?.value) - Number(first?.value));
    expect(slope).toBeCloseTo(3, 1);
    expect(rows).toBe(80);
    for (const { low, mean, high } of points) expect(low <= mean && mean <= high).toBe(true);
    const colour = await dependenceOf(line.model, sampleOf(line.model, line.data), 'colour', null);
    const at = (name: string): number => colour.points.find(({ value }) => value === name)?.mean ?? NaN;
    expect(at('blue') - at('red')).toBeCloseTo(5, 0);
  });

  test('loses nothing with a column that the target ignores', async () => {
    const found = await importanceOf(line.model, sampleOf(line.model, line.data), 7);
    const of = (name: string): number => found.columns.find((column) => column.name === name)?.mean ?? NaN;
    expect(found).toMatchObject({ measure: 'rmse', split: 'test', rows: 80 });
    expect(found.columns[0]?.name).toBe('wide');
    // Shuffled, a term of deviation 12 misses by the square root of two of that.
    expect(of('wide')).toBeGreaterThan(10);
    expect(Math.abs(of('noise'))).toBeLessThan(0.05);
    expect(await importanceOf(line.model, sampleOf(line.model, line.data), 7)).toEqual(found);
    expect(await importanceOf(line.model, sampleOf(line.model, line.data), 8)).not.toEqual(found);
  });
});

describe('a classifier of rows', () => {
  test('answers the class that it explains, and the parts add up', async () => {
    const explanation = await explainRow(classes.model, [row]);
    const [prediction] = await classes.inference.predict([row]);
    expect(explanation.method).toBe('integratedGradients');
    expect(explanation.output).toBeCloseTo(prediction?.probability ?? NaN, 4);
    expectComplete(explanation);
    const other = await explainRow(classes.model, [row], { target: 1 - (explanation.target ?? 0) });
    expect(other.output).toBeCloseTo(1 - explanation.output, 4);
    for (const { name, effect } of columnsOf(explanation)) expect(effectOf(other, name)).toBeCloseTo(-effect, 3);
  });

  test('is worse without what it looks at, and no worse without what it does not', async () => {
    const found = await importanceOf(classes.model, sampleOf(classes.model, classes.data), 1);
    expect(found.measure).toBe('accuracy');
    expect(found.base).toBeGreaterThan(0.9);
    expect(found.columns[0]?.name).toBe('wide');
    expect(found.columns[0]?.mean).toBeGreaterThan(0.2);
    expect(Math.abs(found.columns.find(({ name }) => name === 'noise')?.mean ?? 1)).toBeLessThan(0.05);
  });

  test('is as sure of the other class as its curve says', async () => {
    const { points, target } = await dependenceOf(classes.model, sampleOf(classes.model, classes.data), 'wide', 0);
    expect(target).toBe(0);
    const large = classes.model.trained.preprocessing.target;
    const rises = large.kind === 'category' && large.classes[0] === 'large';
    expect((points.at(-1)?.mean ?? 0) > (points[0]?.mean ?? 0)).toBe(rises);
  });

  test('leaves no tensor behind', async () => {
    const before = memory().numTensors;
    for (const method of ['integratedGradients', 'saliency', 'occlusion'] as const)
      await explainRow(classes.model, [row], { method });
    expect(memory().numTensors).toBe(before);
  });

  test('stops when it is asked to', async () => {
    const abort = new AbortController();
    const asked = importanceOf(classes.model, sampleOf(classes.model, classes.data), 1, {
      signal: abort.signal,
      progress: () => abort.abort(),
    });
    await expect(asked).rejects.toThrow();
  });
});

describe('one output for two classes', () => {
  test('explains either class', async () => {
    const text = table(
      'kind',
      '  - dense: {units: 8, activation: relu}\n  - dense: {units: 1, activation: sigmoid}',
      '  optimizer: adam\n  loss: binaryCrossentropy\n  epochs: 3',
    );
    const trained = await trainedFrom(text, folder);
    const [first, second] = [
      await explainRow(trained.model, [row], { target: 0 }),
      await explainRow(trained.model, [row], { target: 1 }),
    ];
    expect(first.output + second.output).toBeCloseTo(1, 5);
    expectComplete(first);
    expectComplete(second);
    expect(effectOf(first, 'wide')).toBeCloseTo(-effectOf(second, 'wide'), 4);
  });
});

describe('an autoencoder', () => {
  test('has its error split among its columns', async () => {
    const trained = await trainedFrom(
      `
name: explained
data:
  source: table.csv
  inputs: [wide, high, noise]
  target: inputs
model:
  - dense: {units: 2, activation: tanh}
  - dense: 3
train:
  optimizer: adam
  epochs: 3
`,
      folder,
    );
    const explanation = await explainRow(trained.model, [{ wide: 60, high: 0, noise: 0 }]);
    expect(explanation.method).toBe('reconstruction');
    expect(columnsOf(explanation)[0]?.name).toBe('wide');
    expectComplete(explanation, 1e-4);
    const [prediction] = await trained.inference.predict([{ wide: 60, high: 0, noise: 0 }]);
    expect(explanation.output).toBeCloseTo(prediction?.reconstruction?.error ?? NaN, 3);
    const shares = await importanceOf(trained.model, sampleOf(trained.model, trained.data), 1);
    expect(shares.columns.reduce((sum, { mean }) => sum + mean, 0)).toBeCloseTo(1, 4);
    trained.inference.dispose();
  });
});
