import type { Importance } from '../../protocol';
import { createRandom, deriveSeed, shuffle } from '../random';
import { breathe, type Feed } from '../train';
import { answeredClass, cannotExplain, type Explainable } from './explainable';
import { rowsOf, scoreRows, type Work } from './forward';
import { eachNumber, placesOf, type Place } from './places';
import { reconstructionError } from './reconstructionError';
import type { Sample } from './sample';

const repeats = 5;
const digits = 6;

/**
 * Permutation importance (Breiman 2001; Fisher, Rudin and Dominici 2019): how much worse the answers are where the values
 * of a column are shuffled among the rows, the mean of some shuffles. Of an autoencoder how much of its error a column has.
 */
export async function importanceOf(
  model: Explainable,
  sample: Sample,
  seed: number,
  work: Work = {},
): Promise<Importance> {
  const places = placesOf(model);
  if (model.trained.file.data.reconstruct) return errorShares(model, sample, places, work);
  const measured = measureOf(model, sample);
  const base = measured.badness(await scoreRows(model, sample.feeds, { signal: work.signal }));
  const columns: Importance['columns'][number][] = [];
  for (const [index, place] of places.entries()) {
    const losses: number[] = [];
    for (let repeat = 0; repeat < repeats; repeat++) {
      const feeds = shuffled(model, sample, place, deriveSeed(seed, index, repeat));
      losses.push(measured.badness(await scoreRows(model, feeds, { signal: work.signal })) - base);
      work.progress?.((index * repeats + repeat + 1) / (places.length * repeats));
    }
    const mean = losses.reduce((sum, one) => sum + one, 0) / repeats;
    const deviation = Math.sqrt(losses.reduce((sum, one) => sum + (one - mean) ** 2, 0) / repeats);
    columns.push({ name: place.column.name, mean: short(mean), deviation: short(deviation) });
  }
  return {
    split: sample.split,
    rows: sample.rows,
    measure: measured.measure,
    base: short(measured.measure === 'accuracy' ? -base : base),
    repeats,
    columns: columns.sort((a, b) => b.mean - a.mean),
  };
}

const short = (value: number): number => Number(value.toPrecision(digits));

/** The feeds with one column's numbers, of all steps together, from other rows. */
function shuffled(model: Explainable, { feeds, rows }: Sample, place: Place, seed: number): readonly Feed[] {
  const order = Int32Array.from({ length: rows }, (_, row) => row);
  shuffle(order, createRandom(seed));
  return feeds.map((feed, index) => {
    if (model.network.inputs[index]?.name !== place.input) return feed;
    const size = feed.values.length / rows;
    const values = feed.values.slice();
    eachNumber(place, (at) => {
      for (let row = 0; row < rows; row++) values[row * size + at] = feed.values[(order[row] ?? 0) * size + at] ?? 0;
    });
    return { ...feed, values };
  });
}

interface Measured {
  readonly measure: Importance['measure'];
  /** More is worse: the error, or the accuracy with a minus. */
  badness(scores: Float32Array): number;
}

function measureOf(model: Explainable, { target, rows }: Sample): Measured {
  const scaling = model.trained.preprocessing.target;
  if (!target || scaling.kind === 'none') throw cannotExplain();
  if (scaling.kind === 'numeric') {
    const badness = (scores: Float32Array): number => {
      let squares = 0;
      for (let row = 0; row < rows; row++) squares += ((scores[row] ?? 0) - (target.values[row] ?? 0)) ** 2;
      return Math.sqrt(squares / rows) * scaling.deviation;
    };
    return { measure: 'rmse', badness };
  }
  const badness = (scores: Float32Array): number => {
    const units = scores.length / rows;
    let right = 0;
    for (let row = 0; row < rows; row++) {
      const answered = answeredClass(model, scores.subarray(row * units, (row + 1) * units));
      right += Number(answered === target.values[row]);
    }
    return -right / rows;
  };
  return { measure: 'accuracy', badness };
}

async function errorShares(
  model: Explainable,
  sample: Sample,
  places: readonly Place[],
  work: Work,
): Promise<Importance> {
  const sums = new Map(places.map(({ column }) => [column.name, 0]));
  let total = 0;
  for (let row = 0; row < sample.rows; row++) {
    work.signal?.throwIfAborted();
    const { output, effects } = reconstructionError(
      model,
      sample.feeds.map((feed) => rowsOf(feed, row, 1)),
    );
    total += output;
    for (const place of places) {
      const own = effects.get(place.input);
      eachNumber(place, (at) => sums.set(place.column.name, (sums.get(place.column.name) ?? 0) + (own?.[at] ?? 0)));
    }
    if (row % 50 === 0) {
      work.progress?.(row / sample.rows);
      await breathe();
    }
  }
  const columns = [...sums].map(([name, sum]) => ({ name, mean: short(sum / Math.max(total, 1e-30)), deviation: 0 }));
  return {
    split: sample.split,
    rows: sample.rows,
    measure: 'reconstruction',
    base: short(total / sample.rows),
    repeats: 1,
    columns: columns.sort((a, b) => b.mean - a.mean),
  };
}
