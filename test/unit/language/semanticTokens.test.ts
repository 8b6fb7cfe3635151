import { describe, expect, it } from 'vitest';
import { semanticTokens } from '../../../src/language';

const yaml = `data:
  source: a.csv
  columns: [x, label]
  target: label
  preprocess: {numeric: minMax}
model:
  - flatten
  - dense: {units: 16, activation: relu, name: hidden}
  - dense: {units: 3, inputs: hidden}
train:
  optimizer: {adam: {learningRate: 0.01}}
  loss: meanSquaredError
  metrics: [mae]
`;
const json = JSON.stringify({
  data: { source: 'a.csv', columns: ['x', 'label'], target: 'label', preprocess: { numeric: 'minMax' } },
  model: [
    'flatten',
    { dense: { units: 16, activation: 'relu', name: 'hidden' } },
    { dense: { units: 3, inputs: 'hidden' } },
  ],
  train: { optimizer: { adam: { learningRate: 0.01 } }, loss: 'meanSquaredError', metrics: ['mae'] },
});

describe.each([
  ['a.model.yaml', yaml],
  ['a.model.json', json],
])('the words of %s', (fileName, text) => {
  it('have the colours of what they are', () => {
    const lines = text.split('\n');
    const words = semanticTokens(text, fileName).map(({ range, type, declaration }) => {
      const word = (lines[range.start.line] ?? '').slice(range.start.character, range.end.character);
      return `${word} ${type}${declaration ? ' declaration' : ''}`;
    });
    expect(words).toEqual([
      'x parameter',
      'label parameter',
      'label parameter',
      'minMax enumMember',
      'flatten class',
      'dense class',
      'relu enumMember',
      'hidden variable declaration',
      'dense class',
      'hidden variable',
      'adam function',
      'meanSquaredError function',
      'mae function',
    ]);
  });
});

describe('the words of a file with several networks', () => {
  it('tell networks and columns', () => {
    const text =
      'data: {source: a.csv, inputs: {x: {type: numeric}}}\nnetworks: {maker: [dense: 1]}\ntrain: {gan: {generator: maker}}\n';
    const types = semanticTokens(text, 'a.model.yaml').map(({ type }) => type);
    expect(types).toEqual(['parameter', 'enumMember', 'namespace', 'class', 'namespace']);
  });
});
