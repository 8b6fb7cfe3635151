import { attachRun, showRun, type AttachedRun } from '../../client';
import { allowedActions, isActive, type RunSummary, type RunView, type ToPanelMessage } from '../../protocol';
import { expectedOf, readJournal, readSeries, readStretch, seriesLength } from '../../store';

/** A snapshot has as many steps as its text takes no time for. */
const firstSteps = 5000;

/** The run that a panel shows: as it lies on disk at first, then what is added to it. */
export class FollowedRun {
  private attached: AttachedRun | undefined;
  private sequence = 0;
  private step = 0;
  private lastStatus = '';
  private catchingUp = false;
  private disposed = false;

  constructor(
    readonly folder: string,
    /** Gives what can be waited for until the page has it. */
    private readonly post: (message: ToPanelMessage) => unknown,
    private readonly onVersion: () => void,
  ) {}

  /** Everything so far, apart from the steps after the first ones, which follow; undefined where the run is gone. */
  view(): RunView | undefined {
    const summary = showRun(this.folder);
    if (!summary) return undefined;
    const entries = [...readJournal(this.folder)];
    const series = readSeries(this.folder, 0, firstSteps);
    this.sequence = entries.at(-1)?.seq ?? 0;
    this.step = series.from - 1 + seriesLength(series);
    this.lastStatus = JSON.stringify(summary);
    this.catchingUp = this.step === firstSteps;
    if (this.catchingUp) void this.catchUp(summary.run);
    else this.follow(summary);
    const expect = expectedOf(this.folder);
    return { summary, entries, series, progress: null, ...(expect && { expect }) };
  }

  /** Looks at the run again: someone may have resumed it. */
  look(): void {
    const summary = showRun(this.folder);
    if (!summary) return;
    this.follow(summary);
    this.tellStatus(summary);
  }

  dispose(): void {
    this.disposed = true;
    this.attached?.dispose();
    this.attached = undefined;
  }

  /** Posts the steps on the disk that the page does not have, then follows the run from there. */
  private async catchUp(run: string): Promise<void> {
    let length = firstSteps;
    while (length > 0) {
      await new Promise(setImmediate);
      if (this.disposed) return;
      const part = readStretch(this.folder, this.step);
      length = seriesLength(part);
      this.step += length;
      if (length > 0) await this.post({ type: 'run/series', run, part });
    }
    this.catchingUp = false;
    this.look();
  }

  private follow(summary: RunSummary): void {
    if (this.attached || this.catchingUp || !isActive(summary.status)) return;
    const { run } = summary;
    const attached = attachRun({
      folder: this.folder,
      afterSequence: this.sequence,
      afterStep: this.step,
      listener: {
        onEntry: (entry) => {
          this.sequence = entry.seq;
          this.post({ type: 'run/event', run, entry });
          const now = showRun(this.folder);
          if (now) this.tellStatus(now);
          if (entry.type === 'version') this.onVersion();
        },
        onProgress: (progress) => this.post({ type: 'run/progress', run, progress }),
        onReading: (reading) => this.post({ type: 'run/reading', run, reading }),
        onSeries: (part) => {
          this.step = part.from - 1 + seriesLength(part);
          this.post({ type: 'run/series', run, part });
        },
      },
    });
    this.attached = attached;
    void attached.over.then((last) => {
      if (this.attached !== attached) return;
      this.attached = undefined;
      if (last) this.tellStatus(last);
    });
  }

  private tellStatus(summary: RunSummary): void {
    const now = JSON.stringify(summary);
    if (now === this.lastStatus) return;
    this.lastStatus = now;
    const { run, status } = summary;
    this.post({ type: 'run/status', run, status, summary, actions: [...allowedActions(status, summary)] });
  }
}
