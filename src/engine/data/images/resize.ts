/** Rows from the top, channels together. */
export interface PixelGrid {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly pixels: Uint8Array;
}

/**
 * Bilinear, centres of pixels aligned; where the image shrinks, the filter widens so that no pixel is skipped
 * (as Pillow's BILINEAR does).
 */
export function resize(image: PixelGrid, height: number, width: number): PixelGrid {
  if (image.height === height && image.width === width) return image;
  const { channels } = image;
  const across = weightsOf(image.width, width);
  const down = weightsOf(image.height, height);
  const narrow = new Float64Array(image.height * width * channels);
  for (let y = 0; y < image.height; y++) {
    for (const [x, { first, weights }] of across.entries()) {
      for (let channel = 0; channel < channels; channel++) {
        let sum = 0;
        for (let index = 0; index < weights.length; index++) {
          sum += (weights[index] ?? 0) * (image.pixels[(y * image.width + first + index) * channels + channel] ?? 0);
        }
        narrow[(y * width + x) * channels + channel] = sum;
      }
    }
  }
  const pixels = new Uint8Array(height * width * channels);
  const line = width * channels;
  for (const [y, { first, weights }] of down.entries()) {
    for (let at = 0; at < line; at++) {
      let sum = 0;
      for (let index = 0; index < weights.length; index++) {
        sum += (weights[index] ?? 0) * (narrow[(first + index) * line + at] ?? 0);
      }
      pixels[y * line + at] = Math.max(0, Math.min(255, Math.round(sum)));
    }
  }
  return { height, width, channels, pixels };
}

/** For each new place the old ones that it is made of, with weights that add up to 1. */
function weightsOf(
  from: number,
  to: number,
): readonly { readonly first: number; readonly weights: readonly number[] }[] {
  const scale = from / to;
  const reach = Math.max(1, scale);
  return Array.from({ length: to }, (_, place) => {
    const centre = (place + 0.5) * scale - 0.5;
    const first = Math.max(0, Math.ceil(centre - reach));
    const end = Math.min(from - 1, Math.floor(centre + reach));
    const raw = Array.from({ length: end - first + 1 }, (_, index) =>
      Math.max(0, 1 - Math.abs(first + index - centre) / reach),
    );
    const sum = raw.reduce((total, weight) => total + weight, 0);
    return { first, weights: raw.map((weight) => weight / sum) };
  });
}
