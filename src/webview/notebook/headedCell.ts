import { isCellId, type CellId } from './arrangement';

/** The cell whose head a key was pressed on. */
export function headedCell(event: KeyboardEvent): { readonly id: CellId; readonly head: HTMLElement } | null {
  const head = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('.cell-fold') : null;
  const id = head?.closest<HTMLElement>('.cell')?.dataset['cell'];
  return head && isCellId(id) ? { id, head } : null;
}
