import type { NotebookItem, NoteItem } from '../../protocol';
import type { PanelContext } from '../context';
import { element, setChildren } from '../dom';
import { labelButton, toolButton } from '../render/controls';
import { toolbar } from '../render/oneStop';
import type { ItemActs, ItemView } from './itemView';
import { markdownView } from './markdownView';

/** A note between cells: read, or written with what it will look like under it. */
export class NoteView implements ItemView {
  readonly element: HTMLElement;
  private readonly shown = element('div', { class: 'markdown' });
  private readonly area: HTMLTextAreaElement;
  private readonly editor: HTMLElement;
  private readonly tools: HTMLElement;

  constructor(
    context: PanelContext,
    private item: NoteItem,
    private readonly acts: ItemActs,
  ) {
    const { words } = context;
    this.area = element('textarea', {
      class: 'field area',
      rows: 6,
      'aria-label': words('noteText'),
      placeholder: words('noteExample'),
    });
    this.area.addEventListener('input', () => this.show(this.area.value));
    this.area.addEventListener('keydown', (event) => this.onKey(event));
    this.editor = element(
      'div',
      { class: 'note-editor', hidden: true },
      this.area,
      element(
        'div',
        { class: 'formact' },
        labelButton('pass', words('noteDone'), 'btn', () => this.finish()),
        labelButton('discard', words('noteCancel'), 'btn second', () => this.cancel()),
      ),
    );
    this.tools = toolbar(
      words('note'),
      'item-tools',
      toolButton('edit', words('noteEdit'), () => this.edit()),
      toolButton('close', words('noteDelete'), () => acts.remove(this.item.id)),
    );
    this.element = element(
      'article',
      { class: 'item note', 'aria-label': words('note'), 'data-item': item.id },
      this.editor,
      this.shown,
      this.tools,
    );
    this.shown.addEventListener('dblclick', () => this.edit());
    this.show(item.text);
  }

  /** What was written elsewhere; what is being written here stays. */
  update(item: NotebookItem): void {
    if (item.kind !== 'note') return;
    if (item.text === this.item.text && item.after === this.item.after) return;
    this.item = item;
    if (this.editor.hidden) this.show(item.text);
  }

  edit(): void {
    this.area.value = this.item.text;
    this.setEditing(true);
    this.area.focus();
  }

  private finish(): void {
    const text = this.area.value.trim();
    this.setEditing(false);
    if (text === '') return this.acts.remove(this.item.id);
    this.item = { ...this.item, text };
    this.show(text);
    this.acts.keep(this.item);
    this.tools.querySelector('button')?.focus();
  }

  private cancel(): void {
    this.setEditing(false);
    // One that was never written is not kept.
    if (this.item.text === '') return this.acts.remove(this.item.id);
    this.show(this.item.text);
    this.tools.querySelector('button')?.focus();
  }

  private setEditing(editing: boolean): void {
    this.editor.hidden = !editing;
    this.tools.hidden = editing;
  }

  private show(text: string): void {
    setChildren(this.shown, ...markdownView(text));
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.cancel();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.finish();
    else return;
    event.preventDefault();
  }
}
