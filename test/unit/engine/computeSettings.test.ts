import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkModelFile } from '../../../src/language';
import { suggestCompute } from '../../../src/engine/run/computeSettings';

const alone = { oneDnn: false, intraThreads: 1, interThreads: 1 };
const convolutions = { oneDnn: true, intraThreads: 1, interThreads: 2 };
const halves = convolutions;
const large = { oneDnn: true, intraThreads: 0, interThreads: 0 };

test.each([
  ['examples/iris', alone],
  ['examples/binary-classifier', alone],
  ['examples/regression-100', alone],
  ['examples/mnist-cnn', convolutions],
  ['examples/gan', large],
  ['bench/models/lstm', halves],
])('%s is computed as the benchmark found best for its kind', (name, expected) => {
  const file = `${name}.model.yaml`;
  const { model } = checkModelFile(readFileSync(path.resolve(file), 'utf8'), { fileName: file });
  if (!model) throw new Error(`${file} has errors`);
  expect(suggestCompute(model, 2)).toEqual(expected);
});
