import { describe, expect, it } from 'vitest';
import { checkModelFile, dataPaths, hoverAt, layerHints, outline } from '../../../src/language';

const iris = `name: iris
data:
  source: iris.csv               # a comment
  header: false
  columns: [sepal_length, sepal_width, petal_length, petal_width, species]
  target: species
  preprocess: {numeric: standardize}
  split: {validation: 0.15, test: 0.15, seed: 7, stratify: true}
model:
  - dense: {units: 16, activation: relu}
  - dropout: 0.2
  - dense: {units: 3, activation: softmax}
train:
  optimizer: {adam: {learningRate: 0.01}}
  loss: sparseCategoricalCrossentropy
  metrics: [accuracy, precision, recall, f1]
  epochs: 50
  batchSize: 16
  earlyStopping: {monitor: val_loss, patience: 8}
`;
const options = { fileName: 'iris.model.yaml', locale: 'en' } as const;

describe('a model file in the editor', () => {
  it('is hovered with meaning, type and default', () => {
    const at = (word: string) => hoverAt(iris, iris.indexOf(word) + 1, options)?.markdown ?? '';
    expect(at('batchSize')).toMatch(/\*\*batchSize\*\*: Rows in each step.*whole number.*>= 1.*Default: `32`/s);
    expect(at('dropout')).toContain('```yaml\n- dropout: 0.2\n```');
    expect(at('learningRate')).toContain('0.001');
    expect(at('standardize}')).toContain('mean 0');
    expect(at('adam')).toContain('Adapts the step');
    expect(hoverAt(iris, iris.indexOf('batchSize'), { ...options, locale: 'zh' })?.markdown).toContain('默认值');
    expect(hoverAt(iris, iris.indexOf('# a comment') + 3, options)).toBeNull();
  });

  it('has an outline of its sections and layers', () => {
    const items = outline(iris);
    expect(items.map((item) => item.name)).toEqual(['name', 'data', 'model', 'train']);
    expect(items[2]?.children.map((layer) => `${layer.name} ${layer.detail}`)).toEqual([
      'dense units 16, activation relu',
      'dropout 0.2',
      'dense units 3, activation softmax',
    ]);
  });

  it('names the data files that it reads', () => {
    expect(dataPaths(iris).map(({ role, path }) => [role, path])).toEqual([['source', 'iris.csv']]);
  });

  it('has a hint of shape and parameters at each layer once the data is known', () => {
    const names = ['sepal_length', 'sepal_width', 'petal_length', 'petal_width'];
    const columns = names.map((name) => ({ name, type: 'numeric' as const }));
    const species = { name: 'species', type: 'category' as const, categories: ['a', 'b', 'c'] };
    const facts = { files: {}, columns: [...columns, species] };
    const { networks, problems } = checkModelFile(iris, { ...options, facts });
    expect(problems).toEqual([]);
    expect(layerHints(networks).map((hint) => [hint.range.start.line, hint.outputShape, hint.parameters])).toEqual([
      [9, [16], 80],
      [10, [16], 0],
      [11, [3], 51],
    ]);
    expect(networks[0]).toMatchObject({ parameters: 131, flops: 2 * (4 * 16 + 16 * 3), memoryBytes: 524 });
  });

  it('may be JSON indented with tabs', () => {
    const text =
      '{\n\t"data": {\n\t\t"source": {"generate": "blobs"}\n\t},\n\t"model": [\n\t\t{"dense": {"units": 3, "activation": "softmax"}}\n\t]\n}\n';
    expect(checkModelFile(text, { fileName: 'a.model.json' }).problems).toEqual([]);
  });

  it('follows anchors and merge keys', () => {
    const text = `data: {source: {generate: blobs}}
model:
  - dense: &wide {units: 8, activation: relu}
  - dense: {<<: *wide, units: 4}
  - dense: {units: 3, activation: softmax}
`;
    const { problems, networks } = checkModelFile(text, { fileName: 'a.model.yaml' });
    expect(problems).toEqual([]);
    expect(networks[0]?.layers.map((layer) => layer.config['activation'])).toEqual(['relu', 'relu', 'softmax']);
    expect(networks[0]?.layers[1]?.outputShape).toEqual([4]);
  });

  it('may have branches, and inputs of several kinds', () => {
    const text = `data:
  source: a.csv
  target: label
  inputs: {text: {type: text, length: 20}, age: {type: numeric}}
model:
  - embedding: {outputDim: 8, inputs: text}
  - {lstm: 16, name: words}
  - dense: {units: 4, inputs: features, name: person}
  - concatenate: [words, person]
  - dense: 2
`;
    const facts = {
      files: {},
      columns: [
        { name: 'text', type: 'text' as const, vocabulary: 100 },
        { name: 'age', type: 'numeric' as const },
        { name: 'label', type: 'category' as const, categories: ['no', 'yes'] },
      ],
    };
    const { problems, networks, model } = checkModelFile(text, { fileName: 'a.model.yaml', facts });
    expect(problems).toEqual([]);
    expect(networks[0]?.inputs.map((input) => [input.name, input.shape])).toEqual([
      ['text', [20]],
      ['features', [1]],
    ]);
    expect(networks[0]?.layers.map((layer) => layer.outputShape)).toEqual([[20, 8], [16], [4], [20], [2]]);
    expect(model?.train.loss.config).toEqual({ fromLogits: true });
  });
});
