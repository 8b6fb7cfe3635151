import { errorText, type EpochEvent } from '../../protocol';
import type { PanelContext, Part } from '../context';
import { element, setText } from '../dom';
import { isString } from '../persisted';
import { Select } from '../render/controls';
import type { PanelState } from '../state/state';
import { runName } from './runName';

/** Another run, whose curves stand beside those of the one shown. */
export interface ComparedRun {
  readonly name: string;
  readonly epochs: readonly EpochEvent[];
}

/** Chooses a run to compare with, and asks for its epochs. */
export class CompareChoice implements Part<PanelState> {
  readonly element: HTMLElement;
  private readonly select: Select;
  private readonly said = element('span', { role: 'status' });
  private chosen: string;
  private asked = '';
  private epochs: readonly EpochEvent[] | null = null;
  private state: PanelState | null = null;

  constructor(
    private readonly context: PanelContext,
    private readonly onChange: () => void,
  ) {
    const { words, persisted } = context;
    this.chosen = persisted.get('training.compared', isString, '');
    this.select = new Select(words('compareWith'), (run) => this.choose(run));
    const label = element('label', { class: 'pair' }, element('span', {}, words('compareWith')), this.select.element);
    this.element = element('span', { class: 'pair small' }, label, this.said);
  }

  /** What was chosen, once its epochs are there. */
  get compared(): ComparedRun | null {
    const summary = this.summary();
    return this.state && summary && this.epochs
      ? { name: runName(this.context, this.state.snapshot, summary), epochs: this.epochs }
      : null;
  }

  update(state: PanelState): void {
    const before = this.state;
    this.state = state;
    if (before?.snapshot !== state.snapshot || before.run?.summary.run !== state.run?.summary.run) this.list(state);
    const summary = this.summary();
    if (summary && summary.run !== this.asked) void this.ask(summary.run);
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
    this.select.update([{ value: '', label: words('compareWithNone') }, ...choices], this.summary()?.run ?? '');
  }

  dispose(): void {
    this.element.remove();
  }

  private summary() {
    const { chosen, state } = this;
    if (chosen === state?.run?.summary.run) return undefined;
    return state?.snapshot.runs.find(({ run }) => run === chosen);
  }

  private choose(run: string): void {
    this.chosen = run;
    this.asked = '';
    this.epochs = null;
    this.context.persisted.set('training.compared', run);
    setText(this.said, '');
    if (this.state) this.update(this.state);
    this.onChange();
  }

  private async ask(run: string): Promise<void> {
    this.asked = run;
    const answer = await this.context.request('curves', { run });
    if (this.asked !== run) return;
    if ('ok' in answer) this.epochs = answer.ok.epochs;
    else if ('error' in answer) setText(this.said, errorText(this.context.locale, answer.error));
    this.onChange();
  }
}
