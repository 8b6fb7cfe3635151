import type { PanelContext, WebviewText } from '../context';
import { element, setText } from '../dom';
import { isBoolean } from '../persisted';
import { icon } from '../render/icons';
import { toolbar } from '../render/oneStop';

export interface CellOptions {
  /** Names the cell in what is kept over a reload, and in the page. */
  readonly id: string;
  readonly title: WebviewText;
  readonly foldedAtFirst?: boolean;
  /** Called when it is opened: its body was not kept up to date while folded. */
  readonly onUnfold: () => void;
}

/** The frame of a cell: head with fold arrow, title, one-line summary and tools, and the body under it. */
export class Cell {
  readonly element: HTMLElement;
  readonly body = element('div', { class: 'cell-body' });
  readonly tools = element('div', { class: 'cell-tools' });
  private readonly summary = element('p', { class: 'cell-sum' });
  private readonly fold: HTMLButtonElement;

  constructor(
    private readonly context: PanelContext,
    private readonly options: CellOptions,
  ) {
    const heading = element('h2', { id: `cell-${options.id}` }, context.words(options.title));
    this.fold = element('button', { class: 'cell-fold', type: 'button' }, icon('chevron-down'), heading);
    this.element = element(
      'section',
      { class: 'cell', 'data-cell': options.id, 'aria-labelledby': heading.id },
      element('div', { class: 'cell-head' }, this.fold, this.summary, this.tools),
      this.body,
    );
    this.fold.addEventListener('click', () => this.setFolded(!this.folded));
    this.fold.addEventListener('keydown', (event) => this.onKey(event));
    this.showFolded(context.persisted.get(`fold.${options.id}`, isBoolean, options.foldedAtFirst ?? false));
  }

  get folded(): boolean {
    return this.element.hasAttribute('data-folded');
  }

  setSummary(text: string): void {
    setText(this.summary, text);
    this.summary.title = text;
  }

  setFolded(folded: boolean): void {
    if (folded === this.folded) return;
    this.showFolded(folded);
    this.context.persisted.set(`fold.${this.options.id}`, folded);
    if (!folded) this.options.onUnfold();
  }

  /** Buttons in the head, as one stop for Tab. */
  setTools(...buttons: readonly HTMLButtonElement[]): void {
    this.tools.append(toolbar(this.context.words(this.options.title), 'tools', ...buttons));
  }

  focusHead(): void {
    this.fold.focus();
  }

  private showFolded(folded: boolean): void {
    this.element.toggleAttribute('data-folded', folded);
    this.fold.setAttribute('aria-expanded', String(!folded));
    this.fold.firstElementChild?.replaceWith(icon(folded ? 'chevron-right' : 'chevron-down'));
  }

  private onKey(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      const heads = [...document.querySelectorAll<HTMLElement>('.cell:not([hidden]) .cell-fold')];
      heads[heads.indexOf(this.fold) + step]?.focus();
    } else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      this.setFolded(event.key === 'ArrowLeft');
    } else {
      return;
    }
    event.preventDefault();
  }
}
