import { readFile } from 'node:fs/promises';
import { dataError } from '../dataError';
import { withChannels } from './channels';
import { decodeImage } from './decodeImage';
import type { ImageShapes, NamedImage } from './imageShape';
import { resize } from './resize';

/** How far reading has come, in images. */
export type ImageProgress = (done: number, total: number) => void;

export interface DecodeOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ImageProgress | undefined;
}

const atOnce = 8;

/**
 * Reads and decodes images, and hands the pixels of those that can be read to `keep`, in order; gives the places of the
 * others. Rejects where no image can be read.
 */
export async function decodeImages(
  source: string,
  images: readonly NamedImage[],
  shapes: ImageShapes,
  shape: readonly [number, number, number],
  keep: (pixels: Uint8Array) => void,
  { signal, onProgress }: DecodeOptions,
): Promise<ReadonlySet<number>> {
  const unreadable = new Set<number>();
  const filesFrom = (from: number) =>
    Promise.all(images.slice(from, from + atOnce).map((image) => bytesOf(image, shapes)));
  // While some are decoded, the next ones are read.
  let coming = filesFrom(0);
  for (let from = 0; from < images.length; from += atOnce) {
    signal?.throwIfAborted();
    const files = await coming;
    coming = filesFrom(from + atOnce);
    for (const [index, bytes] of files.entries()) {
      const pixels = bytes && pixelsOf(bytes, shape);
      if (pixels) keep(pixels);
      else unreadable.add(from + index);
    }
    onProgress?.(Math.min(images.length, from + atOnce), images.length);
  }
  if (unreadable.size === images.length) throw dataError('data-no-images', 'engine.dataNoImages', { file: source });
  return unreadable;
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
