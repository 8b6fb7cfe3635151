import * as vscode from 'vscode';
import type { MachineSpeed } from '../../language';
import { isActive, type MeasureSpeed } from '../../protocol';
import { DisposableStore } from '../disposable';
import type { Service } from '../runs/engine';
import type { Runs } from '../runs/runs';

/** Measuring waits until what was opened is on the screen. */
const delayMilliseconds = 3000;

/** How fast this machine trains. It is measured when a model is looked at and nothing trains: once, unless a run speaks against it. */
export class SpeedOfMachine {
  private readonly store = new DisposableStore();
  private readonly changed = this.store.add(new vscode.EventEmitter<void>());
  private readonly abort = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private asked = false;
  private doubted = false;
  /** What is still to be done about it. */
  private measure: MeasureSpeed = 'never';
  readonly onDidChange = this.changed.event;
  /** Undefined while it is not known. */
  speed: MachineSpeed | undefined;

  constructor(
    private readonly service: Service,
    private readonly runs: Runs,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.store.add(runs.onDidChange(() => this.schedule()));
  }

  /** Somebody would show it. */
  want(): void {
    if (this.asked || !vscode.workspace.isTrusted) return;
    this.asked = true;
    void this.ask().then(() => {
      if (!this.speed) this.measure = 'once';
      this.schedule();
    });
  }

  /** A run was much faster than this: the machine was busy when it was measured. */
  doubt(): void {
    if (this.doubted) return;
    this.doubted = true;
    this.measure = 'again';
    this.schedule();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.abort.abort();
    this.store.dispose();
  }

  private schedule(): void {
    if (this.measure === 'never' || this.timer) return;
    if (this.runs.models().some(({ fsPath }) => isActive(this.runs.latest(fsPath)?.status ?? 'completed'))) return;
    this.timer = setTimeout(() => void this.ask(), delayMilliseconds);
  }

  private async ask(): Promise<void> {
    const { measure } = this;
    this.measure = 'never';
    this.timer = undefined;
    try {
      const { speed } = await this.service.request('machine/speed', { measure }, this.abort.signal);
      if (!speed || this.abort.signal.aborted) return;
      this.speed = speed;
      this.changed.fire();
    } catch (error) {
      if (!this.abort.signal.aborted) this.log.debug(`The speed of this machine is not known: ${String(error)}`);
    }
  }
}
