import type { SplitSpec } from '../../../language';

export interface SplitSizes {
  readonly train: number;
  readonly validation: number;
  readonly test: number;
}

/** Counts (above 1) are taken first; shares are of the rows that counts leave, floored. What remains is for training. */
export function splitSizes(rows: number, wanted: Pick<SplitSpec, 'validation' | 'test'>): SplitSizes {
  const counted = count(wanted.test) + count(wanted.validation);
  const rest = Math.max(0, rows - counted);
  const size = (value: number) => (value > 1 ? count(value) : floorShare(rest, value));
  const test = size(wanted.test);
  const validation = size(wanted.validation);
  return { test, validation, train: rows - test - validation };
}

function count(value: number): number {
  return value > 1 ? Math.floor(value) : 0;
}

/** 0.15 x 100 is 15, though in binary it comes out a little below. */
function floorShare(rows: number, share: number): number {
  return Math.floor(rows * share + 1e-9);
}
