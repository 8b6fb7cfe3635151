import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkModelFile, completionsAt, dataPaths, hoverAt, outline, type Position } from '../../../src/language';

const valid = `name: 花
data:
  source: iris.csv
  header: false
  columns: [a, b, "c d", species]
  target: {column: species, type: category}
  inputs: {a: {type: numeric}, b: {type: text, length: 5}}
  preprocess: &prepare {numeric: standardize}
  split: {validation: 0.15, test: 0.15, seed: 7}
model:
  - embedding: {inputDim: 9, outputDim: 3, inputs: b, name: e}
  - bidirectional: {layer: {lstm: 4}}
  - concatenate: {inputs: [features, bidirectional_1]}
  - dense: {<<: {units: 3}, activation: softmax}
train:
  optimizer: {adam: {learningRate: 0.01}}
  loss: sparseCategoricalCrossentropy
  metrics: [accuracy, {topK: {k: 2}}]
  earlyStopping: {monitor: val_loss, patience: 8}
`;

const pieces = [
  '{',
  '}',
  '[',
  ']',
  ':',
  ': ',
  '- ',
  '\n',
  '\n  ',
  '"',
  "'",
  '&a',
  '*a',
  '<<: *a',
  '\t',
  '#',
  '|',
  '>',
  '---\n',
  '\r\n',
  '\uFEFF',
  '!!set',
  'null',
  '-1',
  '.nan',
  '? ',
];

/** The valid file with parts cut out and signs put in. */
const mutated = fc
  .array(
    fc.record({
      at: fc.nat(valid.length),
      cut: fc.nat(12),
      put: fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 6, unit: 'grapheme' })),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((changes) => changes.reduce((text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut), valid));

const anyText = fc.oneof(
  mutated,
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom(...pieces, 'data', 'model')).map((parts) => parts.join('')),
);

const fileNames = fc.constantFrom('a.model.yaml', 'a.model.json');

const before = (one: Position, other: Position) =>
  one.line < other.line || (one.line === other.line && one.character <= other.character);

describe('any text', () => {
  it('is checked without an exception, and every problem has a place in it', () => {
    fc.assert(
      fc.property(anyText, fileNames, (text, fileName) => {
        const lines = text.split('\n').length;
        for (const { range } of checkModelFile(text, { fileName }).problems) {
          expect(range.start.line).toBeLessThan(lines);
          expect(range.end.line).toBeLessThan(lines);
          expect(before(range.start, range.end)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('has completions, hovers, an outline and data paths without an exception, anywhere in it', () => {
    fc.assert(
      fc.property(anyText, fc.nat(600), fileNames, (text, offset, fileName) => {
        const options = { fileName, locale: 'zh' } as const;
        completionsAt(text, offset, options);
        hoverAt(text, offset, options);
        outline(text, fileName);
        dataPaths(text, fileName);
      }),
      { numRuns: 200 },
    );
  });

  it('is set a value in without an exception', () => {
    fc.assert(
      fc.property(fc.string(), (assignment) => {
        checkModelFile(valid, { fileName: 'a.model.yaml', set: [assignment, `train.epochs=${assignment}`] });
      }),
    );
  });

  it.each(['[', '{a: ', '- '])('nested ten thousand deep in %j is no exception', (opening) => {
    const { problems } = checkModelFile(opening.repeat(10_000), { fileName: 'a.model.yaml' });
    expect(problems.length).toBeGreaterThan(0);
  });

  it('with a byte order mark, CRLF and Chinese names is read as without', () => {
    const plain = checkModelFile(valid, { fileName: 'a.model.yaml' });
    const marked = checkModelFile(`\uFEFF${valid.replace(/\n/g, '\r\n')}`, { fileName: 'a.model.yaml' });
    expect(plain.problems).toEqual([]);
    expect(marked.model).toEqual(plain.model);
    expect(marked.model?.name).toBe('花');
  });
});
