import type { NotebookItem } from '../../protocol';

/** What can be done to an item from within it. */
export interface ItemActs {
  keep(item: NotebookItem): void;
  remove(id: string): void;
}

/** An item between the cells, as it is shown. */
export interface ItemView {
  readonly element: HTMLElement;
  /** What was written elsewhere. */
  update(item: NotebookItem): void;
}
