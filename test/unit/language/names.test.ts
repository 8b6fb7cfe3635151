import { describe, expect, it } from 'vitest';
import {
  checkModelFile,
  generatedPlace,
  nameAt,
  networkPlace,
  renamableAt,
  renameAt,
  type TextEdit,
} from '../../../src/language';

const yaml = `data:
  source: people.csv
  columns: [text, age, label]
  target: label
  inputs: {text: {type: text, length: 20}, age: {type: numeric}}
model:
  - embedding: {outputDim: 8, inputs: text}
  - {lstm: 16, name: words}
  - dense: {units: 4, inputs: features, name: 'a person'}
  - concatenate: [words, "a person"]
  - dense: 2
`;
const json = JSON.stringify(
  {
    data: {
      source: 'people.csv',
      columns: ['text', 'age', 'label'],
      target: 'label',
      inputs: { text: { type: 'text', length: 20 }, age: { type: 'numeric' } },
    },
    model: [
      { embedding: { outputDim: 8, inputs: 'text' } },
      { lstm: { units: 16, name: 'words' } },
      { dense: { units: 4, inputs: 'features', name: 'a person' } },
      { concatenate: { inputs: ['words', 'a person'] } },
      { dense: 2 },
    ],
  },
  null,
  2,
);
const gan = `data: {source: {generate: digits}}
networks:
  generator: [dense: 784, reshape: [28, 28, 1]]
  discriminator: [flatten, dense: {units: 1, activation: sigmoid}]
train:
  gan: {latent: 10}
`;

function applied(text: string, edits: readonly TextEdit[]): string {
  const starts = text.split('\n').map((_, index, lines) => lines.slice(0, index).join('\n').length + (index ? 1 : 0));
  const at = ({ line, character }: { line: number; character: number }) => (starts[line] ?? 0) + character;
  return [...edits]
    .sort((one, other) => at(other.range.start) - at(one.range.start))
    .reduce((out, { range, newText }) => out.slice(0, at(range.start)) + newText + out.slice(at(range.end)), text);
}

function renamed(text: string, at: string, name: string, fileName = 'a.model.yaml'): string {
  const edits = renameAt(text, text.indexOf(at) + 1, name, fileName);
  if ('key' in edits) throw new Error(edits.key);
  return applied(text, edits);
}

describe.each([
  ['yaml', yaml],
  ['json', json],
])('a name in a model file of %s', (ending, text) => {
  const fileName = `a.model.${ending}`;
  const textOf = (range: { start: { line: number; character: number }; end: { character: number } }) =>
    (text.split('\n')[range.start.line] ?? '').slice(range.start.character, range.end.character);

  it.each([
    ['words', 'layer', 1],
    ['a person', 'layer', 1],
    ['text', 'column', 2],
    ['label', 'column', 1],
  ])('%s is found where it is given and wherever it is used', (name, kind, references) => {
    const found = nameAt(text, text.lastIndexOf(name) + 1, fileName);
    expect(found).toMatchObject({ kind, name });
    expect(found?.references.length).toBe(references);
    for (const range of [...(found?.references ?? []), ...(found?.definition ? [found.definition] : [])]) {
      expect(textOf(range)).toBe(name);
    }
  });

  it('is changed everywhere at once, and the file means the same', () => {
    const changed = renamed(text, 'words', 'no: words', fileName);
    expect(changed).not.toMatch(/[^ ]words/);
    expect(checkModelFile(changed, { fileName }).problems).toEqual([]);
    const again = renamed(changed, 'a person', '人', fileName);
    expect(checkModelFile(again, { fileName }).networks[0]?.layers.map(({ name }) => name)).toContain('人');
    const column = renamed(text, 'text', 'review', fileName);
    expect(checkModelFile(column, { fileName }).problems).toEqual([]);
    expect(column).not.toMatch(/text(?!",? ?"?length|,|")/);
  });

  it('is not given twice', () => {
    expect(renameAt(text, text.indexOf('words') + 1, 'a person', fileName)).toMatchObject({
      key: 'language.renameTaken',
    });
    expect(renameAt(text, text.indexOf('words') + 1, '  ', fileName)).toMatchObject({ key: 'language.renameEmpty' });
  });
});

describe('a layer without a name of its own', () => {
  const text = 'data: {source: a.csv, target: y}\nmodel:\n  - dense: 8\n  - flatten\n  - add: [dense_1, flatten_1]\n';

  it('is led to from where it is taken', () => {
    const found = nameAt(text, text.indexOf('dense_1') + 2, 'a.model.yaml');
    expect(found?.definition?.start).toEqual({ line: 2, character: 4 });
    expect(nameAt(text, text.indexOf('flatten') + 2, 'a.model.yaml')?.references.length).toBe(1);
  });

  it('is given a name by renaming it', () => {
    expect(renamed(text, 'dense_1', 'first')).toContain('- dense: {units: 8, name: first}');
    expect(renamed(text, 'flatten_1', 'flat')).toContain('- {flatten: {name: flat}}\n  - add: [dense_1, flat]');
    expect(renamed(text.replace('- flatten', '- flatten:'), 'flatten_1', 'flat')).toContain('- flatten: {name: flat}');
  });
});

describe('a network', () => {
  it.each(['{latent: 10}', '', '\n    latent: 10', '{generator: generator}'])(
    'is renamed together with what adversarial training says of it: gan: %s',
    (written) => {
      const text = gan.replace(' {latent: 10}', written === '' || written.startsWith('\n') ? written : ` ${written}`);
      const changed = renamed(text, 'generator', 'maker');
      const { problems, model } = checkModelFile(changed, { fileName: 'a.model.yaml' });
      expect(problems, changed).toEqual([]);
      expect(model?.train.gan?.generator).toBe('maker');
    },
  );
});

describe('a name that the file does not give', () => {
  it('is not renamed', () => {
    const plain = 'data: {source: a.csv, target: y}\nmodel:\n  - dense: 1\n';
    expect(renamableAt(plain, plain.indexOf('y}'), 'a.model.yaml')).toMatchObject({ key: 'language.renameColumn' });
    expect(renamableAt(plain, plain.indexOf('source') + 1, 'a.model.yaml')).toMatchObject({
      key: 'language.renameNothing',
    });
    expect(renamableAt('', 0, 'a.model.yaml')).toMatchObject({ key: 'language.renameNothing' });
  });
});

describe('the places of lenses', () => {
  it('are the networks, and a source that is generated', () => {
    expect(networkPlace(gan, 'a.model.yaml')?.start).toEqual({ line: 1, character: 0 });
    expect(generatedPlace(gan, 'a.model.yaml')?.start).toEqual({ line: 0, character: 7 });
    expect(networkPlace(json, 'a.model.json')?.start.line).toBe(
      json.split('\n').findIndex((line) => line.includes('model')),
    );
    expect(generatedPlace(json, 'a.model.json')).toBeNull();
    expect(networkPlace('data: {}', 'a.model.yaml')).toBeNull();
  });
});
