import { expect, it } from 'vitest';
import { checkModelFile, type ModelFile } from '../../../src/language';
import type { ModelSignature } from '../../../src/protocol';
import {
  lossWords,
  optimizerWords,
  preprocessingWords,
  sourceWords,
  type Words,
} from '../../../src/store/registry/cardTraining';
import { text as inWords } from '../../../src/texts';
import '../../../src/texts/all';

const english: Words = (key, args) => inWords('en', key, args);
const chinese: Words = (key, args) => inWords('zh', key, args);

function modelFile(data: string, train = '{epochs: 1}'): ModelFile {
  const text = `data: ${data}\nmodel: [{dense: 1}]\ntrain: ${train}\n`;
  const columns = ['x', 'y'].map((name) => ({ name, type: 'numeric' as const }));
  const { model, problems } = checkModelFile(text, {
    fileName: 'a.model.yaml',
    facts: { files: {}, columns, rows: 9 },
  });
  return model ?? expect.unreachable(JSON.stringify(problems));
}

const histogram = { minimum: 0, maximum: 1, counts: [9] };
const number = { type: 'numeric', minimum: 0, maximum: 1, mean: 0.5, histogram } as const;
const numbers: ModelSignature = {
  inputs: [{ name: 'x', integer: false, ...number }],
  target: { name: 'y', ...number },
};

it('says where the data came from', () => {
  const file = modelFile('{source: data/a.csv, target: y, test: data/b.csv}');
  expect(sourceWords(file, english)).toBe('data/a.csv, test from data/b.csv');
  expect(sourceWords(file, chinese)).toBe('data/a.csv，测试数据来自 data/b.csv');
});

it('says what was done to the columns that there are', () => {
  const file = modelFile('{source: a.csv, target: y, preprocess: {numeric: minMax, missing: median, outliers: clip}}');
  expect(preprocessingWords(file, numbers, english)).toBe(
    'numbers scaled to 0 to 1, missing numbers filled with the median, outliers clipped (0.01 – 0.99), target standardised',
  );
  expect(preprocessingWords(file, { ...numbers, inputs: [] }, chinese)).toBe('目标标准化');
});

it('names the optimizer, its schedule and the loss with their arguments, without what is off', () => {
  const train = `{optimizer: {sgd: {learningRate: 0.1, momentum: 0.9, nesterov: true}}, loss: {huber: {delta: 2}}}`;
  const file = modelFile('{source: a.csv, target: y}', train);
  expect(optimizerWords(file, english)).toBe('sgd: learning rate 0.1, momentum 0.9, nesterov');
  expect(optimizerWords(file, chinese)).toBe('sgd：学习率 0.1，momentum 0.9，nesterov');
  expect(lossWords(file, english)).toBe('huber: delta 2');
  const scheduled = modelFile('{source: a.csv, target: y}', '{epochs: 9, schedule: {exponential: {decayRate: 0.5}}}');
  expect(optimizerWords(scheduled, english)).toMatch(
    /^adam: learning rate 0.001, .*; then exponential: .*decayRate 0.5/,
  );
});
