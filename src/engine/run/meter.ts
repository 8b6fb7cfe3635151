import type { Measures, Progress } from '../../protocol';

interface Batch {
  readonly epoch: number;
  readonly batch: number;
  readonly step: number;
  readonly epochLogs: Measures;
  readonly learningRate: number;
}

const sampleMilliseconds = 100;

/** Measures how fast training goes. */
export class Meter {
  private readonly started = performance.now();
  private last = performance.now();
  private stepMilliseconds = 0;
  private memory = { at: -Infinity, bytes: 0 };

  constructor(
    private readonly epochs: number,
    private readonly batches: number,
    private readonly batchSize: number,
    /** Of earlier processes of the run. */
    private readonly secondsBefore: number,
  ) {}

  /** Of training and evaluation, earlier processes included. */
  get seconds(): number {
    return this.secondsBefore + (performance.now() - this.started) / 1000;
  }

  progress({ epoch, batch, step, epochLogs, learningRate }: Batch): Progress {
    const now = performance.now();
    const taken = now - this.last;
    this.last = now;
    this.stepMilliseconds = this.stepMilliseconds === 0 ? taken : 0.95 * this.stepMilliseconds + 0.05 * taken;
    const left = this.epochs * this.batches - step;
    return {
      epoch,
      epochs: this.epochs,
      batch,
      batches: this.batches,
      step,
      logs: epochLogs,
      samplesPerSecond: this.stepMilliseconds > 0 ? (1000 * this.batchSize) / this.stepMilliseconds : 0,
      stepMilliseconds: this.stepMilliseconds,
      secondsLeft: (left * this.stepMilliseconds) / 1000,
      elapsedSeconds: this.seconds,
      memoryBytes: this.memoryBytes(now),
      learningRate,
    };
  }

  /** Of the process, looked at now and then: asking the system takes as long as a small step. */
  private memoryBytes(now: number): number {
    if (now - this.memory.at >= sampleMilliseconds) this.memory = { at: now, bytes: process.memoryUsage.rss() };
    return this.memory.bytes;
  }
}
