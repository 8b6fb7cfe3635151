/** npm sends on what the terminal has sent already: two that come within this time are one. */
const togetherMilliseconds = 500;

/** Ctrl-C: the first one asks for an end in order, the second leaves at once. */
export class Interrupt {
  private last: number | undefined;
  private first: () => void = () => undefined;
  private leave: () => void = () => undefined;

  constructor() {
    process.on('SIGINT', this.onSignal);
  }

  get pressed(): boolean {
    return this.last !== undefined;
  }

  /** What is done from now on: `first` at once where it was pressed before, `leave` before the program ends. */
  means(first: () => void, leave: () => void = () => undefined): void {
    this.first = first;
    this.leave = leave;
    if (this.pressed) first();
  }

  dispose(): void {
    process.off('SIGINT', this.onSignal);
  }

  private readonly onSignal = () => {
    const now = performance.now();
    if (this.last === undefined) {
      this.last = now;
      this.first();
    } else if (now - this.last > togetherMilliseconds) {
      this.leave();
      process.exit(130);
    }
  };
}
