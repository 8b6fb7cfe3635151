import * as fs from 'node:fs';
import path from 'node:path';
import { nativeBackend } from '../../native/activeBackend';
import { cachedFolder, keyOf } from '../stored/dataCache';
import { writeAll } from '../stored/storedArray';
import type { PackedImages } from '../stored/storedPixels';
import { decodeImages, type DecodeOptions } from './decodeImages';
import type { ImageShapes, NamedImage } from './imageShape';

const pixelFile = 'pixels';
const manifestFile = 'images.json';

/** Decodes images into a file that is kept for the next time; tells the places of those that cannot be read. */
export async function packImages(
  source: string,
  images: readonly NamedImage[],
  shapes: ImageShapes,
  shape: readonly [number, number, number],
  options: DecodeOptions,
): Promise<{ readonly packed: PackedImages; readonly unreadable: ReadonlySet<number> }> {
  // With and without the native library a JPEG does not come to quite the same pixels.
  const key = keyOf(['images', 1, shapes.stamp, shape, nativeBackend() !== null]);
  const folder = await cachedFolder(key, async (aside) => {
    const file = fs.openSync(path.join(aside, pixelFile), 'w');
    try {
      const keep = (pixels: Uint8Array): void => writeAll(file, pixels);
      const unreadable = await decodeImages(source, images, shapes, shape, keep, options);
      fs.writeFileSync(path.join(aside, manifestFile), JSON.stringify([...unreadable]));
    } finally {
      fs.closeSync(file);
    }
  });
  const unreadable = new Set(JSON.parse(fs.readFileSync(path.join(folder, manifestFile), 'utf8')) as readonly number[]);
  const rowBytes = shape[0] * shape[1] * shape[2];
  const count = images.length - unreadable.size;
  return { packed: { key, path: path.join(folder, pixelFile), rowBytes, count }, unreadable };
}
