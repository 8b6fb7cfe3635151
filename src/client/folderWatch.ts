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

  /** There is something to look at besides the folder. */
  tellNow(): void {
    this.tell();
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

/** What a look finds in a folder, as soon as it finds something. */
export async function untilFound<T>(folder: string, look: () => T | undefined): Promise<T> {
  const watch = new FolderWatch(folder);
  try {
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      await watch.change();
    }
  } finally {
    watch.dispose();
  }
}

/** Hears of changes in a folder, with the name that changed where the system tells it; undefined where nothing can be heard. */
export function watchIfPossible(folder: string, listener: (name: string | null) => void): fs.FSWatcher | undefined {
  try {
    const watcher = fs.watch(folder, { persistent: false }, (_event, name) => listener(name));
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}
