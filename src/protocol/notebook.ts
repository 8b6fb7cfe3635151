import { isInputRow } from './inputRow';
import type { InputRow, Prediction } from './signature';

/** What a reader writes between the cells of a Studio. It stands in a file beside the model file. */
export interface NoteItem {
  readonly kind: 'note';
  readonly id: string;
  /** The cell that it stands under, and goes along with. */
  readonly after: string;
  /** Markdown. */
  readonly text: string;
}

/** An input that is kept with its answers. */
export interface PinnedItem {
  readonly kind: 'prediction';
  readonly id: string;
  readonly after: string;
  /** Several rows where the model takes a window of them. */
  readonly inputs: readonly InputRow[];
  /** Of each version that was asked, the last one at the end. */
  readonly answers: readonly PinnedAnswer[];
}

/** A class and its probability, or a number. */
export interface PinnedAnswer {
  /** Null where the weights were those of a checkpoint. */
  readonly version: number | null;
  /** ISO 8601. */
  readonly asked: string;
  readonly label?: string;
  readonly probability?: number;
  readonly value?: number;
}

export type NotebookItem = NoteItem | PinnedItem;

/** What is kept of an answer: of an autoencoder the error. */
export function pinnedAnswer(prediction: Prediction, version: number | null, asked: string): PinnedAnswer {
  const { label, probability, output, reconstruction } = prediction;
  const value = reconstruction ? reconstruction.error : label === undefined ? output[0] : undefined;
  return {
    version,
    asked,
    ...(label !== undefined && { label }),
    ...(probability !== undefined && { probability }),
    ...(value !== undefined && { value }),
  };
}

/** The item with one more answer; the same version answers once. */
export function withAnswer(item: PinnedItem, answer: PinnedAnswer): PinnedItem {
  const others = item.answers.filter(({ version }) => version !== answer.version);
  return { ...item, answers: [...others, answer].slice(-mostAnswers) };
}

const longestNote = 100_000;
const mostRows = 10_000;
const mostAnswers = 50;

/** Whether a value, from a file or a page, is an item that this program knows. */
export function isNotebookItem(value: unknown): value is NotebookItem {
  if (!isRecord(value) || !isItemId(value['id']) || !isItemId(value['after'])) return false;
  switch (value['kind']) {
    case 'note':
      return typeof value['text'] === 'string' && value['text'].length <= longestNote;
    case 'prediction':
      return isListOf(value['inputs'], isInputRow, mostRows) && isListOf(value['answers'], isPinnedAnswer, mostAnswers);
    default:
      return false;
  }
}

function isListOf(value: unknown, is: (one: unknown) => boolean, most: number): boolean {
  return Array.isArray(value) && value.length > 0 && value.length <= most && value.every(is);
}

function isPinnedAnswer(value: unknown): value is PinnedAnswer {
  if (!isRecord(value) || typeof value['asked'] !== 'string') return false;
  const { version, label, probability, value: number } = value;
  const isNumber = (one: unknown) => one === undefined || Number.isFinite(one);
  return (
    (version === null || Number.isSafeInteger(version)) &&
    (label === undefined || typeof label === 'string') &&
    isNumber(probability) &&
    isNumber(number)
  );
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
