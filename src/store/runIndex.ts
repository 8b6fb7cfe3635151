import * as fs from 'node:fs';
import path from 'node:path';
import { isActive, type RunSummary } from '../protocol';
import { isObject, readJson, writeJson } from './files';
import { runFiles } from './layout';

/** A store with fewer runs is read as fast without. */
const worthWriting = 32;
/** A folder that was changed this short a time ago may change again without a later time saying so. */
const settledMilliseconds = 2000;
const format = 1;

/** What was read of a run, and the state of its folder then. */
interface Entry {
  readonly folderState: string;
  readonly summary: RunSummary;
}

/**
 * What a run's folder looks like from outside: every file that a summary is made of is replaced by a rename, which the
 * folder's own time tells. Undefined where it is too young to be sure of.
 */
function folderState(folder: string): string | undefined {
  const own = fs.statSync(folder, { throwIfNoEntry: false });
  if (!own) return undefined;
  const checkpoints = fs.statSync(path.join(folder, runFiles.checkpoints), { throwIfNoEntry: false });
  const newest = Math.max(own.mtimeMs, checkpoints?.mtimeMs ?? 0);
  if (Date.now() - newest < settledMilliseconds) return undefined;
  return [own.ino, own.mtimeMs, checkpoints?.mtimeMs ?? 0].join(' ');
}

/** Keeps the summaries of runs that are over, so that hundreds are listed without reading each: in memory, and in `index.json`. */
export class RunIndex {
  private entries: Map<string, Entry> | undefined;
  private unwritten = 0;

  constructor(private readonly store: string) {}

  /** Summaries of the runs in these folders, those left out that hold none; `read` takes what is not known yet. */
  summaries(folders: readonly string[], read: (folder: string) => RunSummary | undefined): RunSummary[] {
    this.entries ??= folders.length < worthWriting ? new Map() : this.load();
    const found = folders.flatMap((folder) => this.summary(folder, read) ?? []);
    if (this.unwritten >= worthWriting) this.save();
    return found;
  }

  private summary(folder: string, read: (folder: string) => RunSummary | undefined): RunSummary | undefined {
    const name = path.relative(this.store, folder);
    // Looked at before the files are read: what changes meanwhile is seen the next time.
    const state = folderState(folder);
    const known = this.entries?.get(name);
    if (known && known.folderState === state) return { ...known.summary, folder };
    const summary = read(folder);
    // Of one whose process died nothing but its lock tells; it may be resumed.
    if (summary && state !== undefined && !isActive(summary.status) && summary.status !== 'interrupted') {
      this.entries?.set(name, { folderState: state, summary });
      this.unwritten += 1;
    } else {
      this.entries?.delete(name);
    }
    return summary;
  }

  private get file(): string {
    return path.join(this.store, 'index.json');
  }

  private load(): Map<string, Entry> {
    let value: unknown;
    try {
      value = readJson(this.file);
    } catch {
      // Not for this user's eyes: the runs are read one by one.
    }
    if (!isObject(value) || value['format'] !== format || !isObject(value['runs'])) return new Map();
    return new Map(Object.entries(value['runs']).filter((pair): pair is [string, Entry] => isEntry(pair[1])));
  }

  private save(): void {
    this.unwritten = 0;
    const runs = [...(this.entries ?? [])].filter(([name]) => fs.existsSync(path.join(this.store, name)));
    try {
      writeJson(this.file, { format, runs: Object.fromEntries(runs) }, { durable: false });
    } catch {
      // Read-only, or a full disk: the runs are read one by one the next time.
    }
  }
}

function isEntry(value: unknown): value is Entry {
  if (!isObject(value) || typeof value['folderState'] !== 'string' || !isObject(value['summary'])) return false;
  const { run, model, status, created, source, epoch, epochs, step } = value['summary'];
  return (
    [run, model, status, created, source].every((one) => typeof one === 'string') &&
    [epoch, epochs, step].every((one) => typeof one === 'number')
  );
}

const indexes = new Map<string, RunIndex>();

/** The index of a store, one in a process. */
export function indexOf(store: string): RunIndex {
  const known = indexes.get(store) ?? new RunIndex(store);
  indexes.set(store, known);
  return known;
}
