import * as fs from 'node:fs';
import path from 'node:path';
import { stem } from '../language';
import { isItemId, isNotebookItem, StudioError, withItem, withoutItem, type NotebookItem } from '../protocol';
import { isObject, readTextIfThere, writeWhole } from './files';

const formatVersion = 1;
export const notebookEnding = '.notes.json';

/** Any item, also of a kind that a newer program wrote: it is kept as it is. */
type Kept = Readonly<Record<string, unknown>> & { readonly id: string };

/** Notes stand beside their model file, as `iris.notes.json`, so that they can be kept with it. */
export function notebookFile(modelFile: string): string {
  return path.join(path.dirname(modelFile), `${stem(modelFile)}${notebookEnding}`);
}

/** What a reader wrote to a model, in order. Throws where the file is there and cannot be read. */
export function readNotebook(modelFile: string): readonly NotebookItem[] {
  return readItems(notebookFile(modelFile)).filter((item) => isNotebookItem(item));
}

export function keepItem(modelFile: string, item: NotebookItem, before: string | null): void {
  change(modelFile, (items) => withItem<Kept>(items, { ...item }, before));
}

export function removeItem(modelFile: string, id: string): void {
  change(modelFile, (items) => withoutItem(items, id));
}

function change(modelFile: string, make: (items: readonly Kept[]) => readonly Kept[]): void {
  const file = notebookFile(modelFile);
  const items = make(readItems(file));
  if (items.length === 0) fs.rmSync(file, { force: true });
  else writeWhole(file, [Buffer.from(`${JSON.stringify({ formatVersion, items }, null, 2)}\n`)]);
}

/** A file that cannot be read, as one with two sides of a merge in it, is never written over. */
function readItems(file: string): readonly Kept[] {
  const text = readTextIfThere(file);
  if (text === undefined) return [];
  const content = parse(text);
  if (!isObject(content) || !Array.isArray(content['items'])) {
    throw new StudioError('input', 'notes-damaged', { key: 'extension.notesDamaged', args: { file } });
  }
  return (content['items'] as unknown[]).filter(isKept);
}

function isKept(value: unknown): value is Kept {
  return isObject(value) && isItemId(value['id']);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
