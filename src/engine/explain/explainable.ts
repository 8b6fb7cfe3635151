import { add, mul, neg, reshape, slice, sub, type Rank, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core';
import { StudioError, type InputRow } from '../../protocol';
import type { Network } from '../build';
import type { ArrayData, TrainedModel } from '../contract';
import { scores, type OutputReading } from '../metrics';

/** What an explanation needs of a loaded version. */
export interface Explainable {
  readonly trained: TrainedModel;
  readonly network: Network;
  readonly reading: OutputReading;
  /** Encodes rows as the training data was. */
  readonly encode: (rows: readonly InputRow[]) => Promise<Readonly<Record<string, ArrayData>>>;
}

/** The one number of a row's answer that is explained; in the terms of people it is `number * factor + offset`. */
export interface Told {
  /** The class, as its place among the target's; null for a number. */
  readonly target: number | null;
  readonly factor: number;
  readonly offset: number;
  /** Of a network's output, row after row. */
  of(output: Tensor): Tensor1D;
}

/** The numbers of a network's output, a line for each row, as probabilities where there are any. */
export function scoresOf({ reading }: Explainable, output: Tensor): Tensor {
  return reshape(scores(output, reading), [output.shape[0] ?? 1, -1]);
}

/** The probability of a class, or the number in the target's units. */
export function toldOf(model: Explainable, place: number | null): Told {
  const { target } = model.trained.preprocessing;
  const column = (all: Tensor, at: number): Tensor1D => reshape<Rank.R1>(slice(all, [0, at], [-1, 1]), [-1]);
  if (target.kind === 'none') throw cannotExplain();
  if (target.kind === 'numeric') {
    const of = (output: Tensor): Tensor1D => column(scoresOf(model, output), 0);
    return { target: null, factor: target.deviation, offset: target.mean, of };
  }
  const own = place ?? 0;
  if (own >= Math.max(2, target.classes.length)) throw cannotExplain();
  const of = (output: Tensor): Tensor1D => {
    const all = scoresOf(model, output);
    if ((all.shape[1] ?? 1) > 1) return column(all, own);
    const second = column(all, 0);
    if (own === 1) return second;
    return model.reading.signed ? neg(second) : sub<Tensor1D>(1, second);
  };
  return { target: own, factor: 1, offset: 0, of };
}

/** The class that a row's scores answer with. */
export function answeredClass({ reading, trained }: Explainable, row: ArrayLike<number>): number | null {
  if (trained.preprocessing.target.kind !== 'category') return null;
  if (row.length === 1) return Number((row[0] ?? 0) > (reading.signed ? 0 : 0.5));
  let place = 0;
  for (let index = 1; index < row.length; index++) if ((row[index] ?? 0) > (row[place] ?? 0)) place = index;
  return place;
}

export function inUnits({ factor, offset }: Told, value: number): number {
  return value * factor + offset;
}

export function cannotExplain(): StudioError {
  return new StudioError('input', 'cannot-explain', { key: 'engine.explainNothing' });
}

/** The same tensor, to which the others are connected: a gradient can be asked of each. */
export function connected(value: Tensor, others: readonly Tensor[]): Tensor {
  return others.reduce<Tensor>(
    (sum, other) => add(sum, mul(reshape(slice(reshape(other, [-1]), [0], [1]), []), 0)),
    value,
  );
}
