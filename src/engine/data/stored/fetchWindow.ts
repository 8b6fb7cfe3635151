import { epochOrder } from '../../random';
import { gatherRows, type RowFile } from './gatherRows';

/** What rows are fetched from, and in which order. */
export interface FetchPlan {
  readonly file: RowFile;
  /** Numbers in the file of the split's rows. */
  readonly sourceRows: Int32Array;
  readonly seed: number;
  readonly shuffle: boolean;
}

/** Rows of an epoch's order, from `from` on, and where to put them: their numbers within the split, and what they hold. */
export interface FetchRequest {
  readonly epoch: number;
  readonly from: number;
  readonly rows: Int32Array;
  readonly bytes: Uint8Array;
}

/** Fetches parts of epochs; keeps the order of the one that it is at. */
export function createFetcher(plan: FetchPlan): (request: FetchRequest) => void {
  let order: { readonly epoch: number; readonly rows: Int32Array } | null = null;
  return ({ epoch, from, rows, bytes }) => {
    if (order?.epoch !== epoch) {
      order = null;
      order = { epoch, rows: epochOrder(plan.sourceRows.length, plan.shuffle, plan.seed, epoch) };
    }
    const part = order.rows.subarray(from, from + rows.length);
    rows.set(part);
    gatherRows(
      plan.file,
      part.map((row) => plan.sourceRows[row] ?? 0),
      bytes,
    );
  };
}
