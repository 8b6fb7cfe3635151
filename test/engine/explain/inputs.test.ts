import { beforeAll, describe, expect, test } from 'vitest';
import { explainRow } from '../../../src/engine/explain';
import { useNativeBackend } from '../train/useBackend';
import { columnsOf, expectComplete } from './parts';
import { trainedFrom } from './trainedFrom';

beforeAll(() => useNativeBackend());

describe('pictures', () => {
  const text = `
name: explained
data:
  source: {generate: digits, samples: 200, seed: 2}
  split: {validation: 0.1, test: 0.1, seed: 7}
model:
  - conv2d: {filters: 8, kernelSize: 3, activation: relu}
  - maxPooling2d: {poolSize: 2}
  - flatten
  - dense: {units: 10, activation: softmax}
train:
  optimizer: {adam: {learningRate: 0.01}}
  loss: sparseCategoricalCrossentropy
  epochs: 4
  batchSize: 20
`;

  test('have a value for each pixel; where there is no ink gradients find nothing', async () => {
    const trained = await trainedFrom(text);
    const [field] = trained.model.trained.signature.inputs;
    if (field?.type !== 'image') throw new Error('no image');
    const { height, width } = field;
    // A vertical stroke.
    const pixels = Uint8Array.from({ length: height * width }, (_, at) =>
      at % width === Math.floor(width / 2) && at > 5 * width && at < 22 * width ? 255 : 0,
    );
    const image = { height, width, channels: 1 as const, data: Buffer.from(pixels).toString('base64') };
    const input = { [field.name]: { image } };
    const integrated = await explainRow(trained.model, [input]);
    expect(integrated.method).toBe('integratedGradients');
    expectComplete(integrated, 0.02);
    const [part] = integrated.parts;
    if (part?.kind !== 'image') throw new Error('no picture');
    expect([part.height, part.width, part.ground]).toEqual([height, width, 'dark']);
    expect(part.image.data).toBe(image.data);
    for (const [at, value] of part.values.entries()) if (pixels[at] === 0) expect(value).toBeCloseTo(0, 8);
    for (const method of ['saliency', 'occlusion'] as const) {
      const [other] = (await explainRow(trained.model, [input], { method })).parts;
      if (other?.kind !== 'image') throw new Error('no picture');
      expect(other.values.length).toBe(height * width);
      expect(other.values.some((value) => value !== 0)).toBe(true);
      if (method === 'saliency') expect(Math.min(...other.values)).toBeGreaterThanOrEqual(0);
      // A corner far from the ink has nothing to lose.
      else expect(other.values[0]).toBeCloseTo(0, 6);
    }
    trained.inference.dispose();
  });
});

describe('texts', () => {
  const text = (maskZero: boolean): string => `
name: explained
data:
  source: data/reviews-en.csv
  inputs:
    text: {type: text, tokens: words, vocabulary: 500, length: 12, padding: post}
  target: label
  split: {validation: 0.1, test: 0.15, seed: 7}
model:
  - embedding: {outputDim: 8, maskZero: ${String(maskZero)}}
  - lstm: {units: 8}
  - dense: {units: 2, activation: softmax}
train:
  optimizer: {adam: {learningRate: 0.01}}
  loss: sparseCategoricalCrossentropy
  epochs: 5
  batchSize: 64
`;

  test.each([false, true])('have a value for each word that the network sees (steps hidden: %s)', async (maskZero) => {
    const trained = await trainedFrom(text(maskZero));
    const written = 'A wonderful, wonderful film; and the worst of it is nothing at all, they say.';
    const explanation = await explainRow(trained.model, [{ text: written }], { method: 'integratedGradients' });
    expectComplete(explanation, 0.02);
    const [part] = explanation.parts;
    if (part?.kind !== 'text') throw new Error('no text');
    expect(part.pieces.map((piece) => piece.text).join('')).toBe(written);
    expect(part.pieces.filter(({ value }) => value !== null)).toHaveLength(12);
    expect(part.pieces.at(-2)).toEqual({ text: 'say', value: null });
    const told = (name: string) => part.pieces.find((piece) => piece.text === name)?.value;
    expect(told(', ')).toBeNull();
    expect(told('wonderful')).not.toBeNull();
    const left = await explainRow(trained.model, [{ text: written }], { method: 'occlusion' });
    const [words] = left.parts;
    expect(words?.kind === 'text' && words.pieces.filter(({ value }) => value !== null).length).toBe(12);
    trained.inference.dispose();
  });
});

describe('windows', () => {
  test('have a value for each of their rows', async () => {
    const trained = await trainedFrom(`
name: explained
data:
  source: {generate: series, samples: 300, seed: 3}
  inputs: [value]
  target: value
  window: {length: 8, horizon: 1}
model:
  - flatten
  - dense: {units: 8, activation: tanh}
  - dense: 1
train:
  optimizer: adam
  loss: meanSquaredError
  epochs: 2
`);
    const rows = Array.from({ length: 10 }, (_, index) => ({ value: Math.sin(index) }));
    const explanation = await explainRow(trained.model, rows);
    expectComplete(explanation);
    const [column] = columnsOf(explanation);
    expect(column?.steps).toHaveLength(8);
    expect(column?.value).toBe(Math.sin(9));
    const effect = column?.steps?.reduce((sum, one) => sum + one, 0);
    expect(effect).toBeCloseTo(column?.effect ?? NaN, 3);
    trained.inference.dispose();
  });
});
