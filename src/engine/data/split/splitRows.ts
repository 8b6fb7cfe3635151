import type { SplitSpec } from '../../../language';
import { createRandom, deriveSeed, shuffle } from '../../random';
import { dataError } from '../dataError';
import { splitSizes } from './splitSizes';

/** Numbers of rows in the source. */
export interface SplitRows {
  readonly train: Int32Array;
  readonly validation: Int32Array;
  readonly test: Int32Array;
}

/**
 * Divides the rows: the test rows first, validation from the rest, what remains for training, in a seeded order. With
 * `classOf` (the class number of the row at a place) every class gives its share, by largest remainders, and keeps a row for
 * training if it can. Without shuffling the last rows are the test, those before them validation.
 */
export function splitRows(rows: Int32Array, spec: SplitSpec, classOf: ((place: number) => number) | null): SplitRows {
  const sizes = splitSizes(rows.length, spec);
  if (sizes.train < 0) {
    const wanted = sizes.test + sizes.validation;
    throw dataError('data-split-too-large', 'engine.dataSplitTooLarge', { wanted, rows: rows.length });
  }
  if (sizes.train === 0) {
    throw dataError('data-no-training-rows', 'engine.dataNoTrainingRows', {
      rows: rows.length,
      test: sizes.test,
      validation: sizes.validation,
    });
  }
  if (!spec.shuffle) {
    const validationFrom = sizes.train;
    const testFrom = validationFrom + sizes.validation;
    return {
      train: rows.slice(0, validationFrom),
      validation: rows.slice(validationFrom, testFrom),
      test: rows.slice(testFrom),
    };
  }
  const groups = shuffledGroups(rows.length, spec.stratify ? classOf : null, spec.seed);
  const test = take(groups, sizes.test);
  const validation = take(groups, sizes.validation);
  const train = joined(groups);
  shuffle(train, createRandom(deriveSeed(spec.seed, 1)));
  // Nothing is copied: there may be many rows.
  for (const places of [train, validation, test]) {
    for (let index = 0; index < places.length; index++) places[index] = rows[places[index] ?? 0] ?? 0;
  }
  return { train, validation: validation.sort(), test: test.sort() };
}

/** The places 0 to count - 1, a shuffled list for each class. */
function shuffledGroups(count: number, classOf: ((place: number) => number) | null, seed: number): Int32Array[] {
  const order = new Int32Array(count);
  for (let place = 0; place < count; place++) order[place] = place;
  shuffle(order, createRandom(deriveSeed(seed, 0)));
  if (!classOf) return [order];
  const sizes = new Map<number, number>();
  for (let place = 0; place < count; place++) {
    const group = classOf(place);
    sizes.set(group, (sizes.get(group) ?? 0) + 1);
  }
  const groups = new Map([...sizes].map(([group, size]) => [group, { places: new Int32Array(size), filled: 0 }]));
  for (const place of order) {
    const group = groups.get(classOf(place));
    if (group) group.places[group.filled++] = place;
  }
  return [...groups].sort(([left], [right]) => left - right).map(([, { places }]) => places);
}

/** Takes `wanted` places away from the groups, from each in proportion to its size. */
function take(groups: Int32Array[], wanted: number): Int32Array {
  const total = groups.reduce((sum, group) => sum + group.length, 0);
  const quotas = groups.map((group) => (total === 0 ? 0 : (group.length * wanted) / total));
  const shares = quotas.map((quota) => Math.floor(quota + 1e-9));
  let lacking = wanted - shares.reduce((sum, share) => sum + share, 0);
  const byRemainder = quotas
    .map((quota, index) => ({ index, remainder: quota - (shares[index] ?? 0) }))
    .sort((left, right) => right.remainder - left.remainder || left.index - right.index);
  // First each class gives one more by its remainder and keeps one; then, if need be, any class gives what it has.
  for (const kept of [1, 0]) {
    for (let given = true; lacking > 0 && given;) {
      given = false;
      for (const { index } of byRemainder) {
        if (lacking === 0 || (shares[index] ?? 0) + kept >= (groups[index]?.length ?? 0)) continue;
        shares[index] = (shares[index] ?? 0) + 1;
        lacking--;
        given = true;
      }
    }
  }
  const taken = groups.map((group, index) => group.subarray(0, shares[index] ?? 0));
  for (const [index, group] of groups.entries()) groups[index] = group.subarray(shares[index] ?? 0);
  return joined(taken);
}

function joined(parts: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let length = 0;
  for (const part of parts) {
    all.set(part, length);
    length += part.length;
  }
  return all;
}
