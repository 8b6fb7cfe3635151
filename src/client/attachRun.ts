import {
  isActive,
  isOver,
  type JournalEntry,
  type Progress,
  type Reading,
  type RunSummary,
  type SeriesPart,
} from '../protocol';
import { readJournal, readRunAddress, readSeries, seriesLength, summarizeRun } from '../store';
import { FolderWatch } from './folderWatch';
import { RunConnection } from './runConnection';
import { processEnd } from './startProcess';

export interface RunListener {
  /** In order, each once, none left out. A `resumed` entry undoes earlier ones: see `entriesInEffect`. */
  onEntry?(entry: JournalEntry): void;
  onProgress?(progress: Progress): void;
  onReading?(reading: Reading): void;
  /** Replaces everything from `part.from` on. */
  onSeries?(part: SeriesPart): void;
}

export interface AttachOptions {
  /** The run's folder. */
  readonly folder: string;
  readonly afterSequence?: number;
  readonly afterStep?: number;
  readonly listener: RunListener;
}

/** Follows a run, through its socket while its process lives, else on the disk. */
export class AttachedRun {
  private sequence: number;
  private step: number;
  private disposed = false;
  private connection: RunConnection | undefined;
  private readonly watch: FolderWatch;
  /** The run as it stands when it is over, or undefined when this was disposed before. */
  readonly over: Promise<RunSummary | undefined>;

  constructor(private readonly options: AttachOptions) {
    this.sequence = options.afterSequence ?? 0;
    this.step = options.afterStep ?? 0;
    this.watch = new FolderWatch(options.folder);
    this.over = this.follow().finally(() => this.dispose());
  }

  dispose(): void {
    this.disposed = true;
    this.connection?.dispose();
    this.watch.dispose();
  }

  private async follow(): Promise<RunSummary | undefined> {
    while (!this.disposed) {
      await this.followSocket();
      if (this.disposed) return undefined;
      // Read before the journal: what it says then stands there already.
      const { folder } = this.options;
      const summary = summarizeRun(folder);
      this.readDisk();
      if (summary?.status === 'interrupted') {
        await processEnd(folder);
        return summarizeRun(folder);
      }
      if (!summary || isOver(summary.status)) return summary;
      await this.watch.change();
    }
    return undefined;
  }

  private async followSocket(): Promise<void> {
    const { folder } = this.options;
    const address = readRunAddress(folder);
    if (!address || !isActive(summarizeRun(folder)?.status ?? 'failed')) return;
    const connection = await RunConnection.open(address);
    if (!connection) return;
    this.connection = connection;
    connection.on('run/event', (entry) => this.take(entry));
    connection.on('run/progress', (progress) => this.options.listener.onProgress?.(progress));
    connection.on('run/reading', (reading) => this.options.listener.onReading?.(reading));
    connection.on('run/series', (part) => this.takeSeries(part));
    if (this.disposed) connection.dispose();
    try {
      await connection.request('run/subscribe', { afterSequence: this.sequence, afterStep: this.step });
      await connection.closed;
    } catch {
      // The process ended meanwhile: what it wrote stands on the disk.
    } finally {
      connection.dispose();
      this.connection = undefined;
    }
  }

  private readDisk(): void {
    const { folder } = this.options;
    for (const entry of readJournal(folder, this.sequence)) this.take(entry);
    const part = readSeries(folder, this.step);
    if (seriesLength(part) > 0) this.takeSeries(part);
  }

  private take(entry: JournalEntry): void {
    if (this.disposed || entry.seq !== this.sequence + 1) return;
    this.sequence = entry.seq;
    if (entry.type === 'resumed') this.step = Math.min(this.step, entry.step);
    this.options.listener.onEntry?.(entry);
  }

  private takeSeries(part: SeriesPart): void {
    if (this.disposed) return;
    this.step = part.from - 1 + seriesLength(part);
    this.options.listener.onSeries?.(part);
  }
}

/** Replays what happened after a place, and follows the run until it is over. */
export function attachRun(options: AttachOptions): AttachedRun {
  return new AttachedRun(options);
}
