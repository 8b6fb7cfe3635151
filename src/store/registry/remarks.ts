import * as fs from 'node:fs';
import path from 'node:path';
import { readJson, readTextIfThere, writeJson, writeWhole } from '../files';
import { versionsFolder } from '../layout';
import { parseRemarks, type Remarks } from '../runRemarks';

function remarksFile(store: string, model: string, version: number, ending: 'json' | 'md'): string {
  return path.join(versionsFolder(store, model), 'remarks', `${version}.${ending}`);
}

export function readRemarks(store: string, model: string, version: number): Remarks {
  return parseRemarks(readJson(remarksFile(store, model, version, 'json')));
}

/** Replaces the remarks that are given; an empty one is taken away. */
export function writeRemarks(store: string, model: string, version: number, remarks: Remarks): Remarks {
  const file = remarksFile(store, model, version, 'json');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  writeJson(file, { ...readRemarks(store, model, version), ...remarks });
  return readRemarks(store, model, version);
}

/** Where the card lies that a person wrote. */
export function editedCardFile(store: string, model: string, version: number): string {
  return remarksFile(store, model, version, 'md');
}

/** The card that a person wrote; undefined while it is the generated one. */
export function readEditedCard(store: string, model: string, version: number): string | undefined {
  return readTextIfThere(editedCardFile(store, model, version));
}

/** Keeps a card that a person wrote; without one the card is generated again. */
export function writeEditedCard(store: string, model: string, version: number, card: string | undefined): void {
  const file = editedCardFile(store, model, version);
  if (card === undefined) return fs.rmSync(file, { force: true });
  fs.mkdirSync(path.dirname(file), { recursive: true });
  writeWhole(file, card);
}
