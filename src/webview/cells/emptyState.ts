import type { ModelView } from '../../protocol';
import type { PanelContext, Part } from '../context';
import { element, setText } from '../dom';
import { labelButton } from '../render/controls';
import type { PanelState } from '../state/state';
import { isTrained, shownActions } from '../head/shownStatus';

/** What stands below the description while nothing has been trained. */
export class EmptyState implements Part<PanelState> {
  readonly element: HTMLElement;
  private readonly train: HTMLButtonElement;
  private readonly open: HTMLButtonElement;
  private readonly plan = element('p');
  private readonly goesOn = element('p');
  private readonly command = element('code');

  constructor(private readonly context: PanelContext) {
    const { words } = context;
    this.train = labelButton('play', words('train'), 'btn', () => context.send({ type: 'action', action: 'train' }));
    this.open = labelButton('go-to-file', '', 'btn second', () => context.send({ type: 'openFile' }));
    this.open.append(element('span'));
    this.goesOn.textContent = words('runGoesOn');
    this.element = element(
      'div',
      { class: 'empty' },
      element('h2', {}, words('notTrainedYet')),
      this.plan,
      this.goesOn,
      element('div', { class: 'do' }, this.train, this.open),
      element('p', { class: 'small dim' }, words('orInTerminal'), element('br'), this.command),
    );
    this.openText = (fileName) => words('openNamed', { file: fileName });
  }

  private readonly openText: (fileName: string) => string;

  update(state: PanelState): void {
    this.element.hidden = isTrained(state);
    this.train.disabled = !shownActions(state).has('train');
    const { fileName } = state.snapshot.model;
    const plan = this.planWords(state.snapshot.model);
    this.plan.hidden = plan === '';
    setText(this.plan, plan);
    if (this.open.lastElementChild) setText(this.open.lastElementChild, this.openText(fileName));
    setText(this.command, `model-studio train ${fileName}`);
  }

  /** What a training will do: how long it takes is not known before the first. */
  private planWords({ train, data, networks }: ModelView): string {
    const { words, numbers } = this.context;
    if (!train || networks.length === 0) return '';
    // Without the data the parameters are not known either.
    if (!data) return words('plannedEpochs', { epochs: train.epochs });
    const all = numbers.count(networks.reduce((sum, network) => sum + network.parameters, 0));
    const plan = { epochs: train.epochs, parameters: all };
    const { train: rows } = data.split;
    const steps = Math.ceil(rows / train.batchSize);
    return words('plannedRun', { ...plan, rows: numbers.count(rows), steps });
  }

  dispose(): void {
    this.element.remove();
  }
}
