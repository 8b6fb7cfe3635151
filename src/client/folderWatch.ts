import * as fs from 'node:fs';

/** A process can die without a trace on the disk, and some file systems tell of no change. */
const pollMilliseconds = 300;

/** Tells when something in a folder may have changed. */
export class FolderWatch {
  private readonly watcher: fs.FSWatcher | undefined;
  private readonly timer: NodeJS.Timeout;
  private waiting: (() => void)[] = [];

  constructor(folder: string, milliseconds = pollMilliseconds) {
    this.watcher = watchIfPossible(folder, () => this.tell());
    this.timer = setInterval(() => this.tell(), milliseconds);
  }

  /** Resolves at the next change, or after a while. */
  change(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  dispose(): void {
    this.watcher?.close();
    clearInterval(this.timer);
    this.tell();
  }

  private tell(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }
}

function watchIfPossible(folder: string, listener: () => void): fs.FSWatcher | undefined {
  try {
    const watcher = fs.watch(folder, { persistent: false }, listener);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}
