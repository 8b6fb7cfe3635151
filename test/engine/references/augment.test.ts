import '@tensorflow/tfjs-backend-cpu';
import { reshape, setBackend, slice, tensor, tensor4d, tidy, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { compose, rotation, shift, zoom, type Affine } from '../../../src/engine/augment/affine';
import { brightened, contrasted } from '../../../src/engine/augment/colour';
import { moveImages } from '../../../src/engine/augment/moveImages';
import { useNativeBackend } from '../train/useBackend';
import { expectClose } from './expectClose';
import { augmentReferences, type AugmentReference, type Figures } from './readReferences';

const given = ({ shape, values }: Figures) => tensor([...values], [...shape], 'float32');

function affine(change: AugmentReference['change'], values: Tensor, height: number, width: number): Affine {
  const column = (index: number) => reshape(slice(values, [0, index], [-1, 1]), [-1]);
  switch (change) {
    case 'rotation':
      return rotation(values, height, width);
    case 'shift':
      return shift(column(0), column(1));
    case 'zoom':
      return zoom(column(0), column(1), height, width);
    case 'contrast':
    case 'brightness':
      throw new TypeError(`${change} moves nothing`);
  }
}

function changed({ change, values, fill, images }: AugmentReference): Tensor {
  const batch = given(images) as Tensor4D;
  const perImage = () => reshape(given(values), [-1, 1, 1, 1]);
  if (change === 'contrast') return contrasted(batch, perImage(), [0, 1]);
  if (change === 'brightness') return brightened(batch, perImage(), [0, 1]);
  const [, height = 1, width = 1] = batch.shape;
  return moveImages(batch, affine(change, given(values), height, width), fill ?? 'reflect');
}

const cases = augmentReferences.map((reference) => ({
  ...reference,
  written: `${reference.change} ${reference.fill ?? ''} of ${JSON.stringify(reference.images.shape)}`,
}));

beforeAll(useNativeBackend);

describe.each(['tensorflow', 'cpu'])("with the backend %s, images are changed as Keras's layers do", (backend) => {
  beforeAll(async () => {
    await setBackend(backend);
  });

  test.each(cases)('by a $written', (reference) => {
    tidy(() => {
      expectClose(reference.change, changed(reference).dataSync(), reference.output.values);
    });
  });

  test('and a mirrored image is one that is resized by -1', () => {
    tidy(() => {
      const images = tensor4d([1, 2, 3, 4, 5, 6], [1, 2, 3, 1]);
      const mirror = zoom(tensor([-1]), tensor([1]), 2, 3);
      expect([...moveImages(images, mirror, 'reflect').dataSync()]).toEqual([3, 2, 1, 6, 5, 4]);
      const both = compose(mirror, zoom(tensor([1]), tensor([-1]), 2, 3));
      expect([...moveImages(images, both, 'reflect').dataSync()]).toEqual([6, 5, 4, 3, 2, 1]);
    });
  });

  test('and two moves are the one after the other', () => {
    tidy(() => {
      const images = tensor4d([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 3, 3, 1]);
      const quarter = rotation(tensor([Math.PI / 2]), 3, 3);
      const right = shift(tensor([1]), tensor([0]));
      const apart = moveImages(moveImages(images, quarter, 'constant') as Tensor4D, right, 'constant').dataSync();
      const together = moveImages(images, compose(quarter, right), 'constant').dataSync();
      expectClose('the image', together, [...apart]);
      expect([...together].map(Math.round)).toEqual([0, 3, 6, 0, 2, 5, 0, 1, 4]);
    });
  });
});
