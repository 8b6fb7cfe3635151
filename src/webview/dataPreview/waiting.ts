import type { TextArguments } from '../../texts';
import type { WebviewText } from '../context';
import { element, setText } from '../dom';
import { linkButton } from '../render/controls';
import { icon } from '../render/icons';
import type { DataContext } from './context';

/** What comes sooner is no wait. */
const patience = 400;

/** Says what takes long, and lets it be cancelled. */
export class Waiting {
  readonly element: HTMLElement;
  private readonly said = element('span', {});
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly context: DataContext,
    onCancel: () => void,
  ) {
    const cancel = linkButton(context.words('previewCancel'), onCancel);
    this.element = element('span', { class: 'waiting', hidden: true }, icon('loading'), this.said, cancel);
  }

  start(what: WebviewText, args: TextArguments): void {
    clearTimeout(this.timer);
    setText(this.said, this.context.words(what, args));
    this.timer = setTimeout(() => (this.element.hidden = false), patience);
  }

  end(): void {
    clearTimeout(this.timer);
    this.element.hidden = true;
  }
}
