import type { PixelGrid } from './resize';

/** Gray (1), colour (3) or colour with transparency (4) as the network wants it; transparent pixels lie on white. */
export function withChannels(image: PixelGrid, channels: number): PixelGrid {
  if (image.channels === channels) return image;
  const count = image.height * image.width;
  const pixels = new Uint8Array(count * channels);
  for (let pixel = 0; pixel < count; pixel++) {
    const [red, green, blue] = colourOf(image, pixel);
    if (channels === 1) {
      // Luma of ITU-R BT.601.
      pixels[pixel] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
    } else {
      pixels.set([red, green, blue], pixel * channels);
      if (channels === 4) pixels[pixel * 4 + 3] = 255;
    }
  }
  return { ...image, channels, pixels };
}

function colourOf(image: PixelGrid, pixel: number): readonly [number, number, number] {
  const at = pixel * image.channels;
  const value = (channel: number) => image.pixels[at + channel] ?? 0;
  if (image.channels < 3) return [value(0), value(0), value(0)];
  if (image.channels === 3) return [value(0), value(1), value(2)];
  const share = value(3) / 255;
  const onWhite = (channel: number) => Math.round(value(channel) * share + 255 * (1 - share));
  return [onWhite(0), onWhite(1), onWhite(2)];
}
