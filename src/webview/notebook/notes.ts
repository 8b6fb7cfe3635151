import {
  errorText,
  isNotebookItem,
  pinnedAnswer,
  withItem,
  withoutItem,
  type InputRow,
  type NotebookItem,
  type PanelResponse,
} from '../../protocol';
import type { PanelContext, Part } from '../context';
import { element, setChildren } from '../dom';
import { labelButton } from '../render/controls';
import type { PanelState } from '../state/state';
import { cellIds, isCellId, type CellId } from './arrangement';
import { headedCell } from './headedCell';
import type { ItemView } from './itemView';
import { NoteView } from './noteView';
import { PinnedView } from './pinnedView';

interface Removed {
  readonly after: string;
  /** Says that it is gone, and brings it back. */
  readonly line: HTMLElement;
}

/** What stands between the cells: under each of them its notes, and a way to add one. */
export class Notes implements Part<Pick<PanelState, 'notebook'>> {
  /** Says what is wrong with the file of the notes. */
  readonly element = element('p', { class: 'notes-problem wrongc small', role: 'alert', hidden: true });
  readonly places: Readonly<Record<CellId, HTMLElement>>;
  private readonly lists: Readonly<Record<CellId, HTMLElement>>;
  private items: readonly NotebookItem[] = [];
  private told: PanelState['notebook'];
  private removed: Removed | null = null;
  private readonly views = new Map<string, ItemView>();

  constructor(private readonly context: PanelContext) {
    const each = <T>(make: (id: CellId) => T) =>
      Object.fromEntries(cellIds.map((id) => [id, make(id)])) as Readonly<Record<CellId, T>>;
    this.lists = each(() => element('div', { class: 'items' }));
    this.places = each((id) => element('div', { class: 'between', 'data-after': id }, this.lists[id], this.adder(id)));
  }

  update({ notebook }: Pick<PanelState, 'notebook'>): void {
    if (!notebook || notebook === this.told) return;
    this.told = notebook;
    const { error } = notebook;
    this.element.hidden = error === undefined;
    this.element.textContent = error ? errorText(this.context.locale, error) : '';
    // What is being written for the first time is in no file yet.
    const drafts = this.items.filter(isDraft);
    this.items = drafts.reduce((items, draft) => withItem(items, draft, this.firstAfter(draft.after)), notebook.items);
    this.show();
  }

  /** Begins a new note under a cell. */
  add(after: CellId): void {
    // A file that cannot be read is not written over.
    if (this.told?.error) return;
    const item: NotebookItem = { kind: 'note', id: newId(), after, text: '' };
    this.items = withItem(this.items, item, this.firstAfter(after));
    this.show();
    const view = this.views.get(item.id);
    if (view instanceof NoteView) view.edit();
  }

  /** Keeps a prediction under the cell that it was made in. */
  pin(inputs: readonly InputRow[], { predictions, version }: PanelResponse['predict']): void {
    const { announce, words } = this.context;
    const [prediction] = predictions;
    if (!prediction || this.told?.error) return;
    const answers = [pinnedAnswer(prediction, version, new Date().toISOString())];
    const item: NotebookItem = { kind: 'prediction', id: newId(), after: 'predict', inputs, answers };
    // A large picture would make the file one that nobody wants to keep.
    if (!isNotebookItem(item)) return announce(words('pinnedTooLarge'));
    this.keep(item, this.firstAfter(item.after));
    announce(words('pinnedSaid'));
  }

  /** N on the head of a cell adds a note under it. */
  listen(main: HTMLElement): void {
    main.addEventListener('keydown', (event) => {
      const cell = headedCell(event);
      if (event.key.toLowerCase() !== 'n' || !cell) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      event.preventDefault();
      this.add(cell.id);
    });
  }

  dispose(): void {
    this.element.remove();
  }

  /** A new note stands nearest to its cell. */
  private firstAfter(after: string): string | null {
    return this.items.find((item) => item.after === after)?.id ?? null;
  }

  private adder(id: CellId): HTMLElement {
    const button = labelButton('edit', this.context.words('noteAdd'), 'tool label', () => this.add(id));
    // The keyboard has N on the head of the cell: a stop under every cell would be in its way.
    button.tabIndex = -1;
    return element('div', { class: 'adder' }, button);
  }

  private keep(item: NotebookItem, before: string | null): void {
    this.items = withItem(this.items, item, before);
    this.context.send({ type: 'keepItem', item, before });
    this.show();
  }

  private remove(id: string): void {
    const at = this.items.findIndex((item) => item.id === id);
    const item = this.items[at];
    if (!item) return;
    // One that was never kept is nothing to bring back.
    const written = !isDraft(item);
    const before = this.items[at + 1]?.id ?? null;
    this.removed = written ? { after: item.after, line: this.removedLine(item, before) } : null;
    this.items = withoutItem(this.items, id);
    if (written) this.context.send({ type: 'removeItem', id });
    this.show();
    const place = isCellId(item.after) ? this.places[item.after] : undefined;
    if (written) place?.querySelector<HTMLElement>('.removed button')?.focus();
    else place?.previousElementSibling?.querySelector<HTMLElement>('.cell-fold')?.focus();
  }

  private undo(item: NotebookItem, before: string | null): void {
    this.removed = null;
    this.keep(item, before);
    this.views.get(item.id)?.element.querySelector<HTMLElement>('.item-tools button')?.focus();
  }

  private show(): void {
    const known = new Set(this.items.map(({ id }) => id));
    for (const id of [...this.views.keys()]) if (!known.has(id)) this.views.delete(id);
    for (const cell of cellIds) {
      const own = this.items.filter(({ after }) => after === cell);
      const line = this.removed?.after === cell ? [this.removed.line] : [];
      const wanted = [...line, ...own.map((item) => this.viewOf(item).element)];
      const list = this.lists[cell];
      // What is already so is left alone: a note that is being written keeps the focus.
      const now = [...list.children];
      if (now.length === wanted.length && wanted.every((one, at) => one === now[at])) continue;
      setChildren(list, ...wanted);
    }
  }

  private viewOf(item: NotebookItem): ItemView {
    const there = this.views.get(item.id);
    if (there) {
      there.update(item);
      return there;
    }
    const acts = {
      keep: (changed: NotebookItem) => this.keep(changed, this.next(changed.id)),
      remove: (id: string) => this.remove(id),
    };
    const view: ItemView =
      item.kind === 'note' ? new NoteView(this.context, item, acts) : new PinnedView(this.context, item, acts);
    this.views.set(item.id, view);
    return view;
  }

  private next(id: string): string | null {
    return this.items[this.items.findIndex((item) => item.id === id) + 1]?.id ?? null;
  }

  private removedLine(item: NotebookItem, before: string | null): HTMLElement {
    const { words } = this.context;
    return element(
      'p',
      { class: 'removed small', role: 'status' },
      words(item.kind === 'note' ? 'noteDeleted' : 'pinnedRemoved'),
      labelButton('discard', words('noteUndo'), 'tool label', () => this.undo(item, before)),
    );
  }
}

/** A note that is being written for the first time. */
function isDraft(item: NotebookItem): boolean {
  return item.kind === 'note' && item.text === '';
}

function newId(): string {
  return Math.random().toString(36).slice(2, 10);
}
