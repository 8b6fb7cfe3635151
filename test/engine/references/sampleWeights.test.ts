import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { createTrainingSession } from '../../../src/engine/train';
import type { ArrayData, PreparedSplit, TargetScaling } from '../../../src/engine/contract';
import type { ModelFile } from '../../../src/language';
import { chain, layer, modelFile, prepared, recordingHooks } from '../train/modelFiles';
import { useNativeBackend } from '../train/useBackend';
import { expectClose } from './expectClose';
import { sampleWeightReferences, type Figures, type SampleWeightReference } from './readReferences';

const floats = ({ shape, values }: Figures): ArrayData => ({
  shape: shape.slice(1),
  dtype: 'float32',
  values: Float32Array.from(values),
});

function splitOf(reference: SampleWeightReference, index: number): PreparedSplit {
  const part = reference.splits[index];
  if (!part) throw new Error('the reference lacks a split');
  const rows = part.inputs.shape[0] ?? 0;
  const labels: ArrayData = { shape: [], dtype: 'int32', values: Int32Array.from(part.target.values) };
  return {
    rows,
    inputs: { features: floats(part.inputs) },
    target: reference.kind === 'category' ? labels : floats(part.target),
    weights: floats(part.weights),
    sourceRows: Int32Array.from({ length: rows }, (_, row) => row),
  };
}

function fileOf({ loss, units, activation, rate, batchSize, epochs }: SampleWeightReference): ModelFile {
  const network = chain('features', layer('dense', { units, activation, kernelInitializer: 'zeros' }));
  const names = Object.keys(epochs[0] ?? {}).filter((name) => name !== 'loss' && !name.startsWith('val_'));
  const metrics = names.map((name) => {
    const [metric = '', setting] = name.split(' ');
    return { name: metric, config: metric === 'topK' ? { k: Number(setting) } : setting ? { average: setting } : {} };
  });
  const file = modelFile([network], {
    optimizer: { name: 'sgd', config: { learningRate: rate } },
    loss: { name: loss, config: {} },
    metrics,
    epochs: epochs.length,
    batchSize,
    shuffle: false,
  });
  return { ...file, data: { ...file.data, sampleWeight: 'weight' } };
}

function scalingOf({ kind, units }: SampleWeightReference): TargetScaling {
  if (kind === 'numeric') return { kind, name: 'y', mean: 0, deviation: 1 };
  return { kind, name: 'y', classes: Array.from({ length: Math.max(units, 2) }, (_, index) => String(index)) };
}

beforeAll(useNativeBackend);

describe.each([
  ['tensorflow', 'graph'],
  ['cpu', 'eager'],
])('with the backend %s, weights of rows', (backend, mode) => {
  beforeAll(async () => {
    await setBackend(backend);
  });

  test.each(sampleWeightReferences.map((reference) => ({ ...reference, reference })))(
    "weigh the loss of training and validation, and every metric, as Keras's fit does with $loss",
    async ({ reference }) => {
      const data = prepared(splitOf(reference, 0), splitOf(reference, 1), null, scalingOf(reference));
      const session = await createTrainingSession(fileOf(reference), data);
      const blank = await session.capture();
      const arrays = blank.arrays.map((array, index) =>
        index === 0 ? { ...array, values: Float32Array.from(reference.start.values) } : array,
      );
      await session.restore({ ...blank, arrays });
      const hooks = recordingHooks();
      await session.run(hooks);
      expect(session.mode).toBe(mode);
      for (const [epoch, wanted] of reference.epochs.entries()) {
        for (const [name, value] of Object.entries(wanted)) {
          const [key = ''] = name.split(' ');
          expectClose(`${name} of epoch ${String(epoch + 1)}`, [hooks.epochs[epoch]?.logs[key] ?? NaN], [value]);
        }
      }
      const { arrays: last } = await session.capture();
      for (const [index, weights] of reference.weights.entries()) {
        expectClose(`weights ${String(index)}`, [...(last[index]?.values ?? [])], weights.values);
      }
      session.dispose();
    },
  );
});
