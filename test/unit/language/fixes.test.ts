import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkModelFile, type DataFacts } from '../../../src/language';
import { applied } from './appliedFix';

const facts: DataFacts = {
  files: {},
  columns: [
    { name: 'a', type: 'numeric' },
    { name: 'species', type: 'category', categories: ['x', 'y', 'z'] },
  ],
};

const data = 'data: {source: a.csv, target: species}\n';
const digits = 'data: {source: {generate: digits}}\n';
const sentences = 'data: {source: {generate: sentiment}}\n';

/** A file of one problem, each of whose fixes mends it. */
const cases: readonly [string, string, string][] = [
  ['a typing slip', `${data}model:\n  - dense: {units: 3, activaton: softmax}\n`, 'a.model.yaml'],
  [
    'a missing flatten',
    `${digits}model:\n  - conv2d: {filters: 3, kernelSize: 3}\n  - dense: {units: 10, activation: softmax}\n`,
    'a.model.yaml',
  ],
  [
    'a missing flatten in JSON',
    '{"data": {"source": {"generate": "digits"}}, "model": [{"dense": {"units": 10, "activation": "softmax"}}]}',
    'a.model.json',
  ],
  [
    'a missing returnSequences',
    `${sentences}model:\n  - embedding: 8\n  - lstm: 4\n  - lstm: 4\n  - dense: 2\n`,
    'a.model.yaml',
  ],
  [
    'a missing returnSequences in a block',
    `${sentences}model:\n  - embedding: 8\n  - lstm:\n      units: 4\n  - gru: 4\n  - dense: 2\n`,
    'a.model.yaml',
  ],
  ['a missing softmax', `${data}model:\n  - dense: 3\ntrain: {loss: sparseCategoricalCrossentropy}\n`, 'a.model.yaml'],
  [
    'softmax with logits',
    `${data}model:\n  - dense: {units: 3, activation: softmax}\ntrain:\n  loss:\n    sparseCategoricalCrossentropy:\n      fromLogits: true\n`,
    'a.model.yaml',
  ],
  [
    'gaps between the windows of a pooling',
    `${digits}model:\n  - reshape: [28, 7, 4, 1]\n  - maxPooling3d: {poolSize: 2, strides: 3, padding: same}\n  - flatten\n  - dense: {units: 10, activation: softmax}\n`,
    'a.model.yaml',
  ],
  ['too few units', `${data}model:\n  - dense: {units: 2, activation: softmax}\n`, 'a.model.yaml'],
  ['too few units in a shorthand', `${data}model:\n  - dense: 4\n`, 'a.model.yaml'],
  [
    'a loss for numbers',
    `${data}model:\n  - dense: {units: 3, activation: softmax}\ntrain: {loss: huber}\n`,
    'a.model.yaml',
  ],
  ['a number in quotes', `${data}model:\n  - dense: {units: "3", activation: softmax}\n`, 'a.model.yaml'],
  ['a word for true', `${data}model:\n  - dense: {units: 3, activation: softmax, useBias: "no"}\n`, 'a.model.yaml'],
  ['a layer of another name', `${data}model:\n  - dens: {units: 3, activation: softmax}\n`, 'a.model.yaml'],
  ['a column that is not there', `data: {source: a.csv, target: specie}\nmodel:\n  - dense: 3\n`, 'a.model.yaml'],
];

/** The same files as JSON. */
const asJson = cases
  .filter(([, , fileName]) => fileName.endsWith('.yaml'))
  .map(([name, text]): (typeof cases)[number] => [
    `${name} in JSON`,
    JSON.stringify(parse(text), null, 2),
    'a.model.json',
  ]);

describe('a quick fix', () => {
  it.each([...cases, ...asJson])('mends %s', (_name, text, fileName) => {
    const { problems } = checkModelFile(text, { fileName, facts });
    const fixes = problems.flatMap((problem) => problem.fixes ?? []);
    expect(problems).toHaveLength(1);
    expect(fixes.length).toBeGreaterThan(0);
    for (const fix of fixes) {
      const mended = applied(text, fix);
      expect(checkModelFile(mended, { fileName, facts }).problems, mended).toEqual([]);
    }
  });

  it.each([
    ['  "model": [\n    {"dense": {"units": 10, "activation": "softmax"}}\n  ]', '\n    "flatten",\n    {"dense": '],
    ['  "model": [{"dense": {"units": 10, "activation": "softmax"}}]', '["flatten", {"dense": '],
  ])('puts a layer into JSON as the others stand there: %j', (model, mended) => {
    const text = `{\n  "data": {"source": {"generate": "digits"}},\n${model}\n}\n`;
    const [fix] = checkModelFile(text, { fileName: 'a.model.json' }).problems.flatMap(({ fixes = [] }) => fixes);
    expect(fix && applied(text, fix)).toContain(mended);
  });

  const rare: DataFacts = {
    files: {},
    rows: 220,
    columns: [
      { name: 'a', type: 'numeric' },
      { name: 'kind', type: 'category', categories: ['x', 'y'], counts: [200, 20] },
    ],
  };
  const head =
    '{\n  "data": {"source": "a.csv", "target": "kind"},\n  "model": [{"dense": {"units": 2, "activation": "softmax"}}]';

  it.each([
    [`${head}\n}\n`, '\n  "train": {"classWeights": "balanced"}\n}'],
    [`${head},\n  "train": {\n    "epochs": 5\n  }\n}\n`, '"epochs": 5,\n    "classWeights": "balanced"\n  }'],
    [`${head},\n  "train": {"epochs": 5}\n}\n`, '{"epochs": 5, "classWeights": "balanced"}'],
  ])('writes a setting into JSON as the others stand there: %j', (text, mended) => {
    const fileName = 'a.model.json';
    const [fix] = checkModelFile(text, { fileName, facts: rare }).problems.flatMap(({ fixes = [] }) => fixes);
    const after = fix ? applied(text, fix) : text;
    expect(after).toContain(mended);
    expect(checkModelFile(after, { fileName, facts: rare }).problems).toEqual([]);
  });
});
