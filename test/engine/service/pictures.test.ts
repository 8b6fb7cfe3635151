import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attachRun, createRun, ServiceClient } from '../../../src/client';
import type { ImagePixels, InputRow } from '../../../src/protocol';
import { listVersionsOf } from '../../../src/store';
import { png } from '../../unit/data/png';
import { makeWorkspace } from '../cli/workspace';

const workspace = makeWorkspace();
const service = new ServiceClient(workspace.engine);
const text = `name: digits
data: {source: {generate: digits, samples: 200, seed: 2}}
model:
  - conv2d: {filters: 8, kernelSize: 3, activation: relu}
  - maxPooling2d: {poolSize: 2}
  - flatten
  - dense: {units: 10, activation: softmax}
train: {epochs: 1, seed: 3}
`;
let folder: string;
let row: InputRow;

beforeAll(async () => {
  const path = workspace.file('digits.model.yaml', text);
  const made = await createRun({ text, path, locale: 'en', engine: workspace.engine, service });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  await attachRun({ folder: made.run.folder, listener: {} }).over;
  folder = listVersionsOf(workspace.store, 'digits')[0]?.path ?? '';
  row = (await service.request('data/row', { text, path, row: 0 })).values;
});
afterAll(() => service.dispose());

const made = (layer: string, inputs = [row]) => service.request('version/activations', { folder, layer, inputs });
const bytes = ({ data }: ImagePixels) => [...Buffer.from(data, 'base64')];

describe('pictures of a folder', () => {
  const digits = async (look: (ink: number) => number) => {
    for (let at = 0; at < 3; at++) {
      const image = (await service.request('data/row', { text, path: workspace.file('digits.model.yaml'), row: at }))
        .values['image'];
      if (typeof image !== 'object' || image === null) throw new Error('There is no picture.');
      const pixels = Uint8Array.from(Buffer.from(image.image.data, 'base64'), look);
      workspace.file(`scans/${at}.png`, png(28, 28, pixels));
    }
    return service.request('version/predictFile', { folder, path: workspace.file('scans'), most: 3 });
  };

  it('are answered, and where they stand on another ground than those of training it is said', async () => {
    const alike = await digits((ink) => ink);
    expect([alike.all, alike.notices]).toEqual([3, []]);
    const { notices } = await digits((ink) => 255 - ink);
    expect(notices).toEqual([{ key: 'engine.dataPicturesLight' }]);
  });
});

describe('what a layer makes of an input', () => {
  it('is a map for each channel of a convolution, all on one scale', async () => {
    const { maps = [], channels, lie } = await made('conv2d_1');
    expect([channels, maps.length]).toEqual([8, 8]);
    for (const map of maps) {
      expect(map).toMatchObject({ height: 26, width: 26, channels: 1 });
      expect(bytes(map)).toHaveLength(26 * 26);
    }
    expect(new Set(maps.map(({ data }) => data)).size).toBeGreaterThan(1);
    // Rectified: nothing is below zero, and the largest of all is the lightest.
    expect(lie?.histogram.minimum).toBe(0);
    expect(Math.max(...maps.flatMap(bytes))).toBe(255);
  });

  it('gets smaller where it is pooled', async () => {
    const { maps = [] } = await made('maxPooling2d_1');
    expect(maps.map(({ height, width }) => [height, width])).toEqual(Array(8).fill([13, 13]));
  });

  it('is numbers of a dense layer; those of the last are the answer', async () => {
    const { values = [], maps } = await made('dense_1');
    expect(maps).toBeUndefined();
    const { predictions } = await service.request('version/predict', { folder, inputs: [row] });
    expect(values).toHaveLength(10);
    for (const [place, value] of values.entries()) expect(value).toBeCloseTo(predictions[0]?.output[place] ?? NaN, 5);
  });

  it('is not drawn of more numbers than can be told apart, but counted', async () => {
    const { values, maps, lie } = await made('flatten_1');
    expect([values, maps]).toEqual([undefined, undefined]);
    expect(lie?.histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(13 * 13 * 8);
  });

  it('is refused for a layer that the network does not have, and for an input that is none', async () => {
    await expect(made('conv2d_9')).rejects.toMatchObject({ code: 'no-such-layer' });
    await expect(made('dense_1', [{ image: 3 }])).rejects.toMatchObject({ code: 'data-input-wrong' });
  });
});
