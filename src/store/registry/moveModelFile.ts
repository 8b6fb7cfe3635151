import * as fs from 'node:fs';
import { withModelName } from '../../language';
import { readTextIfThere, writeWhole } from '../files';
import { readModelNames, writeModelNames, type FileMove, type KeptName, type ModelNames } from '../modelNames';
import { notebookFile } from '../notebook';

/** Moves the model files that a rename left to be moved; gives back the names of the store, in which none is left. */
export function finishMoves(store: string): ModelNames {
  const names = readModelNames(store);
  const moving = [...names].filter(([, { moving: move }]) => move !== undefined);
  if (moving.length === 0) return names;
  const after = new Map([...names].map(([folder, kept]) => [folder, arrived(kept)]));
  writeModelNames(store, after);
  return after;
}

function arrived({ moving, ...kept }: KeptName): KeptName {
  return !moving || moveModelFile(moving, kept.name) ? kept : withoutMove(kept, moving);
}

/**
 * Gives a model file its model's name and its place, its notes with it; false where another file is there. Each step may have
 * been done before: by whoever was killed, or by an editor.
 */
export function moveModelFile({ from, to }: FileMove, name: string): boolean {
  if (fs.existsSync(from)) {
    if (isOther(from, to)) return false;
    nameModelFile(from, name);
  }
  moveIfFree(notebookFile(from), notebookFile(to));
  moveIfFree(from, to);
  return true;
}

/** Lets a model file that says its model's name say another. */
export function nameModelFile(file: string, name: string): void {
  const text = readTextIfThere(file);
  const named = text === undefined ? undefined : withModelName(text, file, name);
  if (named !== undefined && named !== text) writeWhole(file, named);
}

/** Somebody made a file of that name meanwhile: theirs stays, and ours stays what it is called. */
function withoutMove(kept: KeptName, { from, to }: FileMove): KeptName {
  const sources = Object.entries(kept.sources).filter(([was]) => was !== from);
  return { ...kept, sources: Object.fromEntries(sources.map(([was, at]) => [was, at === to ? from : at])) };
}

function moveIfFree(from: string, to: string): void {
  if (from !== to && fs.existsSync(from) && !isOther(from, to)) fs.renameSync(from, to);
}

/** Whether there is a file at `to` that is not the one at `from`: where case does not count, a name may differ in it alone. */
export function isOther(from: string, to: string): boolean {
  const there = fs.statSync(to, { throwIfNoEntry: false });
  const here = fs.statSync(from, { throwIfNoEntry: false });
  return there !== undefined && !(there.ino === here?.ino && there.dev === here.dev);
}
