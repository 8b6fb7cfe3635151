import type { JournalEntry, Measures, Progress, Reading, RunEvent, RunNotifications } from '../../protocol';
import { JournalWriter, readJournal, readSeries, seriesLength, SeriesWriter } from '../../store';

export interface Subscriber {
  send<M extends keyof RunNotifications>(method: M, params: RunNotifications[M]): void;
  /** Resolves when what was sent is on its way; false where the client is gone. */
  drained(): Promise<boolean>;
}

const tickMilliseconds = 100;
const partSteps = 5000;
const partEntries = 200;

/** What a run tells: kept on the disk, and told to whoever listens. */
export class Channel {
  private readonly journal: JournalWriter;
  /** How many entries the journal has. They stay on the disk: a long run has more than memory should hold. */
  private sequence: number;
  private series: SeriesWriter | undefined;
  private readonly subscribers = new Set<Subscriber>();
  private progress: Progress | undefined;
  private progressTold = true;
  private reading: Reading | undefined;
  /** The last step of which the series were told. */
  private told = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly folder: string,
    private readonly onStorageError: (error: unknown) => void,
  ) {
    this.journal = new JournalWriter(folder);
    this.sequence = readJournal(folder).length;
  }

  /** Opens the series behind `step`; gives how many steps up to there are in it. */
  startSeries(step: number): number {
    this.series = new SeriesWriter(this.folder, step);
    const { steps } = this.series;
    this.told = step;
    this.timer = setInterval(() => this.tick(), tickMilliseconds);
    return steps;
  }

  /** Keeps and tells an event; where the disk is full it is told alone. */
  emit(event: RunEvent): void {
    let entry: JournalEntry;
    try {
      entry = this.journal.append(event);
    } catch (error) {
      this.onStorageError(error);
      return;
    }
    this.sequence = entry.seq;
    for (const subscriber of this.subscribers) subscriber.send('run/event', entry);
  }

  batch(step: number, logs: Measures, progress: Progress): void {
    this.series?.append(step, { ...logs, memory: progress.memoryBytes });
    this.progress = progress;
    this.progressTold = false;
    if (performance.now() - this.lastTick > tickMilliseconds) this.tick();
  }

  /** Tells how far the reading of the data is, now and then. */
  read(reading: Reading): void {
    this.reading = reading;
    if (performance.now() - this.lastReading < tickMilliseconds) return;
    this.lastReading = performance.now();
    for (const subscriber of this.subscribers) subscriber.send('run/reading', reading);
  }

  /** Replays what a client missed; it then hears all that follows. */
  async subscribe(
    subscriber: Subscriber,
    afterSequence: number,
    afterStep: number,
  ): Promise<{ sequence: number; step: number }> {
    this.tick();
    let sequence = Math.min(afterSequence, this.sequence);
    let step = Math.min(afterStep, this.told);
    // Until nothing came while the client was waited for.
    for (let waited = true; waited;) {
      waited = false;
      for (const entry of sequence < this.sequence ? readJournal(this.folder, sequence) : []) {
        if (entry.type === 'resumed') step = Math.min(step, entry.step);
        subscriber.send('run/event', entry);
        sequence = entry.seq;
        if (sequence % partEntries > 0) continue;
        waited = true;
        if (!(await subscriber.drained())) return { sequence, step };
      }
      while (step < this.told) {
        const part = readSeries(this.folder, step, Math.min(partSteps, this.told - step));
        if (seriesLength(part) === 0) break;
        subscriber.send('run/series', part);
        step += seriesLength(part);
        waited = true;
        if (!(await subscriber.drained())) return { sequence, step };
      }
    }
    if (this.progress) subscriber.send('run/progress', this.progress);
    else if (this.reading) subscriber.send('run/reading', this.reading);
    this.subscribers.add(subscriber);
    return { sequence, step };
  }

  unsubscribe(subscriber: Subscriber): void {
    this.subscribers.delete(subscriber);
  }

  /** Tells what is new, and waits until all that was told is on the disk. */
  sync(): void {
    this.tick();
    try {
      this.series?.sync();
      this.journal.sync();
    } catch (error) {
      this.onStorageError(error);
    }
  }

  close(): void {
    clearInterval(this.timer);
    this.tick();
    this.series?.close();
    this.journal.close();
  }

  private lastTick = 0;
  private lastReading = 0;

  private tick(): void {
    this.lastTick = performance.now();
    try {
      this.series?.flush();
    } catch (error) {
      this.onStorageError(error);
      return;
    }
    const part = readSeries(this.folder, this.told);
    if (this.series && seriesLength(part) > 0) {
      this.told += seriesLength(part);
      for (const subscriber of this.subscribers) subscriber.send('run/series', part);
    }
    if (!this.progress || this.progressTold) return;
    this.progressTold = true;
    for (const subscriber of this.subscribers) subscriber.send('run/progress', this.progress);
  }
}
