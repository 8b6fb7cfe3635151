import type { ImagePixels } from '../../protocol';
import { centreInk, onGround, type PictureSize } from './centreInk';
import { encodePixels } from './pixels';

/** A file as the model's picture: gray ones as drawings, centred like MNIST's; null where it is no image. */
export async function readImage(
  file: Blob,
  size: PictureSize & { readonly channels: number },
): Promise<ImagePixels | null> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    return null;
  }
  const gray = size.channels === 1;
  // A drawing keeps its proportions.
  const scale = Math.min(1, 280 / Math.max(bitmap.width, bitmap.height));
  const [width, height] = gray
    ? [Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale))]
    : [size.width, size.height];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  if (!gray) {
    const channels = size.channels === 4 ? 4 : 3;
    const bytes = new Uint8Array(width * height * channels);
    for (let pixel = 0; pixel < width * height; pixel++) {
      for (let channel = 0; channel < channels; channel++)
        bytes[pixel * channels + channel] = data[pixel * 4 + channel] ?? 0;
    }
    return encodePixels(bytes, height, width, channels);
  }
  const values = new Float32Array(width * height);
  for (let pixel = 0; pixel < values.length; pixel++) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(pixel * 4, pixel * 4 + 4);
    const shade = (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
    values[pixel] = 1 - (alpha / 255) * (1 - shade);
  }
  if (borderMean(values, width, height) > 0.5)
    for (let pixel = 0; pixel < values.length; pixel++) values[pixel] = 1 - (values[pixel] ?? 0);
  const bytes =
    centreInk({ width, height, values }, size.width, size.height) ?? new Uint8Array(size.width * size.height);
  return encodePixels(onGround(bytes, size), size.height, size.width, 1);
}

/** Dark on light, as on paper, is the reverse of what such models learn from. */
function borderMean(values: Float32Array, width: number, height: number): number {
  let [sum, count] = [0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (x > 0 && y > 0 && x < width - 1 && y < height - 1) continue;
      sum += values[y * width + x] ?? 0;
      count++;
    }
  }
  return sum / Math.max(1, count);
}
