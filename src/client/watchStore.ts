import * as fs from 'node:fs';
import path from 'node:path';
import { isActive, type RunSummary } from '../protocol';
import { runFiles, runsFolder, summarizeRun, summarizeRuns } from '../store';
import { watchIfPossible } from './folderWatch';

/** A process can die without a trace on the disk, and some file systems tell of no change. */
const pollMilliseconds = 1000;
/** Between two looks that changes of files ask for. */
const restMilliseconds = 100;

/** What decides what may be done with a run; its epoch and step are not part of it. */
function stateOf({ epoch: _epoch, step: _step, ...state }: RunSummary): string {
  return JSON.stringify(state);
}

/** Watches the few folders whose changes tell of runs: where runs appear, and the runs that may change by themselves. */
class StoreWatch {
  private readonly watchers = new Map<string, fs.FSWatcher>();
  private readonly poll = setInterval(() => this.look(), pollMilliseconds);
  private soon: NodeJS.Timeout | undefined;
  private toldAll: string | undefined;
  private toldStates: string | undefined;
  /** By the folders of runs. */
  private states: ReadonlyMap<string, string> = new Map();
  private readonly touched = new Set<string>();

  constructor(
    private readonly store: string,
    private readonly listener: (runs: readonly RunSummary[]) => void,
  ) {}

  /** Tells of every change; between two polls of new states only, as epochs may be many a second. */
  look(statesOnly = false): void {
    const runs = summarizeRuns(this.store);
    this.aim(runs);
    this.states = new Map(runs.map((run) => [run.folder, stateOf(run)]));
    const states = [...this.states.values()].join();
    const all = JSON.stringify(runs);
    if (states === this.toldStates && (statesOnly || all === this.toldAll)) return;
    this.toldStates = states;
    this.toldAll = all;
    this.listener(runs);
  }

  dispose(): void {
    clearInterval(this.poll);
    clearTimeout(this.soon);
    for (const watcher of this.watchers.values()) watcher.close();
    this.watchers.clear();
  }

  /** What to hear of: in each folder every change, or those of one name. */
  private wanted(runs: readonly RunSummary[]): ReadonlyMap<string, string | undefined> {
    const folder = runsFolder(this.store);
    const beside = path.dirname(this.store);
    const wanted = new Map<string, string | undefined>();
    const home = [folder, this.store, beside].find((one) => fs.existsSync(one));
    if (home !== undefined) wanted.set(home, home === beside ? path.basename(this.store) : undefined);
    for (const run of runs) {
      wanted.set(path.dirname(run.folder), undefined);
      // A run writes much that is not about its state.
      if (isActive(run.status)) wanted.set(run.folder, runFiles.record);
    }
    return wanted;
  }

  private aim(runs: readonly RunSummary[]): void {
    const wanted = this.wanted(runs);
    for (const [folder, watcher] of this.watchers) {
      if (wanted.has(folder)) continue;
      watcher.close();
      this.watchers.delete(folder);
    }
    for (const [folder, only] of wanted) {
      if (this.watchers.has(folder)) continue;
      const watcher = watchIfPossible(folder, (name) => {
        if (only === undefined || name === null || name === only) this.lookSoon(folder);
      });
      if (watcher) this.watchers.set(folder, watcher);
    }
  }

  private lookSoon(folder: string): void {
    this.touched.add(folder);
    this.soon ??= setTimeout(() => {
      this.soon = undefined;
      const touched = [...this.touched];
      this.touched.clear();
      // Epochs may be many a second, and runs many: the others are not read for each.
      if (touched.some((one) => this.isNews(one))) this.look(true);
    }, restMilliseconds);
  }

  private isNews(folder: string): boolean {
    const known = this.states.get(folder);
    if (known === undefined) return true;
    const now = summarizeRun(folder);
    return !now || stateOf(now) !== known;
  }
}

/** Tells of the runs of a store, at once and whenever they change, whichever process changed them; gives back what ends that. */
export function watchStore(store: string, listener: (runs: readonly RunSummary[]) => void): () => void {
  const watch = new StoreWatch(store, listener);
  watch.look();
  return () => watch.dispose();
}
