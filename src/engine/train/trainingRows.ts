import type { TrainSpec } from '../../language';
import type { PreparedSplit } from '../contract';
import { epochOrder } from '../random';
import { mostRowsAtOnce } from './feed';

/** So many steps are asked for at once where rows are fetched ahead. */
const mostStepsReady = 1000;

/** The training rows in the order of the epochs: of data in memory, or fetched ahead from disk. */
export class TrainingRows {
  #order: { readonly epoch: number; readonly rows: Int32Array } | null = null;
  /** Whether rows on disk are fetched ahead. */
  #following = false;

  constructor(
    private readonly split: PreparedSplit,
    private readonly spec: Pick<TrainSpec, 'seed' | 'shuffle' | 'batchSize' | 'epochs'>,
  ) {}

  /** A batch of an epoch's order, from the row at `from` on. */
  batch(epoch: number, from: number): Int32Array {
    const { seed, shuffle, batchSize } = this.spec;
    const { rows, stream } = this.split;
    const fetched = stream?.rows(epoch, from, Math.min(batchSize, rows - from));
    if (fetched) return fetched;
    if (this.#order?.epoch !== epoch) this.#order = { epoch, rows: epochOrder(rows, shuffle, seed, epoch) };
    return this.#order.rows.subarray(from, from + batchSize);
  }

  /** How many steps can be taken from a batch of an epoch on without waiting for data; waits for the first of them. */
  async ready(epoch: number, batch: number): Promise<number> {
    const { stream } = this.split;
    if (!stream) return Number.POSITIVE_INFINITY;
    const { batchSize, seed, shuffle, epochs } = this.spec;
    if (!this.#following) stream.start({ seed, shuffle, batchSize, epochs }, epoch, batch * batchSize);
    this.#following = true;
    this.#order = null;
    const most = Math.max(batchSize, Math.min(mostStepsReady * batchSize, mostRowsAtOnce(this.split)));
    const rows = await stream.ready(epoch, batch * batchSize, most);
    return Math.max(1, Math.floor(rows / batchSize));
  }

  /** Fetches no more, until training goes on. */
  close(): void {
    this.#following = false;
    this.#order = null;
    this.split.stream?.close();
  }
}
