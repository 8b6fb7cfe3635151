import { partWidth } from '../../../language';
import type { ArrayData } from '../../contract';
import { withChannels } from '../images/channels';
import { resize, type PixelGrid } from '../images/resize';
import { pixelLevels } from '../stored/rowLayout';
import { encodeDate } from './encodeDate';
import type { FittedCategory, FittedColumn, FittedDate, FittedImage, FittedNumeric } from './fitted';
import { encodeTokens, tokenNumbers, tokensOf } from './tokens';

/** The value of one column in one row, whatever it comes from: null is missing. */
export type ReadValue = (column: FittedColumn, row: number) => number | string | PixelGrid | null;

/** The name of the input that numeric and category columns share. */
export const featuresInput = 'features';

/**
 * The network's inputs: numeric, category and date columns side by side in `features` (rows x width), each text (rows x length)
 * and each image (rows x height x width x channels) an input of its own. One way for training and prediction.
 */
export function encodeInputs(
  columns: readonly FittedColumn[],
  rows: number,
  read: ReadValue,
): Record<string, ArrayData> {
  const inputs: Record<string, ArrayData> = {};
  const features = columns.filter(isFeature);
  for (const column of columns) {
    switch (column.type) {
      case 'numeric':
      case 'category':
      case 'date':
        inputs[featuresInput] ??= encodeFeatures(features, rows, read);
        break;
      case 'text': {
        const values = new Int32Array(rows * column.length);
        const numberOf = tokenNumbers(column.vocabulary);
        for (let row = 0; row < rows; row++) {
          const tokens = tokensOf(wordOf(read(column, row)) ?? '', column);
          const place = values.subarray(row * column.length, (row + 1) * column.length);
          encodeTokens(tokens, numberOf, column.padding, place);
        }
        inputs[column.name] = { shape: [column.length], dtype: 'int32', values };
        break;
      }
      case 'image':
        inputs[column.name] = encodeImages(column, rows, read);
        break;
    }
  }
  return inputs;
}

/** Rows that were encoded window after window, as sequences of so many. */
export function asWindows(inputs: Readonly<Record<string, ArrayData>>, length: number): Record<string, ArrayData> {
  const sequences = Object.entries(inputs).map(([name, input]) => [
    name,
    { ...input, shape: [length, ...input.shape] },
  ]);
  return Object.fromEntries(sequences) as Record<string, ArrayData>;
}

/** The rows of windows out of rows that were encoded one by one. */
export function gatherWindows(
  inputs: Readonly<Record<string, ArrayData>>,
  windows: { readonly length: number; readonly inputs: Int32Array },
): Record<string, ArrayData> {
  const gathered = Object.entries(inputs).map(([name, input]): [string, ArrayData] => {
    const size = input.shape.reduce((product, side) => product * side, 1);
    const values = new (input.dtype === 'int32' ? Int32Array : Float32Array)(windows.inputs.length * size);
    for (const [at, row] of windows.inputs.entries()) {
      values.set(input.values.subarray(row * size, (row + 1) * size), at * size);
    }
    return [name, { ...input, values }];
  });
  return asWindows(Object.fromEntries(gathered), windows.length);
}

/** What stands side by side in the shared input. */
type Feature = FittedNumeric | FittedCategory | FittedDate;

const isFeature = (column: FittedColumn): column is Feature => column.type !== 'text' && column.type !== 'image';

/** How many numbers a column becomes. */
export function widthOf(column: Feature): number {
  if (column.type === 'date') return column.parts.reduce((sum, { part }) => sum + partWidth(part), 0);
  if (column.type === 'numeric' || column.encoding === 'index') return 1;
  return column.categories.length + (column.bucket ? 1 : 0);
}

function encodeFeatures(columns: readonly Feature[], rows: number, read: ReadValue): ArrayData {
  const width = columns.reduce((sum, column) => sum + widthOf(column), 0);
  const values = new Float32Array(rows * width);
  let offset = 0;
  for (const column of columns) {
    if (column.type === 'numeric') {
      for (let row = 0; row < rows; row++) {
        const value = read(column, row);
        const number = typeof value === 'number' ? clipped(value, column) : (column.fill ?? 0);
        values[row * width + offset] = (number - column.offset) / column.scale;
      }
    } else if (column.type === 'date') {
      for (let row = 0; row < rows; row++) encodeDate(column, read(column, row), values, row * width + offset);
    } else {
      const numberOf = new Map(column.categories.map((category, index) => [category, index]));
      for (let row = 0; row < rows; row++) {
        const value = read(column, row);
        const found = numberOf.get(wordOf(value) ?? '') ?? -1;
        const index = column.trained[found] === true ? found : column.bucket ? column.categories.length : -1;
        if (column.encoding === 'index') values[row * width + offset] = index;
        else if (index >= 0) values[row * width + offset + index] = 1;
      }
    }
    offset += widthOf(column);
  }
  return { shape: [width], dtype: 'float32', values };
}

/** The number within the limits that training learnt. */
export function clipped(value: number, { clip }: Pick<FittedNumeric, 'clip'>): number {
  return clip ? Math.min(Math.max(value, clip[0]), clip[1]) : value;
}

function wordOf(value: ReturnType<ReadValue>): string | null {
  return value === null || typeof value === 'object' ? null : String(value);
}

function encodeImages(column: FittedImage, rows: number, read: ReadValue): ArrayData {
  const { height, width, channels, range } = column;
  const size = height * width * channels;
  const values = new Float32Array(rows * size);
  const levels = pixelLevels(range);
  for (let row = 0; row < rows; row++) {
    const pixels = pixelsOf(column, read(column, row));
    if (!pixels) continue;
    for (let at = 0; at < size; at++) values[row * size + at] = levels[pixels[at] ?? 0] ?? 0;
  }
  return { shape: [height, width, channels], dtype: 'float32', values };
}

/** The same as bytes, of which {@link pixelLevels} makes the network's numbers. */
export function encodePixels(column: FittedImage, rows: number, read: ReadValue): Uint8Array {
  const size = column.height * column.width * column.channels;
  const values = new Uint8Array(rows * size);
  for (let row = 0; row < rows; row++) {
    const pixels = pixelsOf(column, read(column, row));
    if (pixels) values.set(pixels, row * size);
  }
  return values;
}

function pixelsOf(column: FittedImage, value: ReturnType<ReadValue>): Uint8Array | null {
  if (value === null || typeof value !== 'object') return null;
  return resize(withChannels(value, column.channels), column.height, column.width).pixels;
}
