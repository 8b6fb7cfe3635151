import type { Progress } from '../protocol';
import { short } from './table';

const cells = 24;

/** A line that shows how far an epoch is, on a terminal only. */
export class ProgressBar {
  private shown = false;

  constructor(private readonly terminal: NodeJS.WriteStream) {}

  show({ epoch, epochs, batch, batches, logs, samplesPerSecond, secondsLeft }: Progress): void {
    if (!this.terminal.isTTY) return;
    const done = Math.round((cells * batch) / Math.max(1, batches));
    const bar = '█'.repeat(done) + '░'.repeat(cells - done);
    const left = secondsLeft === null ? '' : `  ${Math.round(secondsLeft)} s`;
    this.say(
      `${epoch}/${epochs} ${bar} ${batch}/${batches}  loss ${short(logs['loss'] ?? null)}  ${Math.round(samplesPerSecond)}/s${left}`,
    );
  }

  /** Shows words in its place. */
  say(line: string): void {
    if (!this.terminal.isTTY) return;
    this.terminal.write(`\r\x1b[2K${line.slice(0, Math.max(20, this.terminal.columns - 1))}`);
    this.shown = true;
  }

  clear(): void {
    if (this.shown) this.terminal.write('\r\x1b[2K');
    this.shown = false;
  }
}
