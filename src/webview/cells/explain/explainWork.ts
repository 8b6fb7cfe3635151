import type { PanelContext } from '../../context';
import { element, setStyle, setText } from '../../dom';
import { linkButton } from '../../render/controls';

/** Says that an explanation is on its way, how far it is, and takes a wish to stop. Shows itself only where it takes a while. */
export class ExplainWork {
  readonly element: HTMLElement;
  private readonly word = element('span', { class: 'small dim' });
  private readonly fill = element('i');
  private readonly bar: HTMLElement;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly context: PanelContext,
    onCancel: () => void,
  ) {
    const { words } = context;
    this.bar = element(
      'span',
      {
        class: 'work-bar',
        role: 'progressbar',
        'aria-label': words('explaining'),
        'aria-valuemin': 0,
        'aria-valuemax': 100,
      },
      this.fill,
    );
    const cancel = linkButton(words('explainCancel'), onCancel, { class: 'link small' });
    this.element = element('div', { class: 'work', hidden: true }, this.bar, this.word, cancel);
  }

  start(): void {
    this.progress(null);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.element.hidden = false), 400);
  }

  progress(fraction: number | null): void {
    const { words, numbers } = this.context;
    setStyle(this.fill, 'width', `${(fraction ?? 0) * 100}%`);
    if (fraction === null) this.bar.removeAttribute('aria-valuenow');
    else this.bar.setAttribute('aria-valuenow', String(Math.floor(fraction * 100)));
    setText(
      this.word,
      fraction === null ? words('explaining') : words('explainingShare', { share: numbers.wholePercent(fraction) }),
    );
  }

  end(): void {
    clearTimeout(this.timer);
    this.element.hidden = true;
  }
}
