import type { ModelFile } from '../../../src/language';
import { writeVersion } from '../../../src/store';

/** A name that no folder can have as it is. */
export const flower = 'a/b flower';

/** Keeps a version of a model of one number. */
export function addVersion(store: string, units = 4, model = flower): number {
  const train = { epochs: 3, batchSize: 8, optimizer: { name: 'sgd', config: {} }, loss: { name: 'mse', config: {} } };
  const source = { kind: 'generate', generator: 'blobs', samples: 60, seed: 1 };
  const data = { source, preprocess: { numeric: 'standardize', duplicates: 'drop' } };
  const file = { name: model, data, train, networks: [{ layers: [{ type: 'dense', config: { units } }] }] };
  return writeVersion(
    store,
    {
      formatVersion: 1,
      model,
      run: '20260101-000000-0000',
      source: '/models/flower.model.yaml',
      text: 'name: flower\n',
      folder: '/models',
      created: '2026-01-01T00:00:00.000Z',
      epoch: 3,
      measures: { val_loss: 1 / units },
      parameters: 7,
      dataFingerprint: 'abc',
      studioVersion: '0.1.0',
    },
    {
      file: file as unknown as ModelFile,
      weights: [{ name: 'dense/kernel', shape: [1], dtype: 'float32', values: Float32Array.of(units) }],
      preprocessing: { formatVersion: 1, columns: {}, target: { kind: 'none' } },
      signature: { inputs: [], target: { type: 'category', name: 'kind|of', classes: ['a', 'b'] } },
      facts: { files: {} },
    },
    [{ split: 'test', rows: 5, loss: 0.25, metrics: { accuracy: 0.8 } }],
  );
}
