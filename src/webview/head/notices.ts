import { errorText } from '../../protocol';
import { words as wordMessage } from '../../texts';
import type { PanelContext, Part } from '../context';
import { element, setChildren } from '../dom';
import { linkButton, toolButton } from '../render/controls';
import { icon, type IconName } from '../render/icons';
import { plannedSteps, type PanelState, type RunState } from '../state/state';
import { shownStatus } from './shownStatus';

interface Notice {
  readonly id: string;
  readonly kind: 'info' | 'warn' | 'err';
  readonly title: string;
  readonly lines: readonly string[];
  readonly actions: readonly { readonly label: string; readonly run: () => void }[];
  readonly canHide: boolean;
}

const pictures: Readonly<Record<Notice['kind'], IconName>> = { info: 'info', warn: 'warning', err: 'error' };

/** What needs saying under the head: why it is slow, what is not allowed, what ended unasked, what is out of date. */
export class Notices implements Part<PanelState> {
  readonly element = element('div', { class: 'notices' });
  private readonly hidden = new Set<string>();
  private shown = '';
  private state: PanelState | null = null;

  constructor(private readonly context: PanelContext) {}

  update(state: PanelState): void {
    this.state = state;
    const notices = this.collect(state).filter(({ id }) => !this.hidden.has(id));
    const key = JSON.stringify(notices);
    if (key === this.shown) return;
    this.shown = key;
    setChildren(this.element, ...notices.map((notice) => this.show(notice)));
  }

  dispose(): void {
    this.element.remove();
  }

  private show(notice: Notice): HTMLElement {
    const actions = notice.actions.map(({ label, run }) => linkButton(label, run));
    const close = toolButton('close', this.context.words('hideNotice'), () => {
      this.hidden.add(notice.id);
      if (this.state) this.update(this.state);
    });
    return element(
      'div',
      { class: `notice ${notice.kind}`, role: 'status', 'data-notice': notice.id },
      icon(pictures[notice.kind]),
      element(
        'div',
        {},
        element('h2', {}, notice.title),
        ...notice.lines.map((line) => element('p', {}, line)),
        actions.length > 0 ? element('div', { class: 'acts' }, ...actions) : null,
      ),
      notice.canHide ? close : element('span'),
    );
  }

  private collect(state: PanelState): Notice[] {
    const { run, snapshot } = state;
    return [
      ...(snapshot.trusted ? [] : [this.restricted()]),
      ...(run ? this.ofRun(state, run) : []),
      ...(run && snapshot.model.changedSinceRun ? [this.changed(snapshot.model.fileName)] : []),
      ...(snapshot.model.dataError ? [this.dataError(errorText(this.context.locale, snapshot.model.dataError))] : []),
    ];
  }

  private ofRun(state: PanelState, run: RunState): Notice[] {
    const fallback = run.started?.backend === 'cpu' ? [this.fallback(run)] : [];
    const told = run.notices
      .filter(({ code }) => !fallback.length || !isFallback(code))
      .filter(({ code }) => code !== 'run-waiting' || shownStatus(state) === 'starting')
      .map((notice) => this.told(notice, run));
    const interrupted = shownStatus(state) === 'interrupted' ? [this.interrupted(run)] : [];
    return [...interrupted, ...fallback, ...told];
  }

  private restricted(): Notice {
    const { words, send } = this.context;
    return {
      id: 'restricted',
      kind: 'info',
      title: words('restrictedTitle'),
      lines: [words('restrictedText')],
      actions: [{ label: words('manageTrust'), run: () => send({ type: 'trust' }) }],
      canHide: false,
    };
  }

  private fallback(run: RunState): Notice {
    const { words, send, locale } = this.context;
    const reasons = run.notices
      .filter(({ code }) => code === 'backend-cpu')
      .map(({ message }) => wordMessage(locale, message));
    return {
      id: `fallback-${run.summary.run}`,
      kind: 'warn',
      title: words('fallbackTitle'),
      lines: [...reasons, words('fallbackText')],
      actions: [
        { label: words('whatWasTried'), run: () => send({ type: 'doctor' }) },
        { label: words('showLog'), run: () => send({ type: 'showLog' }) },
      ],
      canHide: true,
    };
  }

  private told(notice: RunState['notices'][number], run: RunState): Notice {
    return {
      id: `${notice.code}-${run.summary.run}`,
      kind: notice.severity === 'warning' ? 'warn' : 'info',
      title: wordMessage(this.context.locale, notice.message),
      lines: [],
      actions: [],
      canHide: true,
    };
  }

  private interrupted(run: RunState): Notice {
    const { words, numbers, send } = this.context;
    const checkpoint = run.checkpoint;
    // The steps that were told of, whichever of them the record had come to.
    const reached = Math.max(run.summary.step, ...[...run.series.values()].map(({ length }) => length));
    const again = checkpoint ? Math.max(0, reached - checkpoint.step) : 0;
    const lines = checkpoint
      ? [words('interruptedResume', { step: numbers.count(checkpoint.step) })]
      : [words('interruptedNothingSaved')];
    if (again > 0 && plannedSteps(run) !== null) lines.push(words('stepsAgain', { steps: again }));
    return {
      id: 'interrupted',
      kind: 'info',
      title: words('interruptedTitle'),
      lines,
      actions: [{ label: words('showLog'), run: () => send({ type: 'showLog' }) }],
      canHide: false,
    };
  }

  private changed(file: string): Notice {
    const { words, send } = this.context;
    return {
      id: 'changed',
      kind: 'info',
      title: words('changedTitle', { file }),
      lines: [words('changedText')],
      actions: [{ label: words('openNamed', { file }), run: () => send({ type: 'openFile' }) }],
      canHide: true,
    };
  }

  private dataError(reason: string): Notice {
    const { words, send } = this.context;
    return {
      id: 'data',
      kind: 'err',
      title: words('dataErrorTitle'),
      lines: [reason],
      actions: [{ label: words('openModelFile'), run: () => send({ type: 'openFile' }) }],
      canHide: false,
    };
  }
}

/** Whether a notice of the engine says that it runs without the native library, or what comes of that. */
function isFallback(code: string): boolean {
  return code === 'backend-cpu' || code === 'eager';
}
