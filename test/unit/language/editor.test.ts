import { describe, expect, it } from 'vitest';
import {
  checkModelFile,
  completionsAt,
  dataPaths,
  hoverAt,
  isModelFileName,
  layerHints,
  modelName,
  outline,
} from '../../../src/language';

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

  it('has layers in its outline by their own names', () => {
    const named = 'model:\n  - dense: {name: hidden, units: 4}\n  - {lstm: 16, name: words}\n  - flatten\n';
    const [model] = outline(named, options.fileName);
    expect(model?.children.map(({ name, detail }) => [name, detail])).toEqual([
      ['hidden', 'dense, units 4'],
      ['words', 'lstm, 16'],
      ['flatten', ''],
    ]);
  });

  it('has an outline of its sections and layers', () => {
    const items = outline(iris, options.fileName);
    expect(items.map((item) => item.name)).toEqual(['name', 'data', 'model', 'train']);
    expect(items[2]?.children.map((layer) => `${layer.name} ${layer.detail}`)).toEqual([
      'dense units 16, activation relu',
      'dropout 0.2',
      'dense units 3, activation softmax',
    ]);
  });

  it('names the data files that it reads', () => {
    expect(dataPaths(iris, options.fileName).map(({ role, path }) => [role, path])).toEqual([['source', 'iris.csv']]);
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

/** The same file as JSON; YAML alone has anchors and comments. */
const irisJson = `{
\t"name": "iris",
\t"data": {
\t\t"source": "iris.csv",
\t\t"header": false,
\t\t"columns": ["sepal_length", "sepal_width", "petal_length", "petal_width", "species"],
\t\t"target": "species",
\t\t"validation": "more/validation.csv"
\t},
\t"model": [
\t\t{"dense": {"units": 16, "activation": "relu"}},
\t\t{"dropout": 0.2},
\t\t"flatten",
\t\t{"dense": {"units": 3, "activation": "softmax"}}
\t],
\t"train": {"optimizer": {"adam": {"learningRate": 0.01}}, "epochs": 50}
}
`;
const json = { fileName: 'iris.model.json', locale: 'en' } as const;

describe.each([
  ['indented with tabs', irisJson],
  ['indented with blanks', irisJson.replaceAll('\t', '  ')],
  ['with CRLF and a byte order mark', `\uFEFF${irisJson.replaceAll('\n', '\r\n')}`],
  ['on one line', JSON.stringify(JSON.parse(irisJson))],
])('a JSON model file %s', (_name, text) => {
  it('has an outline of its sections and layers', () => {
    const items = outline(text, json.fileName);
    expect(items.map((item) => item.name)).toEqual(['name', 'data', 'model', 'train']);
    expect(items[2]?.children.map((layer) => `${layer.name} ${layer.detail}`.trim())).toEqual([
      'dense units 16, activation relu',
      'dropout 0.2',
      'flatten',
      'dense units 3, activation softmax',
    ]);
  });

  it('names the data files that it reads, at their places', () => {
    const paths = dataPaths(text, json.fileName);
    expect(paths.map(({ role, path }) => [role, path])).toEqual([
      ['source', 'iris.csv'],
      ['validation', 'more/validation.csv'],
    ]);
    const { range } = paths[0] ?? {};
    const line = text.replace('\uFEFF', '').split('\n')[range?.start.line ?? 0] ?? '';
    expect(line.slice(range?.start.character, range?.end.character)).toBe('"iris.csv"');
  });

  it('is hovered with meaning, type and default', () => {
    const at = (word: string) => hoverAt(text, text.indexOf(word) + 1, json)?.markdown ?? '';
    expect(at('epochs')).toMatch(/\*\*epochs\*\*.*whole number/s);
    expect(at('learningRate')).toContain('0.001');
    expect(at('relu')).toContain('relu');
    expect(at('flatten')).toContain('flatten');
  });

  it('is completed where a key or a value is missing', () => {
    const labels = (written: string, typed: string) => {
      const before = text.includes('": ') ? written : written.replace('": ', '":');
      const place = text.indexOf(before) + before.length;
      const changed = text.slice(0, place) + typed + text.slice(place);
      const offset = place + typed.length - 2;
      return completionsAt(changed, offset, json).items.map((item) => item.label);
    };
    expect(labels('"units": 16,', ' "",')).toEqual(expect.arrayContaining(['useBias', 'kernelInitializer']));
    expect(labels('"target": "species",', ' "",')).toContain('split');
  });

  it('is mended by its quick fixes', () => {
    const wrong = text.replace('"epochs"', '"epoch"');
    const [problem] = checkModelFile(wrong, json).problems;
    const edit = problem?.fixes?.[0]?.edits[0];
    const lines = wrong.replace('\uFEFF', '').split('\n');
    const line = lines[edit?.range.start.line ?? 0] ?? '';
    const { start, end } = edit?.range ?? { start: { character: 0 }, end: { character: 0 } };
    const mended = line.slice(0, start.character) + (edit?.newText ?? '') + line.slice(end.character);
    expect(mended).toContain('"epochs":');
  });
});

describe('two model files of one name in a folder', () => {
  const text = `name: iris\ndata: {source: {generate: blobs}}\nmodel:\n  - dense: {units: 3, activation: softmax}\n`;
  const codes = (written: string, fileName: string, siblings: readonly { fileName: string; name: string }[]) =>
    checkModelFile(written, { fileName, siblings }).problems.map(({ code, severity }) => `${severity} ${code}`);

  it('are warned of', () => {
    expect(codes(text, 'copy.model.yaml', [{ fileName: 'iris.model.yaml', name: 'iris' }])).toEqual([
      'warning name-taken',
    ]);
    const unnamed = text.replace('name: iris\n', '');
    expect(codes(unnamed, 'a.model.yaml', [])).toEqual([]);
    expect(codes(unnamed, 'a.model.yaml', [{ fileName: 'a.model.json', name: 'a' }])).toEqual(['warning name-taken']);
    expect(codes(text, 'iris.model.yaml', [{ fileName: 'other.model.yaml', name: 'other' }])).toEqual([]);
  });

  it('are told apart by the stem of the file when it is free', () => {
    const siblings = [{ fileName: 'iris.model.yaml', name: 'iris' }];
    const { problems } = checkModelFile(text, { fileName: 'copy.model.yaml', siblings });
    expect(problems[0]?.fixes?.[0]?.edits[0]?.newText).toBe('copy');
    const taken = [...siblings, { fileName: 'third.model.yaml', name: 'copy' }];
    expect(checkModelFile(text, { fileName: 'copy.model.yaml', siblings: taken }).problems[0]?.fixes).toBeUndefined();
  });

  it('are found by what they say, or else by their stem', () => {
    expect(modelName(text, 'copy.model.yaml')).toBe('iris');
    expect(modelName('{"name": "花", "data"', 'b.model.json')).toBe('花');
    expect(modelName('data: {}', 'b.model.json')).toBe('b');
    expect(modelName('', 'folder/c.model.yml')).toBe('c');
    expect(['a.model.yaml', 'a.model.yml', 'a.model.json', 'a.yaml', 'model.yaml'].filter(isModelFileName)).toEqual([
      'a.model.yaml',
      'a.model.yml',
      'a.model.json',
    ]);
  });
});
