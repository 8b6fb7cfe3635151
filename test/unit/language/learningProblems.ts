import type { CheckOptions, DataFacts } from '../../../src/language';

/** What the check says of files that train, and learn little: a name, a file, its facts, and each problem's code and place. */
type Case = readonly [string, string, CheckOptions, readonly (readonly [string, string])[]];

const facts = (columns: DataFacts['columns'], rows = 1000): CheckOptions => ({
  fileName: 'a.model.yaml',
  facts: { files: {}, rows, ...(columns && { columns }) },
});

const x = { name: 'x', type: 'numeric', minimum: -1, maximum: 1, distinct: 900 } as const;
const price = { name: 'price', type: 'numeric', minimum: 20_000, maximum: 900_000, distinct: 800 } as const;
const sign = { name: 'sign', type: 'numeric', minimum: -3, maximum: 3, distinct: 800 } as const;
const rare = { name: 'y', type: 'category', categories: ['no', 'yes'], counts: [980, 20], distinct: 2 } as const;
const even = { ...rare, counts: [520, 480] } as const;
const review = { name: 'text', type: 'text', vocabulary: 500, tokens: { half: 80, most: 212 } } as const;

const number = (data: string, last: string, train = '') =>
  `data: {source: a.csv, target: ${data}}\nmodel:\n  - dense: {units: 4, activation: relu}\n  - dense: ${last}\n${train}`;
const classes = (data: string, train = '') =>
  `data: {source: a.csv, target: ${data}}\nmodel:\n  - dense: {units: 2, activation: softmax}\n${train}`;

export const learningCases: readonly Case[] = [
  [
    'softmax over one unit in the middle',
    'data: {source: a.csv, target: y}\nmodel:\n  - dense: {units: 1, activation: softmax}\n  - dense: {units: 2, activation: softmax}\n',
    facts([x, even]),
    [['constant-output', 'softmax']],
  ],
  [
    'relu before a number that is standardised',
    number('price', '{units: 1, activation: relu}'),
    facts([x, price]),
    [['out-of-reach', 'relu']],
  ],
  [
    'sigmoid before numbers beyond 1',
    number('sign, preprocess: {target: none}', '{units: 1, activation: sigmoid}', 'train: {loss: meanSquaredError}\n'),
    facts([x, sign]),
    [['out-of-reach', 'sigmoid']],
  ],
  [
    'a large target as it is',
    number('price, preprocess: {target: none}', '1'),
    facts([x, price]),
    [['unscaled', 'none']],
  ],
  [
    'large inputs as they are',
    classes('y, preprocess: {numeric: none}'),
    facts([{ ...x, maximum: 50_000 }, even]),
    [['unscaled', 'none']],
  ],
  [
    'a learning rate far too high',
    classes('y', 'train: {optimizer: {adam: {learningRate: 3}}}\n'),
    facts([x, even]),
    [['learning-rate', '3']],
  ],
  [
    'a learning rate far too low',
    classes('y', 'train: {optimizer: {sgd: {learningRate: 1.0e-9}}}\n'),
    facts([x, even]),
    [['learning-rate', '1.0e-9']],
  ],
  ['a class that is hardly there', classes('y'), facts([x, rare]), [['class-imbalance', 'y']]],
  [
    'less validation than a batch',
    classes('y, split: {validation: 0.1}', 'train: {batchSize: 64}\n'),
    facts([x, even], 300),
    [['validation-small', '64']],
  ],
  [
    'columns that never change',
    classes('y'),
    facts([x, { name: 'k', type: 'numeric', minimum: 3, maximum: 3, distinct: 1 }, even]),
    [['constant-column', 'a.csv']],
  ],
  [
    'a named column that never changes',
    classes('y, inputs: [x, k]'),
    facts([x, { name: 'k', type: 'category', categories: ['a'], distinct: 1 }, even]),
    [['constant-column', 'k']],
  ],
  [
    'texts that mostly lose their end',
    'data: {source: a.csv, target: y, inputs: {text: {type: text, length: 20}}}\nmodel:\n  - embedding: 8\n  - lstm: 8\n  - dense: {units: 2, activation: softmax}\n',
    facts([review, even]),
    [['text-too-long', '20']],
  ],
  ['nothing where all is well', classes('y', 'train: {batchSize: 64}\n'), facts([x, even]), []],
  ['nothing where classes are weighed', classes('y', 'train: {classWeights: balanced}\n'), facts([x, rare]), []],
  [
    'nothing of large inputs that are normalised first',
    'data: {source: a.csv, target: y, preprocess: {numeric: none}}\nmodel:\n  - batchNormalization\n  - dense: {units: 2, activation: softmax}\n',
    facts([{ ...x, maximum: 50_000 }, even]),
    [],
  ],
];
