import { partWidth } from '../../../language';
import type { SamplePreview } from '../../../protocol';
import type { Preprocessing } from '../../contract';
import { widthOf } from './encode';
import { decodePart } from './encodeDate';
import { fittedOf, type FittedImage } from './fitted';

/** Digits that a made number is told with. */
const digits = 5;

/** What a network made of an input's encoding, as a row of the data is shown: an image, or cells in the columns' units. */
export function decodeSample(preprocessing: Preprocessing, values: Float32Array): SamplePreview {
  const { inputs } = fittedOf(preprocessing);
  const image = inputs.find((column) => column.type === 'image');
  if (image) return imageOf(image, values);
  const cells: [string, string | number][] = [];
  let at = 0;
  for (const column of inputs) {
    if (column.type === 'numeric') {
      cells.push([column.name, short((values[at] ?? 0) * column.scale + column.offset)]);
      at += 1;
    } else if (column.type === 'category') {
      const width = widthOf(column);
      const own = values.subarray(at, at + width);
      const place = column.encoding === 'index' ? Math.round(own[0] ?? 0) : own.indexOf(Math.max(...own));
      cells.push([column.name, column.categories[place] ?? '']);
      at += width;
    } else if (column.type === 'date') {
      for (const part of column.parts) {
        cells.push([`${column.name} ${part.part}`, short(decodePart(part, values.subarray(at)))]);
        at += partWidth(part.part);
      }
    }
  }
  const rest = Array.from(values.subarray(at), (value, index): [string, number] => [
    `x${String(index + 1)}`,
    short(value),
  ]);
  return { kind: 'row', cells: Object.fromEntries([...cells, ...rest]) };
}

const short = (value: number): number => Number(value.toPrecision(digits));

function imageOf({ height, width, range: [low, high] }: FittedImage, values: Float32Array): SamplePreview {
  const channels = values.length / (height * width);
  const bytes = Uint8ClampedArray.from(values, (value) => ((value - low) / (high - low)) * 255);
  const data = Buffer.from(bytes).toString('base64');
  return { kind: 'image', image: { height, width, channels: channels === 3 || channels === 4 ? channels : 1, data } };
}
