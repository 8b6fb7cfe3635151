import type { PixelGrid } from './resize';

/** An image as EXIF's orientation (1 to 8) wants it to be looked at: turned and mirrored. */
export function orient(image: PixelGrid, orientation: number): PixelGrid {
  if (orientation <= 1 || orientation > 8) return image;
  const { channels } = image;
  const turned = orientation >= 5;
  const height = turned ? image.width : image.height;
  const width = turned ? image.height : image.width;
  // Where the new first row and first column lie in the stored image (EXIF 2.3, 4.6.4 A).
  const fromBottom = [3, 4, 7, 8].includes(orientation);
  const fromRight = [2, 3, 6, 7].includes(orientation);
  const pixels = new Uint8Array(image.pixels.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let row = turned ? x : y;
      let column = turned ? y : x;
      if (turned ? fromRight : fromBottom) row = image.height - 1 - row;
      if (turned ? fromBottom : fromRight) column = image.width - 1 - column;
      const from = (row * image.width + column) * channels;
      pixels.set(image.pixels.subarray(from, from + channels), (y * width + x) * channels);
    }
  }
  return { height, width, channels, pixels };
}
