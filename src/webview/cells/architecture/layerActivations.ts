import { errorText, type AnsweringWeights, type InputRow, type LayerActivations } from '../../../protocol';
import type { PanelContext } from '../../context';
import { element, setChildren } from '../../dom';
import { subtitle } from '../../render/controls';
import { picture } from '../../render/pixels';
import { activationBars } from '../../render/activationBars';
import { distributionView } from './distributionView';

/** Which layer is looked at, and what it is given. */
export interface ActivationsSubject {
  readonly layer: string;
  readonly weights: AnsweringWeights;
  /** Of the weights: `Version 2`. */
  readonly label: string;
  /** None before something was asked in the console. */
  readonly inputs: readonly InputRow[] | null;
}

/** What the chosen layer makes of the input that stands in the console. */
export class LayerActivationsView {
  readonly element = element('div', { class: 'activations' });
  private subject: ActivationsSubject | null = null;
  private abort: AbortController | null = null;

  constructor(private readonly context: PanelContext) {}

  show(subject: ActivationsSubject | null): void {
    const before = this.subject;
    this.subject = subject;
    this.element.hidden = subject === null;
    if (!subject || (before && isSame(subject, before))) return;
    this.abort?.abort();
    if (subject.inputs) void this.ask(subject, subject.inputs);
    else this.say(subject, this.context.words('activationsWait'));
  }

  private async ask(subject: ActivationsSubject, inputs: readonly InputRow[]): Promise<void> {
    const { signal } = (this.abort = new AbortController());
    const { layer, weights } = subject;
    const answer = await this.context.request('layerActivations', { version: weights, layer, inputs }, { signal });
    if (signal.aborted || 'superseded' in answer) return;
    if ('ok' in answer) this.draw(subject, answer.ok);
    else this.say(subject, errorText(this.context.locale, answer.error));
  }

  private draw(subject: ActivationsSubject, { values, maps, channels = 0, ...lies }: LayerActivations): void {
    const { context } = this;
    const { words, numbers } = context;
    const range = lies.lie?.histogram;
    const args = range && { minimum: numbers.measure(range.minimum), maximum: numbers.measure(range.maximum) };
    const pictures = (maps ?? []).map((map, index) =>
      picture(map, words(channels > 1 ? 'activationMap' : 'activationSteps', { number: index + 1 }), false),
    );
    const few =
      pictures.length < channels ? words('activationsFirst', { count: pictures.length, all: channels }) : null;
    setChildren(
      this.element,
      this.head(subject),
      values && activationBars(values, words('activationBars', { count: values.length, ...args })),
      pictures.length > 0 ? element('div', { class: channels > 1 ? 'maps' : 'maps one' }, ...pictures) : null,
      pictures.length > 0 && args
        ? element('p', { class: 'small dim' }, [words('activationScale', args), few].filter(Boolean).join(' '))
        : null,
      distributionView(context, words('output'), lies),
    );
  }

  private say(subject: ActivationsSubject, sentence: string): void {
    setChildren(this.element, this.head(subject), element('p', { class: 'small dim' }, sentence));
  }

  private head({ label }: ActivationsSubject): HTMLElement {
    return subtitle(this.context.words('activations'), label);
  }
}

function isSame(one: ActivationsSubject, other: ActivationsSubject): boolean {
  return one.layer === other.layer && one.weights === other.weights && one.inputs === other.inputs;
}
