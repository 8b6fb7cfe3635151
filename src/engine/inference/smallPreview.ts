import type { ImagePixels, SamplePreview } from '../../protocol';

/** A side of a picture among many, in pixels. */
const mostSide = 64;
const mostCharacters = 400;
const mostCells = 32;

/** A sample as a list of many shows it: an evaluation is a line of a journal, and must not grow with its pictures. */
export function smallPreview(preview: SamplePreview): SamplePreview {
  switch (preview.kind) {
    case 'image':
      return { kind: 'image', image: smallPicture(preview.image) };
    case 'text':
      return preview.text.length > mostCharacters
        ? { kind: 'text', text: `${preview.text.slice(0, mostCharacters)}…` }
        : preview;
    case 'row': {
      const cells = Object.entries(preview.cells);
      return cells.length > mostCells ? { kind: 'row', cells: Object.fromEntries(cells.slice(0, mostCells)) } : preview;
    }
  }
}

/** Squares of pixels become their mean. */
function smallPicture(image: ImagePixels): ImagePixels {
  const fold = Math.ceil(Math.max(image.height, image.width) / mostSide);
  if (fold <= 1) return image;
  const { channels } = image;
  const pixels = Buffer.from(image.data, 'base64');
  const [height, width] = [Math.ceil(image.height / fold), Math.ceil(image.width / fold)];
  const made = new Uint8Array(height * width * channels);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const bottom = Math.min(image.height, (row + 1) * fold);
      const right = Math.min(image.width, (column + 1) * fold);
      for (let channel = 0; channel < channels; channel++) {
        let sum = 0;
        let count = 0;
        for (let y = row * fold; y < bottom; y++) {
          for (let x = column * fold; x < right; x++) {
            sum += pixels[(y * image.width + x) * channels + channel] ?? 0;
            count += 1;
          }
        }
        made[(row * width + column) * channels + channel] = Math.round(sum / Math.max(1, count));
      }
    }
  }
  return { height, width, channels, data: Buffer.from(made).toString('base64') };
}
