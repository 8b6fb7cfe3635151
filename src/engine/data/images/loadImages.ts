import { readFile } from 'node:fs/promises';
import { dataError } from '../dataError';
import { withChannels } from './channels';
import { decodeImage } from './decodeImage';
import { imageShapes, type ImageShapes, type NamedImage } from './imageShape';
import type { ImageWish } from './imageWish';
import { resize } from './resize';

/** How far reading has come, in images. */
export type ImageProgress = (done: number, total: number) => void;

export interface LoadedImages {
  readonly shape: readonly [number, number, number];
  /** Of each image its pixels, of one size and 8 bits a channel; zeros where it cannot be read. */
  readonly pixels: Uint8Array;
  /** Places of files that are no image, torn, or not there. */
  readonly unreadable: ReadonlySet<number>;
}

const atOnce = 8;

/** Reads and decodes images of one wished size. Rejects where sizes differ and none is wished for, and where no image can be read. */
export async function loadImages(
  source: string,
  images: readonly NamedImage[],
  wish: ImageWish,
  options: { readonly signal?: AbortSignal | undefined; readonly onProgress?: ImageProgress | undefined } = {},
): Promise<LoadedImages> {
  const { signal, onProgress } = options;
  const shapes = await imageShapes(images, wish, signal);
  if (!shapes) throw dataError('data-no-images', 'engine.dataNoImages', { file: source });
  const shape = shapeOf(shapes);
  const size = shape[0] * shape[1] * shape[2];
  const pixels = new Uint8Array(images.length * size);
  const unreadable = new Set<number>();
  for (let from = 0; from < images.length; from += atOnce) {
    signal?.throwIfAborted();
    const some = images.slice(from, from + atOnce);
    const files = await Promise.all(some.map((image) => bytesOf(image, shapes)));
    for (const [index, bytes] of files.entries()) {
      const decoded = bytes && pixelsOf(bytes, shape);
      if (decoded) pixels.set(decoded, (from + index) * size);
      else unreadable.add(from + index);
    }
    onProgress?.(Math.min(images.length, from + atOnce), images.length);
  }
  if (unreadable.size === images.length) throw dataError('data-no-images', 'engine.dataNoImages', { file: source });
  return { shape, pixels, unreadable };
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

async function bytesOf(image: NamedImage, { unreadable }: ImageShapes): Promise<Uint8Array | null> {
  return unreadable.has(image) ? null : readFile(image.file).catch(() => null);
}

function pixelsOf(bytes: Uint8Array, [height, width, channels]: readonly [number, number, number]): Uint8Array | null {
  try {
    return resize(withChannels(decodeImage(bytes), channels), height, width).pixels;
  } catch {
    // What is wrong with the file is for its owner to find out; the notice names it.
    return null;
  }
}

/** Names for a notice: the first few. */
export function someNames(names: readonly string[]): string {
  return names.slice(0, 3).join(', ') + (names.length > 3 ? ', ...' : '');
}
