import type { JsonValue, LayerSpec, ModelFile, NetworkSpec, TrainSpec } from '../../../src/language';
import type {
  ArrayData,
  PreparedData,
  PreparedSplit,
  TargetScaling,
  TrainingHooks,
} from '../../../src/engine/contract';
import type { EpochEvent } from '../../../src/protocol';
import { createRandom } from '../../../src/engine/random';

type Config = Readonly<Record<string, JsonValue>>;

export function layer(type: string, config: Config = {}, more: Partial<LayerSpec> = {}): LayerSpec {
  const weighty = ['dense', 'conv2d', 'lstm', 'gru'].includes(type);
  return {
    name: `${type}_1`,
    type,
    config: weighty ? { kernelInitializer: 'glorotUniform', biasInitializer: 'zeros', ...config } : config,
    inputs: [],
    ...more,
  };
}

/** Layers one after another, named by their place. */
export function chain(input: string, ...layers: readonly LayerSpec[]): NetworkSpec {
  const names = layers.map((one, index) => `${one.type}_${String(index + 1)}`);
  return {
    name: 'model',
    layers: layers.map((one, index) => ({
      ...one,
      name: names[index] ?? one.name,
      inputs: [index === 0 ? input : (names[index - 1] ?? input)],
    })),
  };
}

export function modelFile(networks: readonly NetworkSpec[], train: Partial<TrainSpec> = {}): ModelFile {
  return {
    name: 'tested',
    data: {
      source: { kind: 'generate', generator: 'blobs', samples: 100, noise: 1, seed: 1 },
      inputs: null,
      target: { column: 'label', type: 'category' },
      preprocess: {
        numeric: 'standardize',
        missing: 'mean',
        constant: 0,
        category: 'oneHot',
        target: 'standardize',
      },
      split: { validation: 0.15, test: 0.15, seed: 7, stratify: true, shuffle: true },
    },
    networks,
    train: {
      optimizer: { name: 'adam', config: { learningRate: 0.01 } },
      loss: { name: 'sparseCategoricalCrossentropy', config: { fromLogits: false } },
      metrics: [
        { name: 'accuracy', config: {} },
        { name: 'f1', config: { average: 'macro' } },
      ],
      epochs: 5,
      batchSize: 16,
      shuffle: true,
      seed: 7,
      earlyStopping: null,
      gan: null,
      ...train,
    },
  };
}

export function split(inputs: Readonly<Record<string, ArrayData>>, target: ArrayData | null): PreparedSplit {
  const first = Object.values(inputs)[0];
  const size = first?.shape.reduce((product, length) => product * length, 1) ?? 1;
  const rows = (first?.values.length ?? 0) / size;
  return { rows, inputs, target, sourceRows: Int32Array.from({ length: rows }, (_, row) => row) };
}

/** Points around three corners, four numbers each: easy to tell apart, but not without a fault. */
export function blobs(rows: number, seed: number): PreparedSplit {
  const random = createRandom(seed);
  const values = new Float32Array(rows * 4);
  const labels = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const label = row % 3;
    labels[row] = label;
    for (let column = 0; column < 4; column++) {
      values[row * 4 + column] = random.normal() * 0.6 + (column === label ? 1.5 : 0);
    }
  }
  return split({ features: { shape: [4], dtype: 'float32', values } }, { shape: [], dtype: 'int32', values: labels });
}

export const threeClasses: TargetScaling = { kind: 'category', name: 'label', classes: ['a', 'b', 'c'] };

export function prepared(
  train: PreparedSplit,
  validation: PreparedSplit | null,
  test: PreparedSplit | null,
  target: TargetScaling,
): PreparedData {
  return {
    splits: { train, validation, test },
    preprocessing: { formatVersion: 1, columns: { inputs: [], source: null }, target },
    facts: { files: {} },
    summary: {
      source: 'made for a test',
      rows: train.rows,
      readSeconds: 0,
      split: {
        train: train.rows,
        validation: validation?.rows ?? 0,
        test: test?.rows ?? 0,
        stratified: false,
        seed: 1,
      },
      columns: [],
      samples: [],
      notices: [],
    },
    signature: { inputs: [], target: null },
    fingerprint: '',
    preview: (_split, row) => ({ kind: 'row', cells: { row } }),
  };
}

/** Hooks that write down the epochs; `stopAt` is a step after which training is asked to pause. */
export function recordingHooks(options: { readonly stopAt?: number } = {}): TrainingHooks & {
  readonly epochs: Omit<EpochEvent, 'type'>[];
  readonly steps: number[];
  readonly losses: (number | null)[];
} {
  const epochs: Omit<EpochEvent, 'type'>[] = [];
  const steps: number[] = [];
  const losses: (number | null)[] = [];
  return {
    epochs,
    steps,
    losses,
    onBatch: ({ step, logs }) => {
      steps.push(step);
      losses.push(logs['loss'] ?? null);
    },
    onEpoch: (event) => {
      epochs.push(event);
      return Promise.resolve();
    },
    onSamples: () => undefined,
    stopRequested: () => (options.stopAt !== undefined && (steps.at(-1) ?? 0) >= options.stopAt ? 'pause' : undefined),
    offerCheckpoint: () => Promise.resolve(),
  };
}
