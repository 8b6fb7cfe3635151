import type { DataFacts } from '../../../src/language';
import { learningCases } from './learningProblems';
import { trainingCases } from './trainingProblems';
import { dataCases, type ProblemCase } from './dataProblems';

export const iris: DataFacts = {
  files: { 'iris.csv': 'file', 'gone.csv': 'missing', sub: 'folder' },
  rows: 150,
  columns: [
    ...['sepal_length', 'sepal_width', 'petal_length', 'petal_width'].map((name) => ({
      name,
      type: 'numeric' as const,
    })),
    { name: 'species', type: 'category', categories: ['setosa', 'versicolor', 'virginica'] },
  ],
};

const words100: DataFacts = {
  files: {},
  columns: [
    { name: 'text', type: 'text', vocabulary: 100 },
    { name: 'label', type: 'category', categories: ['negative', 'positive'] },
  ],
};

const data = 'data: {source: iris.csv, target: species}\n';
const model = 'model:\n  - dense: {units: 3, activation: softmax}\n';
const toNumber = 'data: {source: iris.csv, target: petal_width}\n';
const digits = 'data: {source: {generate: digits}}\n';
const sentences = 'data: {source: {generate: sentiment}}\n';
const gan = (generator: string, discriminator: string, train: string) =>
  `data: {source: {generate: digits}}\nnetworks:\n  g:\n${generator}\n  d:\n${discriminator}\ntrain: {gan: {generator: g, discriminator: d${train}}}\n`;

/** The file, and of each problem its code and the text that it stands under. */
export const cases: readonly [string, string, readonly (readonly [string, string])[]][] = [
  ['a typing slip in a key', `${data}${model}train: {epoch: 3}\n`, [['unknown-key', 'epoch']]],
  ['a key of a foreign section', `${data}${model}epochs: 3\n`, [['unknown-key', 'epochs']]],
  ['an unknown layer', `${data}model:\n  - dense: 3\n  - denss: 3\n`, [['unknown-layer', 'denss']]],
  ['a word for a number', `${data}${model}train: {epochs: many}\n`, [['wrong-type', 'many']]],
  ['a fraction for a count', `${data}${model}train: {epochs: 2.5}\n`, [['wrong-type', '2.5']]],
  ['a number in quotes', `${data}${model}train: {epochs: "5"}\n`, [['wrong-type', '"5"']]],
  ['a key without a value', `${data}${model}train:\n  epochs:\n`, [['wrong-type', 'epochs']]],
  ['a count of zero', `${data}${model}train: {batchSize: 0}\n`, [['out-of-range', '0']]],
  [
    'a rate of one',
    `${data}model:\n  - dropout: 1\n  - dense: {units: 3, activation: softmax}\n`,
    [['out-of-range', '1']],
  ],
  [
    'an unknown activation',
    `${data}model:\n  - dense: {units: 3, activation: sofmax}\n`,
    [['unknown-value', 'sofmax']],
  ],
  ['a missing argument', `${data}model:\n  - conv2d: {filters: 3}\n`, [['missing-key', 'conv2d']]],
  ['no data', model, [['missing-key', 'model']]],
  ['no model', data, [['no-model', 'data']]],
  ['an empty model', `${data}model:\n`, [['wrong-type', 'model']]],
  ['two layers in one item', `${data}model:\n  - dense: 3\n    relu: 1\n`, [['one-layer-an-item', 'relu']]],
  ['an unknown optimizer', `${data}${model}train: {optimizer: adamm}\n`, [['unknown-value', 'adamm']]],
  ['two optimizers', `${data}${model}train: {optimizer: {adam: {}, sgd: {}}}\n`, [['wrong-type', 'sgd']]],
  ['no target', `data: {source: iris.csv}\n${model}`, [['no-target', 'data']]],
  ['a column that is not there', `data: {source: iris.csv, target: specis}\n${model}`, [['unknown-column', 'specis']]],
  [
    'the target among the inputs',
    `data: {source: iris.csv, target: species, inputs: [petal_width, species]}\n${model}`,
    [['target-is-input', 'species']],
  ],
  ['a file that is not there', `data: {source: gone.csv, target: species}\n${model}`, [['data-not-found', 'gone.csv']]],
  [
    'a format that cannot be told',
    `data: {source: iris.xyz, target: species}\n${model}`,
    [['unknown-format', 'iris.xyz']],
  ],
  ['images without labels', `data: {source: a-ubyte.gz}\n${model}`, [['missing-labels', 'a-ubyte.gz']]],
  [
    'a split that takes all',
    `data: {source: iris.csv, target: species, split: {validation: 0.5, test: 0.5}}\n${model}`,
    [['split-too-large', 'split']],
  ],
  ['too few units', `${data}model:\n  - dense: {units: 2, activation: softmax}\n`, [['output-mismatch', '2']]],
  [
    'no softmax before the plain loss',
    `${data}model:\n  - dense: 3\ntrain: {loss: sparseCategoricalCrossentropy}\n`,
    [['loss-mismatch', 'sparseCategoricalCrossentropy']],
  ],
  [
    'softmax with logits',
    `${data}${model}train: {loss: {sparseCategoricalCrossentropy: {fromLogits: true}}}\n`,
    [['loss-mismatch', '{sparseCategoricalCrossentropy: {fromLogits: true}}']],
  ],
  ['a loss for numbers', `${data}${model}train: {loss: meanSquaredError}\n`, [['loss-mismatch', 'meanSquaredError']]],
  [
    'binary cross-entropy on three classes',
    `${data}model:\n  - dense: {units: 1, activation: sigmoid}\ntrain: {loss: binaryCrossentropy}\n`,
    [['output-mismatch', '1']],
  ],
  [
    'softmax for a number',
    `${toNumber}model:\n  - dense: {units: 1, activation: softmax}\n`,
    [['loss-mismatch', 'softmax']],
  ],
  ['two numbers for one', `${toNumber}model:\n  - dense: 2\n`, [['output-mismatch', '2']]],
  ['a metric of the other kind', `${data}${model}train: {metrics: [rmse]}\n`, [['metric-mismatch', 'rmse']]],
  ...trainingCases,
  [
    'a convolution on a table',
    `${data}model:\n  - conv2d: {filters: 3, kernelSize: 3}\n  - flatten\n  - dense: {units: 3, activation: softmax}\n`,
    [['shape-mismatch', 'conv2d']],
  ],
  [
    'a missing flatten',
    `${digits}model:\n  - conv2d: {filters: 3, kernelSize: 3}\n  - dense: {units: 10, activation: softmax}\n`,
    [['shape-mismatch', 'dense']],
  ],
  [
    'a window that is too large',
    `${digits}model:\n  - conv2d: {filters: 3, kernelSize: 40}\n  - flatten\n  - dense: {units: 10, activation: softmax}\n`,
    [['shape-mismatch', '40']],
  ],
  [
    'a layer that cannot be trained, inside another',
    `${sentences}model:\n  - embedding: 8\n  - reshape: [2, -1, 1, 1, 1]\n  - timeDistributed:\n      layer:\n        averagePooling3d: {poolSize: 1, strides: 2, padding: same}\n  - flatten\n  - dense: 2\n`,
    [['cannot-train', 'same']],
  ],
  [
    'an embedding of what a layer calculates',
    `${data}model:\n  - dense: 4\n  - reshape: [2, 2]\n  - embedding: {inputDim: 4, outputDim: 2}\n  - flatten\n  - dense: {units: 3, activation: softmax}\n`,
    [['cannot-train', 'embedding']],
  ],
  [
    'a constraint along an axis that the weight does not have',
    `${data}model:\n  - dense: {units: 3, activation: softmax, biasConstraint: {maxNorm: {axis: 1}}}\n`,
    [['cannot-train', '{maxNorm: {axis: 1}}']],
  ],
  [
    'an embedding of numbers that are scaled',
    `data: {source: iris.csv, target: species}\nmodel:\n  - embedding: {inputDim: 9, outputDim: 2}\n  - flatten\n  - dense: {units: 3, activation: softmax}\n`,
    [['cannot-train', 'embedding']],
  ],
  [
    'windows that leave gaps in a volume',
    `${digits}model:\n  - reshape: [4, 14, 14, 1]\n  - maxPooling3d: {poolSize: 2, strides: 3, padding: same}\n  - flatten\n  - dense: {units: 10, activation: softmax}\n`,
    [['cannot-train', 'same']],
  ],
  [
    'an axis twice',
    `${digits}model:\n  - layerNormalization: {axis: [3, -1]}\n  - flatten\n  - dense: {units: 10, activation: softmax}\n`,
    [['shape-mismatch', '[3, -1]']],
  ],
  [
    'an embedding of each step without its size',
    `${sentences}model:\n  - reshape: [5, -1]\n  - timeDistributed: {layer: {embedding: 4}}\n  - flatten\n  - dense: 2\n`,
    [['missing-key', 'embedding']],
  ],
  [
    'a recurrent layer behind one that gives its last step alone',
    `${sentences}model:\n  - embedding: 8\n  - lstm: 4\n  - lstm: 4\n  - dense: 2\n`,
    [['shape-mismatch', 'lstm']],
  ],
  [
    'names given twice',
    `${data}model:\n  - dense: {units: 3, name: a}\n  - dense: {units: 3, activation: softmax, name: a}\n`,
    [['duplicate-name', 'a']],
  ],
  [
    'an input that is not there',
    `${data}model:\n  - dense: {units: 3, activation: softmax, inputs: [featurs]}\n`,
    [['unknown-input', 'featurs']],
  ],
  [
    'layers in a circle',
    `${data}model:\n  - dense: {units: 3, name: a, inputs: [b]}\n  - dense: {units: 3, name: b, inputs: [a]}\n  - dense: {units: 3, activation: softmax}\n`,
    [
      ['input-cycle', 'b'],
      ['input-cycle', 'a'],
    ],
  ],
  [
    'a layer whose result goes nowhere',
    `${data}model:\n  - dense: {units: 3, name: a}\n  - dense: {units: 3, activation: softmax, inputs: features}\n`,
    [['unused-layer', 'dense']],
  ],
  [
    'a network that is not there',
    gan('    - dense: 4', '    - dense: 1', '').replace('discriminator: d', 'discriminator: x'),
    [
      ['networks-without-gan', 'd'],
      ['unknown-network', 'x'],
    ],
  ],
  [
    'networks that do not meet',
    gan('    - dense: 100', '    - flatten\n    - dense: {units: 1, activation: sigmoid}', ''),
    [['gan-mismatch', 'dense']],
  ],
  ['networks without a use', `${data}networks: {a: [dense: 3]}\n`, [['networks-without-gan', 'a']]],
  [
    'an embedding of numbers',
    `${data}model:\n  - embedding: 8\n  - flatten\n  - dense: {units: 3, activation: softmax}\n`,
    [['missing-key', 'embedding']],
  ],
  [
    'an input shape',
    `${data}model:\n  - dense: {units: 3, activation: softmax, inputShape: [4]}\n`,
    [['unknown-key', 'inputShape']],
  ],
  ['a tab', 'data:\n\tsource: a.csv\n', [['tab-indentation', '\t']]],
  ['a key twice', `${data}${model}name: a\nname: b\n`, [['duplicate-key', 'name']]],
  ['two documents', `${data}${model}---\n${data}`, [['several-documents', '---']]],
  ['an alias without an anchor', `${data}${model}name: *gone\n`, [['unknown-alias', '*gone']]],
  ['a list at the root', '- a\n', [['not-a-map', '- a']]],
];

/** What the file is called, what is set and what else lies in the folder, where it matters. */
export const otherCases: readonly ProblemCase[] = [
  ...learningCases,
  ...dataCases,
  ['an unfinished list', `${data}model: [dense: 3\n`, { fileName: 'a.model.yaml' }, [['syntax-error', '\n']]],
  [
    'a value set where nothing is',
    `${data}${model}`,
    { fileName: 'a.model.yaml', set: ['model.9.dense=1'] },
    [['invalid-set', '']],
  ],
  [
    'inputs of which none is named',
    'data: {source: iris.csv, target: species, inputs: {petal_width: {type: numeric}, note: {type: text}}}\n' + model,
    { fileName: 'a.model.yaml' },
    [['several-inputs', 'dense']],
  ],
  [
    'an input that no layer takes',
    'data: {source: iris.csv, target: species, inputs: {petal_width: {type: numeric}, note: {type: text}}}\nmodel:\n  - dense: {units: 3, activation: softmax, inputs: features}\n',
    { fileName: 'a.model.yaml' },
    [['unused-input', 'dense']],
  ],
  [
    'a number for a target of words',
    `data: {source: iris.csv, target: {column: species, type: numeric}}\nmodel:\n  - dense: 1\n`,
    { fileName: 'a.model.yaml', facts: iris },
    [['target-type', 'species']],
  ],
  [
    'a vocabulary that is too small',
    `${sentences}model:\n  - embedding: {inputDim: 3, outputDim: 4}\n  - flatten\n  - dense: 2\n`,
    { fileName: 'a.model.yaml', facts: words100 },
    [['vocabulary-too-small', '3']],
  ],
  [
    'the name of another file of the folder',
    `name: iris\n${data}${model}`,
    { fileName: 'a.model.yaml', siblings: [{ fileName: 'iris.model.yaml', name: 'iris' }] },
    [['name-taken', 'iris']],
  ],
  [
    'a setting that another makes idle',
    `data: {source: {generate: blobs}, header: true}\n${model}`,
    { fileName: 'a.model.yaml' },
    [['no-effect', 'header']],
  ],
  [
    'a merge of what is no map',
    `name: &a x\n${data}${model}train: {<<: *a}\n`,
    { fileName: 'a.model.yaml' },
    [['wrong-type', '*a']],
  ],
];
