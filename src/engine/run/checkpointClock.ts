const betweenMilliseconds = 10_000;
/** Checkpoints may take this share of the time; many short epochs would else wait for the disk alone. */
const share = 0.1;

/** Decides when a checkpoint is written: at an epoch's end, and now and then between. */
export class CheckpointClock {
  private ended: number;
  private took = 0;

  /** `atOnce`: the first checkpoint is due as soon as there is anything to keep. */
  constructor(atOnce: boolean) {
    this.ended = atOnce ? -Infinity : performance.now();
  }

  isDue(atEpochEnd: boolean): boolean {
    const since = performance.now() - this.ended;
    return atEpochEnd ? since >= this.took / share : since >= betweenMilliseconds;
  }

  async time(write: () => Promise<void>): Promise<void> {
    const started = performance.now();
    await write();
    this.ended = performance.now();
    this.took = this.ended - started;
  }
}
