import '@tensorflow/tfjs-backend-cpu';
import { grad, mul, setBackend, sum, tensor, tensor1d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { createLoss } from '../../../src/engine/losses';
import { losses } from '../../../src/language/schema/losses';
import { useNativeBackend } from '../train/useBackend';
import { expectClose } from './expectClose';
import { lossReferences } from './readReferences';

const cases = lossReferences.map((reference, index) => ({
  ...reference,
  written: `${reference.loss.name} ${JSON.stringify(reference.loss.config)}`,
  shape: JSON.stringify(reference.output.shape),
  index,
}));

beforeAll(useNativeBackend);

describe('the losses of the language', () => {
  test('all have references made with Keras', () => {
    const held = new Set(lossReferences.map(({ loss }) => loss.name));
    expect(Object.keys(losses).filter((name) => !held.has(name))).toEqual([]);
  });
});

describe.each(['tensorflow', 'cpu'])("with the backend %s, each row's loss and its gradient are Keras's", (backend) => {
  beforeAll(async () => {
    await setBackend(backend);
  });

  test.each(cases)('of $written for outputs of $shape, $index', ({ loss, target, output, factor, ...wanted }) => {
    tidy(() => {
      const rows = createLoss(loss);
      const targets = tensor([...target.values], [...target.shape], target.dtype);
      const outputs = tensor([...output.values], [...output.shape], 'float32');
      expectClose('the losses', rows(targets, outputs).dataSync(), wanted.losses);
      const gradient = grad((given) => sum(mul(rows(targets, given), tensor1d([...factor]))))(outputs);
      expectClose('the gradient', gradient.dataSync(), wanted.gradient);
    });
  });
});
