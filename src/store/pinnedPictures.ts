import type { InputValue, NotebookItem, ReportPicture } from '../protocol';
import { encodePng } from './encodePng';

/** The pictures among the inputs that were pinned, as PNG, by the id of their item. */
export function pinnedPictures(items: readonly NotebookItem[]): Readonly<Record<string, readonly ReportPicture[]>> {
  const pinned = items.flatMap((item) => (item.kind === 'prediction' ? [item] : []));
  return Object.fromEntries(pinned.map(({ id, inputs: [first = {}] }) => [id, Object.entries(first).flatMap(ofInput)]));
}

function ofInput([name, value]: readonly [string, InputValue]): ReportPicture[] {
  if (typeof value !== 'object' || value === null) return [];
  const { image } = value;
  const { height, width, channels } = image;
  const pixels = Buffer.from(image.data, 'base64');
  // There may not be as many as the size says.
  if (pixels.length === 0 || pixels.length !== height * width * channels) return [];
  return [{ name, height, width, png: encodePng(image, pixels).toString('base64') }];
}
