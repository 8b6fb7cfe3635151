import type { PanelContext } from '../context';
import type { PanelState } from '../state/state';
import { isCellId, moved, ownOrder, usualOrder, type CellId } from './arrangement';
import { headedCell } from './headedCell';

const kept = 'cells.order';

function isOrder(value: unknown): value is readonly CellId[] {
  return Array.isArray(value) && value.every(isCellId);
}

/** What moves together: a cell, and what stands before it or belongs to it. */
export type Slots = Readonly<Record<CellId, readonly HTMLElement[]>>;

/**
 * Puts the cells in the order that suits the stage in which the page was opened, or in the reader's own: nothing moves
 * under the reader's hands. Alt and the arrows move the cell whose head has the focus, Alt and Home put all back.
 */
export class CellOrder {
  private order: readonly CellId[] = [];
  private usual: readonly CellId[] = [];

  constructor(
    private readonly context: PanelContext,
    private readonly main: HTMLElement,
    private readonly slots: Slots,
  ) {
    for (const head of main.querySelectorAll<HTMLElement>('.cell-fold')) {
      head.setAttribute('aria-keyshortcuts', 'Alt+ArrowUp Alt+ArrowDown Alt+Home');
      head.title = context.words('moveHint');
    }
    // Before the head itself hears of it, which goes to the next cell by the same keys without Alt.
    main.addEventListener('keydown', (event) => this.onKey(event), { capture: true });
  }

  /** Once the first state is known. */
  begin(state: PanelState): void {
    if (this.order.length > 0) return;
    this.usual = usualOrder(state);
    const own = this.context.persisted.get(kept, isOrder, []);
    this.show(own.length > 0 ? ownOrder(own, this.usual) : this.usual);
  }

  private show(order: readonly CellId[]): void {
    this.order = order;
    this.main.append(...order.flatMap((id) => this.slots[id]));
  }

  private onKey(event: KeyboardEvent): void {
    const cell = headedCell(event);
    if (!cell || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!['ArrowUp', 'ArrowDown', 'Home'].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Home') this.putBack();
    else this.move(cell.id, event.key === 'ArrowUp' ? -1 : 1);
    // A node that is moved loses the focus.
    cell.head.focus();
  }

  private move(id: CellId, step: -1 | 1): void {
    const order = moved(this.order, id, step, (one) => this.cellOf(one)?.hidden === false);
    if (order === this.order) return;
    this.show(order);
    this.context.persisted.set(kept, order);
    const place = order.filter((one) => this.cellOf(one)?.hidden === false).indexOf(id) + 1;
    this.context.announce(this.context.words('cellMoved', { cell: this.context.words(id), place }));
  }

  private putBack(): void {
    this.show(this.usual);
    this.context.persisted.set(kept, undefined);
    this.context.announce(this.context.words('cellsPutBack'));
  }

  private cellOf(id: CellId): HTMLElement | undefined {
    return this.slots[id].find((element) => element.dataset['cell'] === id);
  }
}
