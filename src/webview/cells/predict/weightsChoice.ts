import type { AnsweringWeights } from '../../../protocol';
import type { PanelContext } from '../../context';
import { element } from '../../dom';
import { isRecord } from '../../persisted';
import { Select, type Choice } from '../../render/controls';
import type { PanelState } from '../../state/state';

/** Weights that can answer: of a version, or of the last checkpoint of a run that has none yet. */
export interface Weights {
  readonly key: string;
  readonly ask: AnsweringWeights;
  readonly label: string;
  /** Root mean square error on validation, in the target's units. */
  readonly usualError: number | null;
}

/** Weights that can answer now, the run shown first, then from the newest version on. */
export function weightsOf({ words }: PanelContext, { snapshot, run }: PanelState): Weights[] {
  const newestFirst = [...snapshot.versions].sort((a, b) => b.version - a.version);
  const versions = newestFirst.map(({ version, measures }): Weights => ({
    key: String(version),
    ask: version,
    label: words('version', { version }),
    usualError: measures['val_rmse'] ?? null,
  }));
  const shown = run?.summary.version;
  if (shown !== undefined) {
    return versions.sort((a, b) => Number(b.ask === shown) - Number(a.ask === shown));
  }
  if (!run?.summary.checkpoint) return versions;
  const next = Math.max(0, ...snapshot.versions.map(({ version }) => version)) + 1;
  const draft = { key: 'checkpoint', ask: 'checkpoint', label: words('draft', { version: next }) } as const;
  return [{ ...draft, usualError: run.epochs.at(-1)?.logs['val_rmse'] ?? null }, ...versions];
}

const nobody = '';

/** Which weights answer, and which answer beside them. A choice holds while the same run is shown. */
export class WeightsChoice {
  readonly element: HTMLElement;
  private readonly first: Select;
  private readonly second: Select;
  private readonly pair: HTMLElement;
  private weights: readonly Weights[] = [];
  private run = '';
  private chosen: { readonly first: string; readonly second: string } = { first: nobody, second: nobody };

  constructor(
    private readonly context: PanelContext,
    private readonly onChange: () => void,
    private readonly alone = false,
  ) {
    const { words } = context;
    this.first = new Select(words('answeredBy'), (first) => this.choose({ ...this.chosen, first }));
    this.second = new Select(words('besideVersion'), (second) => this.choose({ ...this.chosen, second }));
    this.pair = element('span', { class: 'pair small' }, element('span', { class: 'dim' }, words('beside')));
    this.pair.append(this.second.element);
    this.element = element('div', { class: 'weights' }, this.first.element, this.pair);
  }

  /** True when other weights answer than before. */
  update(weights: readonly Weights[], run: string): boolean {
    const before = this.asked();
    if (run !== this.run) {
      this.run = run;
      const kept = this.context.persisted.get('predict.weights', isRecord, {});
      const text = (value: unknown) => (typeof value === 'string' ? value : nobody);
      const same = kept['run'] === run;
      this.chosen = { first: same ? text(kept['first']) : nobody, second: text(kept['second']) };
    }
    this.weights = weights;
    this.show();
    return this.asked() !== before;
  }

  get answering(): Weights | undefined {
    return this.weights.find(({ key }) => key === this.chosen.first) ?? this.weights[0];
  }

  get beside(): Weights | undefined {
    return this.weights.find(({ key }) => key === this.chosen.second && key !== this.answering?.key);
  }

  private asked(): string {
    return `${this.answering?.key} ${this.beside?.key}`;
  }

  private choose(chosen: WeightsChoice['chosen']): void {
    this.chosen = chosen;
    this.context.persisted.set('predict.weights', { ...chosen, run: this.run });
    this.show();
    this.onChange();
  }

  private show(): void {
    const { answering, beside } = this;
    const choices = this.weights.map(({ key, label }): Choice<string> => ({ value: key, label }));
    this.first.update(choices, answering?.key ?? nobody);
    const others = choices.filter(({ value }) => value !== answering?.key);
    const none = { value: nobody, label: this.context.words('besideNone') };
    this.second.update([none, ...others], beside?.key ?? nobody);
    this.pair.hidden = this.alone || this.weights.length < 2;
    this.element.hidden = this.weights.length === 0;
  }
}
