/** How long a call may take at most, so that progress, pause and stop answer at once. */
const callMilliseconds = 50;
const mostSteps = 1000;

/** How many steps of training go into one call. What they compute does not depend on it. */
export class ChunkSize {
  private steps = 1;

  get(left: number): number {
    return Math.min(this.steps, left);
  }

  /** Learns from a call; grows fourfold at most, as a first call also warms up. */
  ran(steps: number, milliseconds: number): void {
    const fitting = Math.floor((callMilliseconds * steps) / Math.max(milliseconds, 0.01));
    this.steps = Math.max(1, Math.min(fitting, this.steps * 4, mostSteps));
  }
}
