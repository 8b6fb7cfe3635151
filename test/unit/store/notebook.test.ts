import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NoteItem } from '../../../src/protocol';
import { keepItem, notebookFile, readNotebook, removeItem } from '../../../src/store';
import { temporaryFolder } from './temporaryFolder';

const note = (id: string, text = id): NoteItem => ({ kind: 'note', id, after: 'data', text });

describe('the notes of a model', () => {
  const folder = temporaryFolder();
  const model = (name: string) => path.join(folder, `${name}.model.yaml`);
  const ids = (file: string) => readNotebook(file).map(({ id }) => id);

  it('stand beside the model file, in their order, and go with the last of them', () => {
    const file = model('iris');
    expect(readNotebook(file)).toEqual([]);
    keepItem(file, note('a'), null);
    keepItem(file, note('c'), null);
    keepItem(file, note('b'), 'c');
    expect(ids(file)).toEqual(['a', 'b', 'c']);
    keepItem(file, note('b', 'other'), null);
    expect(readNotebook(file)[1]).toEqual(note('b', 'other'));
    expect(path.basename(notebookFile(file))).toBe('iris.notes.json');
    for (const id of ['a', 'b', 'c']) removeItem(file, id);
    expect(fs.existsSync(notebookFile(file))).toBe(false);
  });

  it('keep what a newer program wrote', () => {
    const file = model('newer');
    const newer = { kind: 'drawing', id: 'z', after: 'data', strokes: [1, 2] };
    fs.writeFileSync(notebookFile(file), JSON.stringify({ formatVersion: 2, items: [newer] }));
    expect(readNotebook(file)).toEqual([]);
    keepItem(file, note('a'), null);
    const { items } = JSON.parse(fs.readFileSync(notebookFile(file), 'utf8')) as { items: unknown[] };
    expect(items).toEqual([newer, note('a')]);
  });

  it.each(['<<<<<<< ours\n{}', '[]', '{"items": 3}'])(
    'are never written over where they cannot be read: %j',
    (text) => {
      const file = model('damaged');
      fs.writeFileSync(notebookFile(file), text);
      expect(() => readNotebook(file)).toThrow('notes-damaged');
      expect(() => keepItem(file, note('a'), null)).toThrow('notes-damaged');
      expect(fs.readFileSync(notebookFile(file), 'utf8')).toBe(text);
    },
  );
});
