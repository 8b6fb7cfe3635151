import type { ModelFile } from '../../language';
import type { PreparedSplit } from '../contract';
import type { Step } from './executor';
import { listFeed, scalarFeed, seedFeed } from './feed';
import { startPlateau, type Plateau } from './plateau';
import { learningRateOf, type LearningRate } from './schedule';
import { TrainingRows } from './trainingRows';

/** The steps of a training: each follows from its place, and from what a plateau made of the rates. */
export class TrainingSteps {
  readonly perEpoch: number;
  private readonly rows: TrainingRows;
  private readonly scheduled: LearningRate;

  constructor(
    private readonly train: ModelFile['train'],
    private readonly split: PreparedSplit,
    /** Each optimizer's rate as the file has it. */
    private readonly rates: readonly number[],
  ) {
    this.perEpoch = Math.max(1, Math.ceil(split.rows / train.batchSize));
    this.rows = new TrainingRows(split, train);
    this.scheduled = learningRateOf(train.schedule ?? null, { stepsPerEpoch: this.perEpoch, epochs: train.epochs });
  }

  /** Before training, where the schedule reduces rates on a plateau. */
  firstPlateau(): Plateau | null {
    return this.train.schedule?.name === 'reduceOnPlateau' ? startPlateau(this.rates) : null;
  }

  /** Each optimizer's rate for the step after `done` steps. */
  ratesAt(done: number, plateau: Plateau | null): readonly number[] {
    return (plateau?.rates ?? this.rates).map((start) => this.scheduled(start, done));
  }

  /** The step after `done` steps. */
  at(done: number, plateau: Plateau | null): Step {
    const { seed, batchSize } = this.train;
    const epoch = Math.floor(done / this.perEpoch);
    const batch = done % this.perEpoch;
    return {
      feeds: [seedFeed(seed, done + 1), listFeed(this.ratesAt(done, plateau)), scalarFeed(done + 1)],
      rows: this.rows.batch(epoch, batch * batchSize),
    };
  }

  /** One step of each size that there is: of whole batches, and of the last where it is smaller. */
  ofEachSize(plateau: Plateau | null): readonly Step[] {
    const { rows } = this.split;
    const { batchSize } = this.train;
    const last = rows - (this.perEpoch - 1) * batchSize;
    return [
      ...(rows >= batchSize ? [this.at(0, plateau)] : []),
      ...(last === batchSize ? [] : [this.at(this.perEpoch - 1, plateau)]),
    ];
  }

  /** How many whole batches an epoch still has from a batch on. */
  wholeFrom(batch: number): number {
    return Math.floor(this.split.rows / this.train.batchSize) - batch;
  }

  /** How many steps can be taken from a batch of an epoch on without waiting for data; waits for the first of them. */
  ready(epoch: number, batch: number): Promise<number> {
    return this.rows.ready(epoch, batch);
  }

  /** Fetches no more rows, until training goes on. */
  close(): void {
    this.rows.close();
  }
}
