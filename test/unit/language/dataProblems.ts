import type { CheckOptions, DataFacts } from '../../../src/language';

/** What is tried, the file, how it is checked, and each problem's code with the text that it stands under. */
export type ProblemCase = readonly [string, string, CheckOptions, readonly (readonly [string, string])[]];

const photos: DataFacts = {
  files: { 'photos/': 'folder' },
  columns: [
    {
      name: 'image',
      type: 'image',
      imageSizes: {
        files: [
          { file: 'a/1.png', height: 20, width: 20 },
          { file: 'a/2.png', height: 20, width: 30 },
        ],
        proposed: [24, 24],
      },
    },
    { name: 'label', type: 'category', categories: ['a', 'b'] },
  ],
};

const table: DataFacts = {
  files: { 'table.csv': 'file' },
  rows: 100,
  columns: [
    { name: 'size', type: 'numeric' },
    { name: 'kind', type: 'category', categories: ['a', 'b', 'c'] },
  ],
};

const threeClasses = 'model:\n  - dense: {units: 3, activation: softmax}\n';

/** Problems of the data section that depend on what the data holds. */
export const dataCases: readonly ProblemCase[] = [
  [
    'weights of rows that are words',
    `data: {source: table.csv, target: size, sampleWeight: kind}\nmodel: [{dense: 1}]\n`,
    {
      fileName: 'a.model.yaml',
      facts: { ...table, columns: [{ name: 'age', type: 'numeric' }, ...(table.columns ?? [])] },
    },
    [['target-type', 'kind']],
  ],
  [
    'weights of rows in a column that is not there',
    `data: {source: table.csv, target: kind, sampleWeight: sise}\n${threeClasses}`,
    { fileName: 'a.model.yaml', facts: table },
    [['unknown-column', 'sise']],
  ],
  [
    'a format that is none of dates',
    `data: {source: table.csv, target: kind, inputs: {size: {dateFormat: day}}}\n${threeClasses}`,
    { fileName: 'a.model.yaml' },
    [['date-format', 'day']],
  ],
  [
    'dates that nobody can read',
    `data: {source: table.csv, target: kind, inputs: {size: {type: date}}}\n${threeClasses}`,
    {
      fileName: 'a.model.yaml',
      facts: { ...table, columns: [{ name: 'size', type: 'date' }, ...(table.columns ?? []).slice(1)] },
    },
    [['date-format', 'size']],
  ],
  [
    'settings of dates for a number',
    `data: {source: table.csv, target: kind, inputs: {size: {type: numeric, dateParts: [year]}}}\n${threeClasses}`,
    { fileName: 'a.model.yaml', facts: table },
    [['no-effect', 'dateParts']],
  ],
  [
    'images of several sizes',
    `data: {source: photos/}\nmodel: [flatten, {dense: {units: 2, activation: softmax}}]\n`,
    { fileName: 'a.model.yaml', facts: photos },
    [['image-sizes', 'photos/']],
  ],
  [
    'random changes of images where there are none',
    `data: {source: table.csv, target: kind, augment: {flip: horizontal, noise: 0.1}}\n${threeClasses}`,
    { fileName: 'a.model.yaml', facts: table },
    [['no-effect', 'flip']],
  ],
  [
    'windows longer than the data',
    `data: {source: table.csv, target: kind, window: {length: 99, horizon: 2}}\nmodel: [flatten, {dense: {units: 3, activation: softmax}}]\n`,
    { fileName: 'a.model.yaml', facts: table },
    [['window-mismatch', 'window']],
  ],
  [
    'windows by a column that is not there, mixed although they follow the time',
    `data: {source: table.csv, target: kind, window: {length: 9, group: shop}, split: {shuffle: true}}\nmodel: [flatten, {dense: {units: 3, activation: softmax}}]\n`,
    { fileName: 'a.model.yaml', facts: table },
    [
      ['unknown-column', 'shop'],
      ['no-effect', 'shuffle'],
    ],
  ],
  [
    'windows of texts',
    `data: {source: {generate: sentiment}, window: {length: 9}, inputs: [text]}\nmodel: [{embedding: {outputDim: 4}}, flatten, {dense: {units: 2, activation: softmax}}]\n`,
    { fileName: 'a.model.yaml' },
    [['window-mismatch', 'window']],
  ],
  [
    'random changes that change nothing',
    `data: {source: {generate: digits}, augment: {rotation: 0}}\nmodel: [flatten, {dense: {units: 10, activation: softmax}}]\n`,
    { fileName: 'a.model.yaml' },
    [['no-effect', 'augment']],
  ],
  [
    'an autoencoder that gives fewer numbers than it takes',
    `data: {source: {generate: digits}, target: inputs}\nmodel: [flatten, {dense: 10}]\n`,
    { fileName: 'a.model.yaml' },
    [['output-mismatch', 'dense']],
  ],
  [
    'an autoencoder of a text',
    `data: {source: {generate: sentiment}, target: inputs}\nmodel: [{embedding: {outputDim: 4}}, flatten, {dense: 50}]\n`,
    { fileName: 'a.model.yaml' },
    [['output-mismatch', 'inputs']],
  ],
  [
    'a loss and a metric that say nothing of a reconstruction',
    `data: {source: {generate: blobs}, target: inputs}\nmodel: [{dense: 1}, {dense: 2}]\ntrain: {loss: sparseCategoricalCrossentropy, metrics: [accuracy]}\n`,
    { fileName: 'a.model.yaml' },
    [
      ['loss-mismatch', 'sparseCategoricalCrossentropy'],
      ['metric-mismatch', 'accuracy'],
    ],
  ],
  [
    'a reconstruction of scaled numbers as probabilities',
    `data: {source: {generate: blobs}, target: inputs}\nmodel: [{dense: 1}, {dense: {units: 2, activation: sigmoid}}]\ntrain: {loss: binaryCrossentropy}\n`,
    { fileName: 'a.model.yaml' },
    [['loss-mismatch', 'binaryCrossentropy']],
  ],
  [
    'limits of outliers that are kept',
    `data: {source: table.csv, target: kind, preprocess: {outlierQuantiles: [0.1, 0.9], outlierDeviations: 3}}\n${threeClasses}`,
    { fileName: 'a.model.yaml', facts: table },
    [
      ['no-effect', 'outlierQuantiles'],
      ['no-effect', 'outlierDeviations'],
    ],
  ],
  [
    'outliers clipped in two ways',
    `data: {source: table.csv, target: kind, preprocess: {outliers: clip, outlierQuantiles: [0.1, 0.9], outlierDeviations: 3}}\n${threeClasses}`,
    { fileName: 'a.model.yaml', facts: table },
    [['no-effect', 'outlierQuantiles']],
  ],
  [
    'quantiles the wrong way round',
    `data: {source: table.csv, target: kind, preprocess: {outliers: clip, outlierQuantiles: [0.9, 0.1]}}\n${threeClasses}`,
    { fileName: 'a.model.yaml', facts: table },
    [['out-of-range', '[0.9, 0.1]']],
  ],
  [
    'duplicates dropped from windows',
    `data: {source: table.csv, target: kind, window: {length: 4}, preprocess: {duplicates: drop}}\nmodel: [flatten, {dense: {units: 3, activation: softmax}}]\n`,
    { fileName: 'a.model.yaml', facts: table },
    [['no-effect', 'duplicates']],
  ],
];
