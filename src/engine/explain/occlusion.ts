import type { FittedCategory, FittedImage, FittedText } from '../data';
import type { Feed } from '../train';
import { emptyPixel, sharesOf } from './baseline';
import { inUnits, type Explainable, type Told } from './explainable';
import { scoreChanged, type Change, type Work } from './forward';
import type { Effects } from './path';
import { eachNumber, type Place } from './places';

/** A patch of a picture is this part of its shorter side, and goes on by half of itself. */
const patchesAcross = 7;
/** The commonest categories stand for all. */
const mostCategories = 12;

/** Changes of a row whose mean answer, by weights, is the answer without something. */
interface Without {
  readonly changes: readonly { readonly change: Change; readonly weight: number }[];
  /** What the loss is of: numbers of an input. */
  readonly input: string;
  readonly numbers: readonly number[];
}

/**
 * What the answer loses without each column, patch or word (Zeiler and Fergus 2014): a column's value gives way to the
 * average or to every category as common as it is, a patch to the ground, a word is left out. A pixel has the mean of its
 * patches, a column its loss at its first number.
 */
export async function occlusion(
  model: Explainable,
  told: Told,
  row: readonly Feed[],
  nothing: readonly Feed[],
  places: readonly Place[],
  work: Work = {},
): Promise<{ readonly effects: Effects; readonly output: number; readonly baseline: number }> {
  const withouts = places.flatMap((place) => withoutsOf(model, place, row, nothing));
  const changes = withouts.flatMap((one) => one.changes.map(({ change }) => change));
  const all: Change = (copies) => {
    for (const [index, values] of copies.entries()) values.set(nothing[index]?.values ?? values);
  };
  const { values, units } = await scoreChanged(model, row, [() => undefined, all, ...changes], work);
  const answers = answersOf(model, told, values, units);
  const [output = 0, baseline = 0] = answers;
  const sums = new Map(
    model.network.inputs.map(({ name }, index) => [name, new Float64Array(row[index]?.values.length ?? 0)]),
  );
  const counts = new Map([...sums].map(([name, own]) => [name, new Float64Array(own.length)]));
  let at = 2;
  for (const { changes: own, input, numbers } of withouts) {
    const answer = own.reduce((total, { weight }) => total + weight * (answers[at++] ?? 0), 0);
    const [sum, count] = [sums.get(input), counts.get(input)];
    for (const number of numbers) {
      if (sum) sum[number] = (sum[number] ?? 0) + output - answer;
      if (count) count[number] = (count[number] ?? 0) + 1;
    }
  }
  for (const [name, sum] of sums) {
    const count = counts.get(name);
    for (let number = 0; number < sum.length; number++)
      sum[number] = (sum[number] ?? 0) / Math.max(1, count?.[number] ?? 1);
  }
  return { effects: sums, output, baseline };
}

/** The explained number of each line of scores, in the terms of people. */
export function answersOf(
  { reading }: Explainable,
  told: Told,
  values: Float32Array,
  units: number,
): readonly number[] {
  return Array.from({ length: values.length / Math.max(1, units) }, (_, line) => {
    if (told.target === null || units > 1) return inUnits(told, values[line * units + (told.target ?? 0)] ?? 0);
    const second = values[line] ?? 0;
    return told.target === 1 ? second : reading.signed ? -second : 1 - second;
  });
}

function withoutsOf(
  model: Explainable,
  place: Place,
  row: readonly Feed[],
  nothing: readonly Feed[],
): readonly Without[] {
  const index = model.network.inputs.findIndex(({ name }) => name === place.input);
  const [given, empty] = [row[index]?.values, nothing[index]?.values];
  if (!given || !empty) return [];
  const { column } = place;
  if (column.type === 'image') return place.steps > 1 ? [] : patches(column, place, index, given);
  if (column.type === 'text') return place.steps > 1 ? [] : words(column, place, index, given);
  const numbers: number[] = [];
  eachNumber(place, (at, _, within) => {
    if (within === 0) numbers.push(at);
  });
  // A whole column of a window is left out at once; its loss stands at its last row.
  const told = numbers.slice(-1);
  if (column.type === 'category')
    return [{ changes: categories(model, column, place, index), input: place.input, numbers: told }];
  const change: Change = (copies) => {
    eachNumber(place, (at) => {
      const own = copies[index];
      if (own) own[at] = empty[at] ?? 0;
    });
  };
  return [{ changes: [{ change, weight: 1 }], input: place.input, numbers: told }];
}

function categories(model: Explainable, column: FittedCategory, place: Place, index: number): Without['changes'] {
  const common = sharesOf(model, column)
    .map((share, category) => ({ share, category }))
    .sort((a, b) => b.share - a.share)
    .slice(0, mostCategories)
    .filter(({ share }) => share > 0);
  const total = common.reduce((sum, { share }) => sum + share, 0);
  return common.map(({ share, category }) => ({
    weight: share / total,
    change: (copies) => {
      eachNumber(place, (at, _, within) => {
        const own = copies[index];
        if (own) own[at] = column.encoding === 'index' ? category : Number(within === category);
      });
    },
  }));
}

/** From one end to the other, the last one at the very end. */
function starts(length: number, patch: number): readonly number[] {
  const step = Math.max(1, Math.floor(patch / 2));
  const found: number[] = [];
  for (let at = 0; at < length - patch; at += step) found.push(at);
  return [...found, Math.max(0, length - patch)];
}

function patches(column: FittedImage, place: Place, index: number, given: Feed['values']): readonly Without[] {
  const { height, width, channels } = column;
  const patch = Math.max(1, Math.round(Math.min(height, width) / patchesAcross));
  const empty = emptyPixel(column, given);
  return starts(height, patch).flatMap((top) =>
    starts(width, patch).map((left): Without => {
      const numbers: number[] = [];
      for (let y = top; y < Math.min(height, top + patch); y++) {
        for (let at = (y * width + left) * channels; at < (y * width + Math.min(width, left + patch)) * channels; at++)
          numbers.push(at);
      }
      const change: Change = (copies) => {
        const own = copies[index];
        if (own) for (const at of numbers) own[at] = empty[at % channels] ?? 0;
      };
      return { changes: [{ change, weight: 1 }], input: place.input, numbers };
    }),
  );
}

function words(column: FittedText, place: Place, index: number, given: Feed['values']): readonly Without[] {
  const kept: number[] = [];
  for (let at = 0; at < column.length; at++) if ((given[at] ?? 0) !== 0) kept.push(at);
  return kept.map((left): Without => {
    const others = kept.filter((at) => at !== left).map((at) => given[at] ?? 0);
    const start = column.padding === 'pre' ? column.length - others.length : 0;
    const change: Change = (copies) => {
      copies[index]?.fill(0).set(others, start);
    };
    return { changes: [{ change, weight: 1 }], input: place.input, numbers: [left] };
  });
}
