import { inMemoryBytes } from '../stored/inMemory';
import type { PackedImages } from '../stored/storedPixels';
import { dataError } from '../dataError';
import { decodeImages, type DecodeOptions } from './decodeImages';
import { imageShapes, type ImageShapes, type NamedImage } from './imageShape';
import type { ImageWish } from './imageWish';
import { packImages } from './packImages';

export interface LoadedImages {
  readonly shape: readonly [number, number, number];
  /** Of those that can be read their pixels, of one size and 8 bits a channel; empty where they lie on disk. */
  readonly pixels: Uint8Array;
  /** The same on disk, where that is too much for memory. */
  readonly packed?: PackedImages;
  /** Places of files that are no image, torn, or not there. */
  readonly unreadable: ReadonlySet<number>;
}

/** A level of a pixel is a byte, and four more as the network takes it. */
const bytesOfLevel = 5;

/** Reads and decodes images of one wished size. Rejects where sizes differ and none is wished for, and where no image can be read. */
export async function loadImages(
  source: string,
  images: readonly NamedImage[],
  wish: ImageWish,
  options: DecodeOptions = {},
): Promise<LoadedImages> {
  const shapes = await imageShapes(images, wish, options.signal);
  if (!shapes) throw dataError('data-no-images', 'engine.dataNoImages', { file: source });
  const shape = shapeOf(shapes);
  const size = shape[0] * shape[1] * shape[2];
  if (images.length * size * bytesOfLevel > inMemoryBytes()) {
    return { shape, pixels: new Uint8Array(), ...(await packImages(source, images, shapes, shape, options)) };
  }
  const pixels = new Uint8Array(images.length * size);
  let kept = 0;
  const keep = (one: Uint8Array): void => pixels.set(one, kept++ * size);
  const unreadable = await decodeImages(source, images, shapes, shape, keep, options);
  return { shape, pixels: pixels.subarray(0, kept * size), unreadable };
}

function shapeOf({ shape, differing, proposed }: ImageShapes): readonly [number, number, number] {
  if (shape) return shape;
  const [first, other] = differing ?? [];
  throw dataError('data-image-sizes', 'engine.dataImageSizes', {
    first: first?.file ?? '',
    firstSize: `${first?.height ?? 0} x ${first?.width ?? 0}`,
    other: other?.file ?? '',
    otherSize: `${other?.height ?? 0} x ${other?.width ?? 0}`,
    size: proposed.join(', '),
  });
}

/** Names for a notice: the first few. */
export function someNames(names: readonly string[]): string {
  return names.slice(0, 3).join(', ') + (names.length > 3 ? ', ...' : '');
}
