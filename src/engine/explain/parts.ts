import type { ExplainedColumn, ExplainedPart, ExplainMethod, ImagePixels, InputRow, InputValue } from '../../protocol';
import { textPieces, type FittedCategory, type FittedImage, type FittedText } from '../data';
import type { Feed } from '../train';
import { groundOf, sharesOf } from './baseline';
import type { Explainable } from './explainable';
import type { Effects } from './path';
import { eachNumber, type Place } from './places';

/** A side of a picture of effects: more nobody sees. */
const mostSide = 112;
const digits = 6;

const short = (value: number): number => Number(value.toPrecision(digits));

/** Effects of numbers as parts that people know: columns, pictures, words. */
export function partsOf(
  model: Explainable,
  method: ExplainMethod,
  places: readonly Place[],
  row: readonly Feed[],
  effects: Effects,
  given: InputRow,
): readonly ExplainedPart[] {
  const columns: ExplainedColumn[] = [];
  const others: ExplainedPart[] = [];
  for (const place of places) {
    const { column } = place;
    const own = effects.get(place.input);
    const feed = row[model.network.inputs.findIndex(({ name }) => name === place.input)];
    if (!own || !feed) continue;
    if (column.type === 'image') {
      if (place.steps === 1) others.push(imagePart(column, method, feed.values, own));
    } else if (column.type === 'text') {
      if (place.steps === 1) others.push(textPart(column, own, textOf(given[column.name])));
    } else {
      columns.push(columnPart(model, place, method, feed.values, own, given));
    }
  }
  if (columns.length === 0) return others;
  columns.sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  return [{ kind: 'columns', columns }, ...others];
}

const textOf = (value: InputValue | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function columnPart(
  model: Explainable,
  place: Place,
  method: ExplainMethod,
  values: Feed['values'],
  own: Float64Array,
  given: InputRow,
): ExplainedColumn {
  const { column } = place;
  const steps = new Array<number>(place.steps).fill(0);
  const shares = column.type === 'category' && method === 'saliency' ? sharesOf(model, column) : null;
  eachNumber(place, (at, step, within) => {
    const effect = own[at] ?? 0;
    // A category's strength is what its place has more than the others, as common as these are.
    const weight = shares && isOneHot(column) ? (values[at] ?? 0) - (shares[within] ?? 0) : 1;
    steps[step] = (steps[step] ?? 0) + effect * weight;
  });
  const value = given[column.name] ?? null;
  return {
    name: column.name,
    value: typeof value === 'object' ? null : value,
    effect: short(steps.reduce((sum, one) => sum + one, 0)),
    ...(place.steps > 1 && method !== 'occlusion' ? { steps: steps.map(short) } : {}),
  };
}

function isOneHot(column: Place['column']): column is FittedCategory {
  return column.type === 'category' && column.encoding === 'oneHot';
}

function imagePart(
  column: FittedImage,
  method: ExplainMethod,
  values: Feed['values'],
  own: Float64Array,
): ExplainedPart {
  const { height, width, channels } = column;
  const pixels = new Float64Array(height * width);
  for (let pixel = 0; pixel < pixels.length; pixel++) {
    const line = own.subarray(pixel * channels, (pixel + 1) * channels);
    const sum = line.reduce((total, one) => total + one, 0);
    const largest = line.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    pixels[pixel] = method === 'saliency' ? largest : method === 'occlusion' ? sum / channels : sum;
  }
  const fold = Math.ceil(Math.max(height, width) / mostSide);
  const [rows, columns] = [Math.ceil(height / fold), Math.ceil(width / fold)];
  const folded = new Array<number>(rows * columns).fill(0);
  for (let pixel = 0; pixel < pixels.length; pixel++) {
    const at = Math.floor(Math.floor(pixel / width) / fold) * columns + Math.floor((pixel % width) / fold);
    folded[at] = (folded[at] ?? 0) + (pixels[pixel] ?? 0) / (method === 'occlusion' ? fold * fold : 1);
  }
  return {
    kind: 'image',
    name: column.name,
    image: pixelsOf(column, values),
    ground: groundOf(column, values),
    height: rows,
    width: columns,
    values: folded.map(short),
  };
}

function pixelsOf({ height, width, channels, range: [low, high] }: FittedImage, values: Feed['values']): ImagePixels {
  const bytes = Uint8ClampedArray.from(values, (value) => ((value - low) / (high - low)) * 255);
  const kind = channels === 3 || channels === 4 ? channels : 1;
  return { height, width, channels: kind, data: Buffer.from(bytes).toString('base64') };
}

function textPart(column: FittedText, own: Float64Array, text: string): ExplainedPart {
  const pieces = textPieces(text, column);
  const tokens = pieces.filter(({ token }) => token !== null).length;
  const kept = Math.min(tokens, column.length);
  const start = column.padding === 'pre' ? column.length - kept : 0;
  return {
    kind: 'text',
    name: column.name,
    pieces: pieces.map(({ text: piece, token }) => ({
      text: piece,
      value: token === null || token >= kept ? null : short(own[start + token] ?? 0),
    })),
  };
}
