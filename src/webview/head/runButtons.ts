import type { RunAction } from '../../protocol';
import type { PanelContext, Part, WebviewText } from '../context';
import { element, setChildren } from '../dom';
import { moveWithArrows, setOneStop } from '../render/oneStop';
import { icon, type IconName } from '../render/icons';
import type { PanelState } from '../state/state';
import { shownActions, shownStatus, type ShownStatus } from './shownStatus';

const faces: Readonly<Record<RunAction, { icon: IconName; word: WebviewText; hint: WebviewText }>> = {
  train: { icon: 'play', word: 'train', hint: 'trainHint' },
  pause: { icon: 'debug-pause', word: 'pause', hint: 'pauseHint' },
  resume: { icon: 'debug-continue', word: 'resume', hint: 'resumeHint' },
  stop: { icon: 'debug-stop', word: 'stop', hint: 'stopHint' },
};

/** Train, Pause or Resume, Stop: three places that never move, whatever the state. */
export class RunButtons implements Part<PanelState> {
  readonly element: HTMLElement;
  private readonly places: readonly [HTMLButtonElement, HTMLButtonElement, HTMLButtonElement];

  /** Which place had the focus before it was off. */
  private held = 0;

  constructor(private readonly context: PanelContext) {
    const place = () => {
      const button = element('button', { class: 'btn', type: 'button' });
      button.addEventListener('click', () => {
        const action = button.dataset['action'];
        if (action) context.send({ type: 'action', action: action as RunAction });
      });
      return button;
    };
    this.places = [place(), place(), place()];
    this.element = element(
      'div',
      { class: 'run-act', role: 'toolbar', tabindex: -1, 'aria-label': context.words('run') },
      ...this.places,
    );
    moveWithArrows(this.element, () => this.enabled());
  }

  update(state: PanelState): void {
    const actions = shownActions(state);
    const status = shownStatus(state);
    const middle: RunAction = actions.has('resume') || status === 'paused' ? 'resume' : 'pause';
    const main = primaryAction(status, actions);
    const focused = this.places.findIndex((button) => button === document.activeElement);
    for (const [index, action] of (['train', middle, 'stop'] as const).entries()) {
      const button = this.places[index];
      if (button) this.show(button, action, actions.has(action), action === main, state, status);
    }
    // Tab comes to what is to be done next, unless somebody is among the buttons.
    if (!this.element.contains(document.activeElement)) {
      for (const button of this.places) button.tabIndex = button.dataset['action'] === main ? 0 : -1;
    }
    setOneStop(this.enabled());
    this.keepFocus(focused);
  }

  /** A button that is off cannot have the focus: the toolbar holds it until the button is on, or another key is pressed. */
  private keepFocus(focused: number): void {
    if (focused >= 0 && this.places[focused]?.disabled) {
      this.held = focused;
      this.element.focus({ preventScroll: true });
    } else if (document.activeElement === this.element && this.places[this.held]?.disabled === false) {
      this.places[this.held]?.focus({ preventScroll: true });
    }
  }

  private enabled(): HTMLButtonElement[] {
    return this.places.filter((button) => !button.disabled);
  }

  dispose(): void {
    this.element.remove();
  }

  private show(
    button: HTMLButtonElement,
    action: RunAction,
    on: boolean,
    main: boolean,
    state: PanelState,
    status: ShownStatus,
  ): void {
    const face = faces[action];
    if (button.dataset['action'] !== action) {
      button.dataset['action'] = action;
      setChildren(button, icon(face.icon), this.context.words(face.word));
    }
    button.className = main || (action === 'train' && !on) ? 'btn' : 'btn second';
    button.disabled = !on;
    button.title = on ? this.context.words(face.hint) : this.context.words(reasonOff(action, state, status));
  }
}

/** The one thing to do next, if there is one. */
function primaryAction(status: ShownStatus, actions: ReadonlySet<RunAction>): RunAction | null {
  const wanted = status === 'paused' || status === 'interrupted' ? 'resume' : 'train';
  return actions.has(wanted) ? wanted : actions.has('train') ? 'train' : null;
}

function reasonOff(action: RunAction, state: PanelState, status: ShownStatus): WebviewText {
  if (!state.snapshot.trusted) return 'offRestricted';
  if (action === 'train') {
    if (status === 'paused') return 'offPaused';
    return status === 'idle' || status === 'kept' ? 'offProblems' : 'offActive';
  }
  if (status === 'pausing' || status === 'stopping' || status === 'starting') return 'offWait';
  return 'offNothingRuns';
}
