import { errorText, type AnsweringWeights, type LayerWeights } from '../../../protocol';
import type { PanelContext } from '../../context';
import { element, setChildren } from '../../dom';
import { subtitle } from '../../render/controls';
import { distributionView } from './distributionView';

/** Whose weights of which layer are looked at. */
export interface WeightsSubject {
  readonly network: string;
  readonly layer: string;
  readonly weights: AnsweringWeights;
  /** Of the weights: `Version 2`. */
  readonly label: string;
  /** Changes when the weights do: a run writes one checkpoint after the other. */
  readonly state: string;
}

/** How the weights of a layer lie, asked for anew with each checkpoint while it is shown. */
export class LayerWeightsView {
  readonly element = element('div', { class: 'weights-of-layer' });
  private subject: WeightsSubject | null = null;
  private asking = false;

  constructor(private readonly context: PanelContext) {}

  show(subject: WeightsSubject | null): void {
    const before = this.subject;
    this.subject = subject;
    this.element.hidden = subject === null;
    if (!subject || keyOf(subject) === (before && keyOf(before))) return;
    const same = before?.network === subject.network && before.layer === subject.layer;
    if (!same) setChildren(this.element, this.head(subject));
    void this.ask();
  }

  /** One request at a time: what changed meanwhile is asked for after it. */
  private async ask(): Promise<void> {
    const { subject } = this;
    if (this.asking || !subject) return;
    this.asking = true;
    const { network, layer, weights } = subject;
    const answer = await this.context.request('layerWeights', { version: weights, network, layer });
    this.asking = false;
    if (this.subject !== subject) return this.again(subject);
    if ('ok' in answer) this.draw(subject, answer.ok);
    else if ('error' in answer) this.say(subject, errorText(this.context.locale, answer.error));
  }

  private again(asked: WeightsSubject): void {
    if (this.subject && keyOf(this.subject) !== keyOf(asked)) void this.ask();
  }

  private draw(subject: WeightsSubject, { weights }: LayerWeights): void {
    if (weights.length === 0) return this.say(subject, this.context.words('weightsNotThere'));
    setChildren(
      this.element,
      this.head(subject),
      ...weights.map(({ name, ...lies }) => distributionView(this.context, name, lies)),
    );
  }

  private say(subject: WeightsSubject, sentence: string): void {
    setChildren(this.element, this.head(subject), element('p', { class: 'small dim' }, sentence));
  }

  private head({ label }: WeightsSubject): HTMLElement {
    return subtitle(this.context.words('weightValues'), label);
  }
}

function keyOf({ network, layer, weights, state }: WeightsSubject): string {
  return JSON.stringify([network, layer, weights, state]);
}
