import {
  errorText,
  pinnedAnswer,
  withAnswer,
  type InputRow,
  type NotebookItem,
  type PinnedAnswer,
  type PinnedItem,
} from '../../protocol';
import type { PanelContext } from '../context';
import { element, setChildren } from '../dom';
import { toolButton } from '../render/controls';
import { toolbar } from '../render/oneStop';
import { picture } from '../render/pixels';
import type { ItemActs, ItemView } from './itemView';

/** A prediction that stays: what was asked, and what each version answered to it. */
export class PinnedView implements ItemView {
  readonly element: HTMLElement;
  private readonly input = element('div', { class: 'pinned-input' });
  private readonly answers = element('tbody');
  private readonly problem = element('p', { class: 'wrongc small', role: 'alert', hidden: true });
  private readonly again: HTMLButtonElement;
  private asking = false;

  constructor(
    private readonly context: PanelContext,
    private item: PinnedItem,
    private readonly acts: ItemActs,
  ) {
    const { words } = context;
    this.again = toolButton('refresh', words('pinnedAgain'), () => void this.ask());
    const head = ['pinnedVersion', 'pinnedAnswer', 'pinnedAsked'] as const;
    this.element = element(
      'article',
      { class: 'item pinned', 'aria-label': words('pinned'), 'data-item': item.id },
      element('h3', { class: 'sub' }, words('pinned')),
      this.input,
      element(
        'table',
        { class: 'grid flush' },
        element('thead', {}, element('tr', {}, ...head.map((key) => element('th', { scope: 'col' }, words(key))))),
        this.answers,
      ),
      this.problem,
      toolbar(
        words('pinned'),
        'item-tools',
        this.again,
        toolButton('close', words('pinnedRemove'), () => acts.remove(this.item.id)),
      ),
    );
    this.show();
  }

  update(item: NotebookItem): void {
    if (item.kind !== 'prediction' || JSON.stringify(item) === JSON.stringify(this.item)) return;
    this.item = item;
    this.show();
  }

  /** Asks the newest version the same again. */
  private async ask(): Promise<void> {
    // It is not disabled meanwhile: that would take the focus from it.
    if (this.asking) return;
    this.asking = true;
    const reply = await this.context.request('predict', { version: null, inputs: this.item.inputs });
    this.asking = false;
    this.problem.hidden = !('error' in reply);
    if ('error' in reply) this.problem.textContent = errorText(this.context.locale, reply.error);
    if (!('ok' in reply)) return;
    const { predictions, version } = reply.ok;
    const [prediction] = predictions;
    if (!prediction) return;
    this.item = withAnswer(this.item, pinnedAnswer(prediction, version, new Date().toISOString()));
    this.show();
    this.acts.keep(this.item);
  }

  private show(): void {
    const { words, numbers } = this.context;
    const { inputs, answers } = this.item;
    setChildren(this.input, ...inputView(inputs, words('pinnedRows', { rows: inputs.length })));
    setChildren(
      this.answers,
      ...answers.map((answer) =>
        element(
          'tr',
          {},
          element(
            'td',
            {},
            answer.version === null ? words('pinnedCheckpoint') : words('version', { version: answer.version }),
          ),
          element('td', {}, this.said(answer)),
          element('td', { class: 'dim' }, numbers.moment(Date.parse(answer.asked))),
        ),
      ),
    );
  }

  private said({ label, probability, value }: PinnedAnswer): string {
    const { words, numbers } = this.context;
    if (label === undefined) return value === undefined ? '' : numbers.measure(value);
    return probability === undefined
      ? label
      : words('answerShare', { answer: label, share: numbers.percent(probability) });
  }
}

/** Pictures as they are, all else by its name; of a window how many rows it has. */
function inputView(inputs: readonly InputRow[], rows: string): (Node | string)[] {
  const [first = {}] = inputs;
  if (inputs.length > 1) return [rows];
  const values = Object.entries(first);
  const said = values.flatMap(([name, value]) => (typeof value === 'object' ? [] : [`${name} ${value}`]));
  const pictures = values.flatMap(([, value]) => (typeof value === 'object' && value ? [picture(value.image)] : []));
  return [...pictures, said.join(', ')];
}
