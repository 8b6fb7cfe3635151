import { isActive, type RunSummary } from '../../protocol';

/** A run that ended by itself, and how long it took. */
export interface EndedRun {
  readonly run: RunSummary;
  readonly minutes: number;
}

/** Tells of runs that end while they are watched; of those that someone pauses or stops there is nothing to tell. */
export class RunEnds {
  private active: ReadonlySet<string> = new Set();

  /** Those that ended since the last look. */
  look(runs: readonly RunSummary[], now = Date.now()): readonly EndedRun[] {
    const before = this.active;
    this.active = new Set(runs.filter(({ status }) => isActive(status)).map(({ folder }) => folder));
    return runs
      .filter(({ folder, status }) => before.has(folder) && ['completed', 'failed', 'interrupted'].includes(status))
      .map((run) => {
        const end = run.finished === undefined ? now : Date.parse(run.finished);
        return { run, minutes: (end - Date.parse(run.started ?? run.created)) / 60_000 };
      });
  }
}
