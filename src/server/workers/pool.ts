import type { EngineLocation } from '../../client';
import { StudioError, type Explanation, type ExplainWish, type Prediction, type ServedRow } from '../../protocol';
import type { Message } from '../../texts';
import { httpError, unavailable } from '../http/httpError';
import type { BatchFigures } from '../metrics/metrics';
import { JobQueue, type Job } from './jobQueue';
import { Worker, WorkerEnded } from './worker';

export interface PoolOptions {
  readonly engine: EngineLocation;
  readonly workers: number;
  /** Rows of requests that are computed together, at most. */
  readonly batchRows: number;
  /** How long a batch that is not full waits for more. */
  readonly delayMilliseconds: number;
  /** Rows that may wait; beyond, requests are refused. */
  readonly queueRows: number;
  readonly deadlineMilliseconds: number;
  readonly log: (line: string) => void;
  readonly onWorkerEnded: (detail: string) => void;
  /** Hears of each batch that was computed. */
  readonly onBatch: (figures: BatchFigures) => void;
}

interface Seat {
  worker: Worker | undefined;
  /** It has loaded what it must, and waits for work. */
  free: boolean;
}

const mostDeaths = 2;
/** Beyond the deadline of its requests a batch is not worked on: the process hangs. */
const hangMilliseconds = 5000;
const slowestRestart = 5000;

/** Inference processes that share the work: whoever is free takes what waits longest, with all that fits beside it. */
export class WorkerPool {
  private readonly queue = new JobQueue();
  private readonly seats: Seat[];
  /** Folders of versions that every worker holds. */
  private readonly wanted = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private working = 0;
  private closing: (() => void) | undefined;
  private closed = false;
  private firstReady: () => void = () => undefined;
  /** Some worker was ready once. */
  private readonly started = new Promise<void>((resolve) => (this.firstReady = resolve));
  private deaths = 0;

  constructor(private readonly options: PoolOptions) {
    this.seats = Array.from({ length: options.workers }, () => ({ worker: undefined, free: false }));
    for (const seat of this.seats) void this.fill(seat);
  }

  /** Whether some worker can predict. */
  get ready(): boolean {
    return !this.closed && this.seats.some(({ worker }) => worker !== undefined);
  }

  get queuedRows(): number {
    return this.queue.rows;
  }

  get pids(): readonly number[] {
    return this.seats.flatMap(({ worker }) => worker?.pid ?? []);
  }

  /** Loads a version into every worker; says why it predicts slowly, where it does, and rejects where it cannot be loaded. */
  async load(folder: string): Promise<Message | undefined> {
    await this.started;
    this.wanted.add(folder);
    try {
      const loading = this.seats.flatMap(({ worker }) => (worker ? [this.loadInto(worker, folder)] : []));
      return (await Promise.all(loading)).find((slow) => slow !== undefined);
    } catch (error) {
      this.wanted.delete(folder);
      throw error;
    }
  }

  /** Lets the workers forget a version when they need the room. */
  unload(folder: string): void {
    if (!this.wanted.delete(folder)) return;
    for (const { worker } of this.seats) worker?.unload(folder).catch(() => undefined);
  }

  /** Predicts rows of one version, `alone` or with those of other requests. An abort means that nobody waits for it any more. */
  predict(
    folder: string,
    rows: readonly ServedRow[],
    signal: AbortSignal,
    alone: boolean,
  ): Promise<readonly Prediction[]> {
    return this.enqueue({ folder, rows, alone }, signal, (predictions) => predictions);
  }

  /** Says why one input is answered so, under the same limits. */
  explain(
    folder: string,
    rows: readonly ServedRow[],
    wish: ExplainWish,
    signal: AbortSignal,
  ): Promise<Explanation | undefined> {
    return this.enqueue({ folder, rows, wish, alone: true }, signal, (_, explanation) => explanation);
  }

  private enqueue<T>(
    asked: Pick<Job, 'folder' | 'rows' | 'wish' | 'alone'>,
    signal: AbortSignal,
    take: (predictions: readonly Prediction[], explanation?: Explanation) => T,
  ): Promise<T> {
    const { rows } = asked;
    if (this.closed || this.closing) return Promise.reject(unavailable('server.stopping'));
    const waiting = this.queue.rows;
    // What is larger than the queue is taken when nothing else waits.
    if (waiting > 0 && waiting + rows.length > this.options.queueRows) {
      return Promise.reject(unavailable('server.busy'));
    }
    const { deadlineMilliseconds } = this.options;
    return new Promise((resolve, reject) => {
      const finish = (): boolean => {
        if (job.over) return false;
        job.over = true;
        clearTimeout(late);
        signal.removeEventListener('abort', gone);
        return true;
      };
      const job: Job = {
        ...asked,
        since: performance.now(),
        deaths: 0,
        over: false,
        resolve: (predictions, explanation) => finish() && resolve(take(predictions, explanation)),
        reject: (error) => finish() && reject(error),
      };
      const late = setTimeout(
        () => job.reject(httpError(504, 'server.tooLate', { seconds: deadlineMilliseconds / 1000 })),
        deadlineMilliseconds,
      );
      const gone = () => job.reject(new Error('the client is gone'));
      signal.addEventListener('abort', gone, { once: true });
      this.queue.add(job);
      this.dispatch();
    });
  }

  /** Takes nothing more, answers what was taken, and ends the workers. */
  async close(): Promise<void> {
    if (this.working > 0 || !this.queue.empty) await new Promise<void>((resolve) => (this.closing = resolve));
    this.closed = true;
    clearTimeout(this.timer);
    const ended = this.seats.flatMap(({ worker }) => {
      worker?.close();
      return worker ? [worker.ended] : [];
    });
    const stubborn = setTimeout(() => this.kill(), hangMilliseconds);
    await Promise.all(ended);
    clearTimeout(stubborn);
  }

  /** Ends the workers now. */
  kill(): void {
    this.closed = true;
    for (const { worker } of this.seats) worker?.kill();
  }

  private async fill(seat: Seat): Promise<void> {
    while (!this.closed) {
      const worker = new Worker(this.options.engine, this.options.log);
      const loaded = this.loadAll(worker).then(
        () => {
          seat.worker = worker;
          seat.free = true;
          this.firstReady();
          this.dispatch();
        },
        () => worker.kill(),
      );
      const detail = await worker.ended;
      await loaded;
      seat.worker = undefined;
      seat.free = false;
      if (this.closed) return;
      this.options.onWorkerEnded(detail);
      this.deaths += 1;
      const rest = Math.min(slowestRestart, this.deaths > 3 ? 100 * 2 ** (this.deaths - 3) : 0);
      await new Promise((resolve) => setTimeout(resolve, rest));
    }
  }

  private async loadAll(worker: Worker): Promise<void> {
    for (const folder of this.wanted) {
      await this.loadInto(worker, folder).catch((error: unknown) => {
        // One that is damaged by now keeps none of the others from being served.
        if (!(error instanceof StudioError)) throw error;
      });
    }
  }

  /** A worker that ends meanwhile loads it when it is back. */
  private loadInto(worker: Worker, folder: string): Promise<Message | undefined> {
    return worker.load(folder).catch((error: unknown) => {
      if (!(error instanceof WorkerEnded)) throw error;
      return undefined;
    });
  }

  private dispatch(): void {
    for (const seat of this.seats) {
      const { worker } = seat;
      if (!worker || !seat.free) continue;
      const first = this.queue.first();
      if (!first) break;
      const { batchRows, delayMilliseconds } = this.options;
      const wait = first.since + delayMilliseconds - performance.now();
      if (wait > 0 && !first.alone && this.queue.rowsFor(first.folder) < batchRows) {
        this.timer ??= setTimeout(() => {
          this.timer = undefined;
          this.dispatch();
        }, wait);
        break;
      }
      seat.free = false;
      void this.work(seat, worker, this.queue.takeBatch(batchRows));
    }
  }

  private async work(seat: Seat, worker: Worker, batch: readonly Job[]): Promise<void> {
    this.working += 1;
    const hangs = setTimeout(() => worker.kill(), this.options.deadlineMilliseconds + hangMilliseconds);
    const rows = batch.flatMap((job) => job.rows);
    try {
      const folder = batch[0]?.folder ?? '';
      const since = performance.now();
      const wish = batch[0]?.wish;
      const { predictions, cost, explanation } = await (wish
        ? worker.explain(folder, rows, wish)
        : worker.predict(folder, rows));
      const seconds = (performance.now() - since) / 1000;
      const { cpuSeconds = 0, memoryBytes = 0 } = cost ?? {};
      if (!wish) this.options.onBatch({ folder, rows: rows.length, seconds, cpuSeconds, memoryBytes });
      this.deaths = 0;
      let at = 0;
      // A request of series that is alone has other than one answer for each row.
      if (batch.length === 1) batch[0]?.resolve(predictions, explanation);
      else for (const job of batch) job.resolve(predictions.slice(at, (at += job.rows.length)));
    } catch (error) {
      this.failed(batch, error instanceof Error ? error : new Error(String(error)));
    } finally {
      clearTimeout(hangs);
      if (seat.worker === worker) seat.free = true;
      this.working -= 1;
      this.dispatch();
      if (this.working === 0 && this.queue.empty) this.closing?.();
    }
  }

  /** What is wrong with one request of a batch is not wrong with the others: each is asked again by itself. */
  private failed(batch: readonly Job[], error: Error): void {
    const died = error instanceof WorkerEnded;
    for (const job of batch.toReversed()) {
      if (died) job.deaths += 1;
      if (died ? job.deaths < mostDeaths : batch.length > 1) {
        job.alone = true;
        this.queue.add(job, true);
      } else {
        job.reject(died ? unavailable('server.workerDied') : error);
      }
    }
  }
}
