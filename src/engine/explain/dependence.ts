import { StudioError, type Dependence } from '../../protocol';
import type { FittedCategory, FittedNumeric } from '../data';
import type { Feed } from '../train';
import { toldOf, type Explainable } from './explainable';
import { scoreRows, type Work } from './forward';
import { answersOf } from './occlusion';
import { eachNumber, placesOf, type Place } from './places';
import type { Sample } from './sample';

/** Rows whose answers are averaged for each value. */
const mostRows = 500;
const mostValues = 24;
/** Of the column's values, so that the ends are not those of one odd row. */
const ends = [0.01, 0.99] as const;
const digits = 6;

interface Value {
  readonly shown: string | number;
  /** What stands in the column's numbers. */
  readonly numbers: readonly number[];
}

/**
 * Partial dependence (Friedman 2001): the mean answer over the rows where all of them have the same value in one column;
 * low and high are the tenth and ninetieth hundredth of the rows. In a window the last row has the value.
 */
export async function dependenceOf(
  model: Explainable,
  sample: Sample,
  column: string,
  target: number | null,
  work: Work = {},
): Promise<Dependence> {
  const place = placesOf(model).find((one) => one.column.name === column);
  if (!place || (place.column.type !== 'numeric' && place.column.type !== 'category')) {
    throw new StudioError('input', 'cannot-explain', { key: 'engine.explainNoColumn', args: { column } });
  }
  const told = toldOf(model, target);
  const index = model.network.inputs.findIndex(({ name }) => name === place.input);
  const rows = Math.min(mostRows, sample.rows);
  const chosen = sample.feeds.map((feed) => evenly(feed, rows));
  const values =
    place.column.type === 'numeric'
      ? numericValues(place.column, place, sample.feeds[index])
      : categories(place.column);
  const points: Dependence['points'][number][] = [];
  for (const [at, value] of values.entries()) {
    const feeds = chosen.map((feed, input) => (input === index ? withValue(feed, place, value.numbers) : feed));
    const scores = await scoreRows(model, feeds, { signal: work.signal });
    const answers = [...answersOf(model, told, scores, scores.length / rows)].sort((a, b) => a - b);
    const quantile = (share: number): number => answers[Math.round(share * (answers.length - 1))] ?? 0;
    const mean = answers.reduce((sum, one) => sum + one, 0) / Math.max(1, answers.length);
    points.push({ value: value.shown, mean: short(mean), low: short(quantile(0.1)), high: short(quantile(0.9)) });
    work.progress?.((at + 1) / values.length);
  }
  return { column, target: told.target, split: sample.split, rows, points };
}

const short = (value: number): number => Number(value.toPrecision(digits));

function evenly(feed: Feed, rows: number): Feed {
  const all = feed.shape[0] ?? 0;
  const size = feed.values.length / Math.max(1, all);
  const values = new (feed.dtype === 'int32' ? Int32Array : Float32Array)(rows * size);
  for (let row = 0; row < rows; row++) {
    const from = Math.floor((row * all) / rows) * size;
    values.set(feed.values.subarray(from, from + size), row * size);
  }
  return { shape: [rows, ...feed.shape.slice(1)], dtype: feed.dtype, values };
}

function withValue(feed: Feed, place: Place, numbers: readonly number[]): Feed {
  const rows = feed.shape[0] ?? 0;
  const size = feed.values.length / Math.max(1, rows);
  const values = feed.values.slice();
  eachNumber(place, (at, step, within) => {
    if (step !== place.steps - 1) return;
    for (let row = 0; row < rows; row++) values[row * size + at] = numbers[within] ?? 0;
  });
  return { ...feed, values };
}

function numericValues({ offset, scale }: FittedNumeric, place: Place, feed: Feed | undefined): readonly Value[] {
  const seen: number[] = [];
  const rows = feed?.shape[0] ?? 0;
  const size = (feed?.values.length ?? 0) / Math.max(1, rows);
  const at = (place.steps - 1) * place.stride + place.start;
  for (let row = 0; row < rows; row++) seen.push(feed?.values[row * size + at] ?? 0);
  seen.sort((a, b) => a - b);
  const different = [...new Set(seen)];
  const [low, high] = ends.map((share) => seen[Math.round(share * (seen.length - 1))] ?? 0);
  const grid =
    different.length <= mostValues
      ? different
      : Array.from(
          { length: mostValues },
          (_, index) => (low ?? 0) + (((high ?? 0) - (low ?? 0)) * index) / (mostValues - 1),
        );
  return grid.map((number) => ({ shown: short(number * scale + offset), numbers: [number] }));
}

function categories({ categories: all, trained, encoding, bucket }: FittedCategory): readonly Value[] {
  const width = all.length + (bucket ? 1 : 0);
  return all
    .map((shown, index) => ({
      shown,
      index,
      numbers: encoding === 'index' ? [index] : Array.from({ length: width }, (_, at) => Number(at === index)),
    }))
    .filter(({ index }) => trained[index] === true)
    .slice(0, mostValues);
}
