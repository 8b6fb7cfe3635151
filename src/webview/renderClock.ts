/** Draws soon after it is asked to, and at most ten times a second; nothing is drawn while the panel is hidden. */
export class RenderClock {
  private last = -Infinity;
  private pending = false;

  constructor(
    private readonly draw: () => void,
    private readonly interval = 100,
  ) {}

  request(): void {
    if (this.pending) return;
    this.pending = true;
    setTimeout(
      () => requestAnimationFrame(() => this.run()),
      Math.max(0, this.last + this.interval - performance.now()),
    );
  }

  private run(): void {
    this.pending = false;
    this.last = performance.now();
    this.draw();
  }
}
