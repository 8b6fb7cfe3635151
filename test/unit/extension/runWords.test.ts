import { expect, it } from 'vitest';
import { parseChanges, parseTags } from '../../../src/extension/manage/words';
import { bytesWords } from '../../../src/extension/views/bytes';

it.each([
  ['', []],
  ['train.epochs=20', ['train.epochs=20']],
  [' train.epochs=20  train.seed=7 ', ['train.epochs=20', 'train.seed=7']],
  [
    'train.optimizer={adam: {learningRate: 0.01}} model.0.dense.units=8',
    ['train.optimizer={adam: {learningRate: 0.01}}', 'model.0.dense.units=8'],
  ],
  ['name=my model', ['name=my model']],
])('reads the changes %j', (text, changes) => {
  expect(parseChanges(text)).toEqual(changes);
});

it.each([
  ['', []],
  ['a, b  c', ['a', 'b', 'c']],
  ['#best #best，基线', ['best', '基线']],
])('reads the tags %j', (text, tags) => {
  expect(parseTags(text)).toEqual(tags);
});

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 kB'],
  [365_432, '365 kB'],
  [999_999, '1 MB'],
  [1_723_000_000, '1.72 GB'],
])('says %d bytes as %s', (bytes, words) => {
  expect(bytesWords(bytes)).toBe(words);
});
