import { plannedSteps, type PanelState } from '../state/state';
import type { PanelContext, Part } from '../context';
import { element, setAttributes, setChildren, setStyle, setText } from '../dom';
import { icon } from '../render/icons';
import { RunButtons } from './runButtons';
import { progressWords, statusLine } from './statusLine';
import { shownStatus, type ShownStatus } from './shownStatus';
import { VersionMenu } from './versionMenu';

const badges = {
  idle: ['circle-large', '', 'stateIdle'],
  kept: ['pass', 'ok', 'stateKept'],
  starting: ['loading', 'go', 'stateStarting'],
  running: ['loading', 'go', 'stateRunning'],
  pausing: ['loading', 'go', 'statePausing'],
  paused: ['debug-pause', '', 'statePaused'],
  stopping: ['loading', 'go', 'stateStopping'],
  stopped: ['circle-slash', '', 'stateStopped'],
  completed: ['pass', 'ok', 'stateCompleted'],
  failed: ['error', 'err', 'stateFailed'],
  interrupted: ['debug-disconnect', 'warn', 'stateInterrupted'],
} as const;

const bars: Readonly<Record<ShownStatus, string | null>> = {
  idle: null,
  kept: null,
  starting: 'wait',
  running: '',
  pausing: '',
  paused: 'held',
  stopping: 'held',
  stopped: 'held',
  completed: null,
  failed: 'err',
  interrupted: 'warn',
};

/** The head that stays in sight: name, version, state, the three buttons, and how far the run is. */
export class RunHead implements Part<PanelState> {
  readonly element: HTMLElement;
  private readonly name = element('h1');
  private readonly versions: VersionMenu;
  private readonly state = element('span', { class: 'state' });
  private readonly buttons: RunButtons;
  private readonly line = element('p', { class: 'run-say' });
  private readonly filled = element('i');
  private readonly bar: HTMLElement;
  private readonly observer: ResizeObserver;
  private status: ShownStatus | null = null;

  constructor(private readonly context: PanelContext) {
    this.versions = new VersionMenu(context);
    this.buttons = new RunButtons(context);
    this.bar = element(
      'div',
      { class: 'bar', role: 'progressbar', 'aria-label': context.words('training'), 'aria-valuemin': 0 },
      this.filled,
    );
    this.element = element(
      'header',
      { class: 'run', 'aria-label': context.words('run') },
      element(
        'div',
        { class: 'run-in' },
        element('div', { class: 'run-id' }, this.name, this.versions.element, this.state),
        this.buttons.element,
        this.line,
      ),
      this.bar,
    );
    // What the focus comes to stands below the head, not behind it.
    this.observer = new ResizeObserver(() =>
      setStyle(document.documentElement, 'scroll-padding-top', `${this.element.offsetHeight + 8}px`),
    );
    this.observer.observe(this.element);
  }

  update(state: PanelState): void {
    setText(this.name, state.snapshot.model.name);
    this.name.title = state.snapshot.model.fileName;
    this.versions.update(state);
    this.buttons.update(state);
    const status = shownStatus(state);
    if (status !== this.status) this.showBadge(status);
    this.showLine(state);
    this.showProgress(state, status);
  }

  dispose(): void {
    this.observer.disconnect();
    this.element.remove();
  }

  private showBadge(status: ShownStatus): void {
    this.status = status;
    const [picture, kind, key] = badges[status];
    this.state.className = `state ${kind}`.trim();
    this.state.dataset['status'] = status;
    setChildren(this.state, icon(picture), this.context.words(key));
  }

  private showLine(state: PanelState): void {
    const items = statusLine(this.context, state);
    const same = items.map(({ text }) => text).join('\n') === this.line.dataset['said'];
    if (same) return;
    this.line.dataset['said'] = items.map(({ text }) => text).join('\n');
    setChildren(
      this.line,
      ...items.map(({ text, wide }, index) =>
        element(index === 0 ? 'b' : 'span', { class: wide ? 'wide' : null }, text),
      ),
    );
  }

  private showProgress(state: PanelState, status: ShownStatus): void {
    const kind = bars[status];
    this.bar.hidden = kind === null;
    if (kind === null) return;
    this.bar.className = `bar ${kind}`.trim();
    const total = state.run ? (plannedSteps(state.run) ?? 0) : 0;
    const done = state.run?.progress?.step ?? state.run?.summary.step ?? 0;
    const share = total > 0 ? Math.min(1, done / total) : 0;
    setStyle(this.filled, 'width', kind === 'wait' ? '' : `${share * 100}%`);
    setAttributes(this.bar, {
      'aria-valuemax': kind === 'wait' ? null : total,
      'aria-valuenow': kind === 'wait' ? null : done,
      'aria-valuetext': kind === 'wait' ? null : progressWords(this.context, state, share),
    });
  }
}
