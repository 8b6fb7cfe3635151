import { memory, setBackend, tensor, tensor1d, tidy } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, test } from 'vitest';
import { augmentation } from '../../../src/engine/augment';
import { RandomSource } from '../../../src/engine/build/randomSource';
import type { NamedArray } from '../../../src/engine/contract';
import { prepareData } from '../../../src/engine/data';
import { createTrainingSession } from '../../../src/engine/train';
import { checkModelFile, type ModelFile } from '../../../src/language';
import { recordingHooks } from './modelFiles';
import { useNativeBackend } from './useBackend';

beforeAll(useNativeBackend);

const everything =
  '{flip: horizontalAndVertical, rotation: 0.1, shift: 0.1, zoom: 0.2, contrast: 0.2, brightness: 0.1, noise: 0.05}';

function digits(augment: string): ModelFile {
  const { model, problems } = checkModelFile(
    `data: {source: {generate: digits, samples: 200}, augment: ${augment}}
model: [{conv2d: {filters: 4, kernelSize: 3, activation: relu}}, flatten, {dense: {units: 10, activation: softmax}}]
train: {epochs: 3, batchSize: 32}
`,
    { fileName: 'digits.model.yaml' },
  );
  if (!model) throw new Error(JSON.stringify(problems));
  return model;
}

const bits = (arrays: readonly NamedArray[]) =>
  arrays
    .map(({ name, values }) => `${name} ${Buffer.from(Float32Array.from(values).buffer).toString('hex')}`)
    .join('\n');

async function trained(file: ModelFile, stopAt?: number) {
  const session = await createTrainingSession(file, await prepareData(file, ''));
  const hooks = recordingHooks(stopAt === undefined ? {} : { stopAt });
  await session.run(hooks);
  const checkpoint = structuredClone(await session.capture());
  const { mode, eagerReason } = session;
  session.dispose();
  return { checkpoint, mode, eagerReason, hooks };
}

describe('training with batches changed at random', () => {
  test('is one graph, and gives the very same weights when it is paused and resumed', async () => {
    const file = digits(everything);
    const before = memory().numTensors;
    const whole = await trained(file);
    expect([whole.mode, whole.eagerReason]).toEqual(['graph', undefined]);
    const { checkpoint } = await trained(file, 4);
    const second = await createTrainingSession(file, await prepareData(file, ''));
    await second.restore(checkpoint);
    await second.run(recordingHooks());
    expect(bits((await second.capture()).arrays)).toBe(bits(whole.checkpoint.arrays));
    second.dispose();
    expect(memory().numTensors).toBe(before);
  });

  test('gives other weights than training without', async () => {
    const plain = await trained(digits('null'));
    for (const augment of ['{flip: vertical}', '{rotation: 0.1}', '{noise: 0.1}', '{contrast: 0.5}']) {
      expect(bits((await trained(digits(augment))).checkpoint.arrays), augment).not.toBe(bits(plain.checkpoint.arrays));
    }
  });
});

describe.each(['tensorflow', 'cpu'])('with the backend %s, a changed batch', (backend) => {
  beforeAll(async () => {
    await setBackend(backend);
  });

  const inputs = [{ name: 'image', shape: [6, 6, 1], dtype: 'float32' as const }];
  const pictures = Float32Array.from({ length: 8 * 36 }, (_, at) => ((at * 7) % 11) / 10);

  function changed(spec: string, step: number): number[] {
    return tidy(() => {
      const change = augmentation(digits(spec), inputs);
      const random = new RandomSource();
      random.begin(tensor1d([5, step], 'int32'));
      const moved = change?.move([tensor(pictures, [8, 6, 6, 1])], random) ?? [];
      const [result] = change?.disturb(moved, random) ?? [];
      return Array.from(result?.dataSync() ?? []);
    });
  }

  test('follows from the seed and the step', () => {
    expect(changed(everything, 3)).toEqual(changed(everything, 3));
    expect(changed(everything, 3)).not.toEqual(changed(everything, 4));
  });

  test('has some images mirrored, and each other as it was', () => {
    const result = changed('{flip: horizontal}', 1);
    const kinds = Array.from({ length: 8 }, (_, image) => {
      const before = [...pictures.subarray(image * 36, image * 36 + 6)];
      const after = result.slice(image * 36, image * 36 + 6);
      const close = (row: readonly number[]) => row.every((value, at) => Math.abs(value - (after[at] ?? 0)) < 1e-5);
      return close(before) ? 'same' : close([...before].reverse()) ? 'mirrored' : 'other';
    });
    expect(new Set(kinds)).toEqual(new Set(['same', 'mirrored']));
  });

  test('stays in the range of its pixels, but for noise', () => {
    const result = changed('{contrast: 0.9, brightness: 0.9}', 2);
    expect(Math.min(...result)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...result)).toBeLessThanOrEqual(1);
  });
});
