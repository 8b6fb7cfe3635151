/** Does something for a key once nothing more was asked for that key during a pause; only the last that was asked counts. */
export class AfterPause {
  private readonly timers = new Map<string, NodeJS.Timeout>();

  schedule(key: string, milliseconds: number, action: () => void): void {
    this.cancel(key);
    this.timers.set(
      key,
      setTimeout(() => {
        this.timers.delete(key);
        action();
      }, milliseconds),
    );
  }

  cancel(key: string): void {
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }
}
