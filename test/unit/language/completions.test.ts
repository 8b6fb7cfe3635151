import { describe, expect, it } from 'vitest';
import { completionsAt, type Completion, type DataFacts } from '../../../src/language';

const facts: DataFacts = {
  files: {},
  columns: [
    { name: 'petal width', type: 'numeric' },
    { name: 'species', type: 'category' },
  ],
};

function labels(marked: string, fileName = 'a.model.yaml'): readonly string[] {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return completionsAt(text, offset, { fileName, locale: 'en', facts }).items.map((item) => item.label);
}

/** What a one-line text, or the first line of one, becomes where a completion is taken. */
function written(text: string, { range, snippet }: Completion): string {
  return text.slice(0, range.start.character) + snippet.replace('$0', '') + text.slice(range.end.character);
}

/** The text with the cursor as a bar, what must be offered, and what must not. */
const cases: readonly [string, readonly string[], readonly string[]][] = [
  ['|', ['data', 'model', 'train', 'name', 'networks'], ['units']],
  ['na|', ['name', 'data'], []],
  ['data:\n  |', ['source', 'target', 'split'], ['model']],
  ['data:\n  source: a.csv\n  |\nmodel:\n  - dense: 1\n', ['target', 'preprocess'], ['source', 'model']],
  ['data:\n  source: a.csv\n  target: |\n', ['species', 'petal width'], []],
  ['data:\n  target:|\n', ['species'], []],
  ['data: {source: a.csv, target: |}', ['species'], []],
  ['data: {source: a.csv, |}', ['target', 'inputs'], ['source']],
  ['data:\n  inputs: [|]\n', ['petal width'], []],
  ['data:\n  inputs:\n    |\n', ['petal width'], []],
  ['data:\n  preprocess: {numeric: |}\n', ['standardize', 'minMax', 'none'], []],
  ['model:\n  - |', ['dense', 'flatten', 'lstm'], ['data']],
  ['model:\n  - dense: 16\n  |\ntrain: {}\n', ['dense', 'dropout'], ['data']],
  ['model:\n  - dense: {units: 1, |}\n', ['activation', 'useBias', 'name', 'inputs'], ['units', 'rate']],
  ['model:\n  - dense: {activation: r|}\n', ['relu', 'softmax'], []],
  ['model:\n  - dense:\n      units: 3\n      |\n', ['activation'], ['units']],
  ['model:\n  - activation: |\n', ['relu', 'softmax'], []],
  ['train:\n  optimizer: |\n', ['adam', 'sgd'], []],
  ['train:\n  optimizer: {|}\n', ['adam', 'sgd'], []],
  ['train:\n  optimizer: {adam: {|}}\n', ['learningRate', 'beta1'], []],
  ['train:\n  metrics: [accuracy, |]\n', ['f1', 'rmse'], []],
  ['train:\n  metrics:\n    - |\n', ['f1', 'rmse'], []],
  ['train:\n  earlyStopping: {monitor: |}\n', ['val_loss', 'val_accuracy'], []],
  ['train:\n  loss: |', ['sparseCategoricalCrossentropy', 'meanSquaredError'], []],
  ['networks:\n  g: [dense: 1]\ntrain:\n  gan: {generator: |}\n', ['g'], []],
  ['model:\n  - dense: {units: 1, name: first}\n  - add: {inputs: [first, |]}\n', ['first', 'features'], []],
];

describe('completion', () => {
  it.each(cases)('in %j offers what belongs there', (marked, offered, notOffered) => {
    const found = labels(marked);
    expect(found).toEqual(expect.arrayContaining([...offered]));
    for (const label of notOffered) expect(found).not.toContain(label);
  });

  it.each([
    ['{"data": {"source": "a.csv", "|"}}', 'target'],
    ['{"train": {"optimizer": "|"}}', 'adam'],
    ['{"model": [{"dense": {"units": 1, "activation": "|"}}]}', 'relu'],
    ['{\n  "data": {},\n  |\n}', 'model'],
    ['{"model": [|]}', 'dense'],
  ])('in the JSON %j offers %s', (marked, offered) => {
    expect(labels(marked, 'a.model.json')).toContain(offered);
  });

  it.each([
    [
      '{"model": [{"dense": {"units": 1, "act|"}}]}',
      'activation',
      '{"model": [{"dense": {"units": 1, "activation": }}]}',
    ],
    ['{"train": {"opt|\n}}', 'optimizer', '{"train": {"optimizer": \n}}'],
    ['{"model": [{"dro|"}]}', 'dropout', '{"model": [{"dropout": }]}'],
    ['{"train": {"opt|": "adam"}}', 'optimizer', '{"train": {"optimizer": "adam"}}'],
    ['{"train": {"loss": "mean|"}}', 'meanSquaredError', '{"train": {"loss": "meanSquaredError"}}'],
  ])('ends the JSON key %j that was begun with a quote, and no value', (marked, label, expected) => {
    const offset = marked.indexOf('|');
    const text = marked.slice(0, offset) + marked.slice(offset + 1);
    const { items } = completionsAt(text, offset, { fileName: 'a.model.json', locale: 'en' });
    const taken = items.find((item) => item.label === label);
    expect(taken && written(text, taken)).toBe(expected);
  });

  it('leaves the files to the caller where a path belongs', () => {
    const text = 'data:\n  source: dat';
    const result = completionsAt(text, text.length, { fileName: 'a.model.yaml', locale: 'en' });
    expect(result.path?.pathPrefix).toBe('dat');
  });
});
