/** What a reader writes between the cells of a Studio. It stands in a file beside the model file. */
export interface NoteItem {
  readonly kind: 'note';
  readonly id: string;
  /** The cell that it stands under, and goes along with. */
  readonly after: string;
  /** Markdown. */
  readonly text: string;
}

export type NotebookItem = NoteItem;

const longestNote = 100_000;

/** Whether a value, from a file or a page, is an item that this program knows. */
export function isNotebookItem(value: unknown): value is NotebookItem {
  if (!isRecord(value) || !isItemId(value['id']) || !isItemId(value['after'])) return false;
  return value['kind'] === 'note' && typeof value['text'] === 'string' && value['text'].length <= longestNote;
}

export function isItemId(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{1,40}$/.test(value);
}

interface Identified {
  readonly id: string;
}

/** The items with one more, before another or at the end; one that is there already stays where it is, and changes. */
export function withItem<T extends Identified>(items: readonly T[], item: T, before: string | null): readonly T[] {
  const there = items.findIndex(({ id }) => id === item.id);
  if (there >= 0) return items.with(there, item);
  const at = items.findIndex(({ id }) => id === before);
  return at < 0 ? [...items, item] : items.toSpliced(at, 0, item);
}

export function withoutItem<T extends Identified>(items: readonly T[], id: string): readonly T[] {
  return items.filter((item) => item.id !== id);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
