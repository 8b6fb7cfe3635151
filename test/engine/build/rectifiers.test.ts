import '@tensorflow/tfjs-backend-cpu';
import { grad, leakyRelu, mul, relu, relu6, setBackend, sum, tensor1d, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { mendGradients } from '../../../src/engine/gradients';
import { useNativeBackend } from '../train/useBackend';

const cases: readonly (readonly [string, (x: Tensor) => Tensor, readonly number[]])[] = [
  ['relu', (x) => relu(x), [0, 0, 1, 1]],
  ['relu6', (x) => relu6(x), [0, 0, 1, 0]],
  ['leakyRelu', (x) => leakyRelu(x, 0.25), [0.25, 0.25, 1, 1]],
];

beforeAll(useNativeBackend);

describe.each(['tensorflow', 'cpu'])('with the backend %s', (name) => {
  beforeAll(async () => {
    await setBackend(name);
    mendGradients();
  });

  test.each(cases)('%s lets through what its slope says', async (_, rectify, slopes) => {
    const slope = grad((x) => sum(rectify(x)))(tensor1d([-2, -1, 3, 7]));
    expect([...(await slope.data())]).toEqual(slopes);
  });

  test.each(cases)('a penalty on the gradient of %s has a gradient', async (_, rectify, slopes) => {
    const penalty = (x: Tensor) => {
      const slope = grad((y) => sum(mul(rectify(y), y)))(x);
      return sum(mul(slope, slope));
    };
    const given = [-2, -1, 3, 7];
    const found = await grad(penalty)(tensor1d(given)).data();
    // Of x * r(x): where r(x) = s * x the slope is 2 s x, and 6 where relu6 has reached its top.
    const expected = given.map((x, index) => {
      const s = slopes[index] ?? 0;
      return rectify === cases[1]?.[1] && x > 6 ? 0 : 8 * s * s * x + 0;
    });
    expect([...found]).toEqual(expected);
  });
});
