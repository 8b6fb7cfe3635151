import { describe, expect, it } from 'vitest';
import { checkModelFile, type DataFacts } from '../../../src/language';

const numeric = (names: readonly string[]): DataFacts['columns'] => names.map((name) => ({ name, type: 'numeric' }));
const category = (name: string, categories: readonly string[]) => [{ name, type: 'category' as const, categories }];

const ten = ['age', 'sex', 'bmi', 'bp', 's1', 's2', 's3', 's4', 's5', 's6'];
const diabetes: DataFacts = { files: {}, columns: numeric([...ten, 'progression']) ?? [] };
const cancer: DataFacts = {
  files: {},
  columns: [...(numeric(ten) ?? []), ...category('diagnosis', ['benign', 'malignant'])],
};
const digits: DataFacts = {
  files: {},
  columns: [
    { name: 'image', type: 'image', imageShape: [28, 28, 1] },
    ...category('label', ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']),
  ],
};
const reviews: DataFacts = {
  files: {},
  columns: [{ name: 'text', type: 'text', vocabulary: 5000 }, ...category('label', ['negative', 'positive'])],
};

const systems: readonly [string, string, DataFacts, readonly number[]][] = [
  [
    'binary-classifier',
    `data: {source: breast-cancer.csv, target: diagnosis}
model:
  - dense: {units: 128, activation: relu}
  - dense: {units: 128, activation: relu}
  - dense: {units: 2, activation: softmax}
train: {optimizer: adam, loss: sparseCategoricalCrossentropy, metrics: [accuracy], epochs: 10}`,
    cancer,
    [18_178],
  ],
  [
    'regression-100',
    `data: {source: diabetes.csv, target: progression}
model:
  - dense: {units: 10, activation: relu}
  - dense: 1
train: {optimizer: adam, loss: meanSquaredError, epochs: 100}`,
    diabetes,
    [121],
  ],
  [
    'mnist-cnn',
    `data: {source: images-idx3-ubyte.gz, labels: labels-idx1-ubyte.gz, split: {test: 2000}}
model:
  - conv2d: {filters: 32, kernelSize: 3, activation: relu}
  - maxPooling2d: 2
  - conv2d: {filters: 64, kernelSize: 3, activation: relu}
  - maxPooling2d: 2
  - conv2d: {filters: 64, kernelSize: 3, activation: relu}
  - flatten
  - dense: {units: 64, activation: relu}
  - dense: {units: 10, activation: softmax}
train: {epochs: 5}`,
    digits,
    [93_322],
  ],
  [
    'net-10-20-1',
    `data: {source: diabetes.csv, target: progression}
model:
  - dense: {units: 20, activation: relu}
  - dense: 1`,
    diabetes,
    [241],
  ],
  [
    'gan',
    `data:
  source: images-idx3-ubyte.gz
  inputs: {image: {type: image, size: [10, 10], range: [-1, 1]}}
networks:
  generator:
    - dense: {units: 256, activation: relu}
    - dense: {units: 512, activation: relu}
    - dense: {units: 100, activation: tanh}
    - reshape: [10, 10, 1]
  discriminator:
    - flatten
    - dense: {units: 256, activation: relu}
    - dense: {units: 512, activation: relu}
    - dense: {units: 1, activation: sigmoid}
train: {gan: {latent: 100}}`,
    digits,
    [208_740, 157_953],
  ],
  [
    'text-classifier',
    `data:
  source: reviews.csv
  target: label
  inputs: {text: {type: text, vocabulary: 10000, length: 50}}
model:
  - embedding: 100
  - lstm: 256
  - dense: 2
train: {loss: {sparseCategoricalCrossentropy: {fromLogits: true}}}`,
    reviews,
    [5000 * 100 + 4 * (100 + 256 + 1) * 256 + 257 * 2],
  ],
];

describe('the systems of the articles', () => {
  it.each(systems)('%s has no problem and the parameters of its article', (name, text, facts, parameters) => {
    const result = checkModelFile(text, { fileName: `${name}.model.yaml`, facts });
    expect(result.problems).toEqual([]);
    expect(result.networks.map((network) => network.parameters)).toEqual(parameters);
    expect(result.model?.name).toBe(name);
  });

  it.each(systems)('%s has no problem while its data is not known', (name, text) => {
    expect(checkModelFile(text, { fileName: `${name}.model.yaml` }).problems).toEqual([]);
  });
});
