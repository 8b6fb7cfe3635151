import type { InputField } from '../../protocol';
import { clipped, encodeDate, type FittedCategory, type FittedImage, type FittedNumeric } from '../data';
import type { Feed } from '../train';
import type { Explainable } from './explainable';
import { eachNumber, type Place } from './places';

export type Ground = 'dark' | 'light' | 'mean';

/** Pixels this near an end of the range belong to a ground, and so much of a picture makes one. */
const nearness = 16 / 255;
const groundShare = 0.35;

/** Nothing in place of one row: average columns, the ground of its picture, no word. */
export function baselineOf(model: Explainable, row: readonly Feed[], places: readonly Place[]): readonly Feed[] {
  return model.network.inputs.map((input, index) => {
    const feed = row[index];
    if (!feed) throw new Error(`the input ${input.name} is not given`);
    const values = feed.values.slice().fill(0);
    for (const place of places) if (place.input === input.name) writeNothing(model, place, feed, values);
    return { ...feed, values };
  });
}

function writeNothing(model: Explainable, place: Place, feed: Feed, values: Feed['values']): void {
  const { column } = place;
  switch (column.type) {
    case 'numeric': {
      const mean = averageOf(model, column);
      eachNumber(place, (at) => (values[at] = mean));
      return;
    }
    case 'category': {
      const shares = sharesOf(model, column);
      const commonest = shares.indexOf(Math.max(...shares));
      eachNumber(
        place,
        (at, _, within) => (values[at] = column.encoding === 'index' ? commonest : (shares[within] ?? 0)),
      );
      return;
    }
    case 'image': {
      const empty = emptyPixel(column, feed.values);
      for (let at = 0; at < values.length; at++) values[at] = empty[at % column.channels] ?? 0;
      return;
    }
    case 'date': {
      const middle = new Float32Array(place.width);
      encodeDate(column, null, middle, 0);
      eachNumber(place, (at, _, within) => (values[at] = middle[within] ?? 0));
      return;
    }
    case 'text':
      // Zeros are no word.
      return;
  }
}

const fieldOf = ({ trained }: Explainable, name: string): InputField | undefined =>
  trained.signature.inputs.find((field) => field.name === name);

/** The mean of the rows of training, as the network gets it. */
function averageOf(model: Explainable, column: FittedNumeric): number {
  const field = fieldOf(model, column.name);
  const mean = field?.type === 'numeric' ? clipped(field.mean, column) : column.offset;
  return (mean - column.offset) / column.scale;
}

/** How common each category is, in the order of its numbers. */
export function sharesOf(model: Explainable, column: FittedCategory): readonly number[] {
  const field = fieldOf(model, column.name);
  const counts = new Map(
    field?.type === 'category' ? field.values.map(({ value, count }) => [value, count] as const) : [],
  );
  const known = column.categories.map((category, index) =>
    column.trained[index] === true ? (counts.get(category) ?? 0) : 0,
  );
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const total = known.reduce((sum, count) => sum + count, 0);
  if (total === 0) return known.map(() => 1 / Math.max(1, known.length));
  const whole = column.bucket ? Math.max(all, total) : total;
  return [...known, ...(column.bucket ? [whole - total] : [])].map((count) => count / whole);
}

export function groundOf({ range: [low, high] }: FittedImage, pixels: ArrayLike<number>): Ground {
  let dark = 0;
  let light = 0;
  for (let at = 0; at < pixels.length; at++) {
    const value = ((pixels[at] ?? 0) - low) / (high - low);
    if (value < nearness) dark += 1;
    else if (value > 1 - nearness) light += 1;
  }
  const enough = pixels.length * groundShare;
  if (dark >= light && dark > enough) return 'dark';
  return light > enough ? 'light' : 'mean';
}

/** A pixel without content, a number for each channel. */
export function emptyPixel(column: FittedImage, pixels: ArrayLike<number>): readonly number[] {
  const { channels, range } = column;
  const ground = groundOf(column, pixels);
  const count = Math.max(1, pixels.length / channels);
  return Array.from({ length: channels }, (_, channel) => {
    if (ground !== 'mean') return ground === 'dark' ? range[0] : range[1];
    let sum = 0;
    for (let at = channel; at < pixels.length; at += channels) sum += pixels[at] ?? 0;
    return sum / count;
  });
}
