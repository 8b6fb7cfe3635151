import type { PanelContext, Part } from '../../context';
import { element } from '../../dom';
import { isString } from '../../persisted';
import { Select } from '../../render/controls';
import type { PanelState } from '../../state/state';
import type { ComparedRun } from './comparedLines';
import { runName } from '../../head/runName';

const none = '';

/** Chooses a run to lay over the one shown, and asks the host to tell it. */
export class CompareChoice implements Part<PanelState> {
  readonly element: HTMLElement;
  private readonly select: Select;
  private chosen: string;
  private asked = none;
  private state: PanelState | null = null;

  constructor(
    private readonly context: PanelContext,
    private readonly onChange: () => void,
  ) {
    const { words, persisted } = context;
    this.chosen = persisted.get('training.compared', isString, none);
    this.select = new Select(words('compareWith'), (run) => this.choose(run));
    this.element = element('label', { class: 'pair small' }, element('span', {}, words('compareWith')));
    this.element.append(this.select.element);
  }

  /** What was chosen, once it has been told. */
  get compared(): ComparedRun | null {
    const { state, wanted } = this;
    const run = state?.compared;
    if (!state || !run || run.summary.run !== wanted) return null;
    return { name: runName(this.context, state.snapshot, run.summary), run };
  }

  update(state: PanelState): void {
    const before = this.state;
    this.state = state;
    if (before?.snapshot !== state.snapshot || before.run?.summary.run !== state.run?.summary.run) this.list(state);
    this.ask();
  }

  dispose(): void {
    this.element.remove();
  }

  /** The chosen run, where it is there and not the one shown. */
  private get wanted(): string {
    const { chosen, state } = this;
    if (chosen === state?.run?.summary.run) return none;
    return state?.snapshot.runs.some(({ run }) => run === chosen) ? chosen : none;
  }

  private list(state: PanelState): void {
    const { words, numbers } = this.context;
    const others = state.snapshot.runs.filter(({ run }) => run !== state.run?.summary.run);
    this.element.hidden = others.length === 0;
    const choices = others.map((other) => {
      const name = runName(this.context, state.snapshot, other);
      return {
        value: other.run,
        label: words('versionOf', { name, time: numbers.moment(Date.parse(other.created)) }),
      };
    });
    this.select.update([{ value: none, label: words('compareWithNone') }, ...choices], this.wanted);
  }

  private choose(run: string): void {
    this.chosen = run;
    this.context.persisted.set('training.compared', run);
    this.ask();
    this.onChange();
  }

  private ask(): void {
    const { wanted } = this;
    if (wanted === this.asked) return;
    this.asked = wanted;
    this.context.send({ type: 'compareWith', run: wanted === none ? null : wanted });
  }
}
