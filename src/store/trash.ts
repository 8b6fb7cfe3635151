import * as fs from 'node:fs';
import path from 'node:path';
import { StudioError } from '../protocol';
import { errorCode, isObject, makeFolder, namesIn, readJson, syncFolder, writeJson } from './files';
import { runFiles, storeOfRun } from './layout';
import { releaseLock, takeLock } from './lock';
import { makeRunId } from './makeRun';
import { readModelNames } from './modelNames';
import { readRunRecord } from './records';
import { readRunRemarks } from './runRemarks';

/** What can be put away: a whole run, or the checkpoints of one that needs them no more. */
export type TrashedKind = 'run' | 'checkpoints';

/** Something in the trash, which can be taken back. */
export interface Trashed {
  readonly store: string;
  /** Names it in the trash. */
  readonly id: string;
  readonly kind: TrashedKind;
  readonly model: string;
  readonly run: string;
  /** What a person called a run. */
  readonly title?: string;
  /** Where it was, relative to the store. */
  readonly from: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Where runs and checkpoints that were put away lie; versions have a place of their own, beside their fellows. */
export function runTrash(store: string): string {
  return path.join(store, 'trash');
}

const noteFile = 'trash.json';
const contentFolder = 'content';

/** Moves a run to the trash by one rename. Throws while another process works on it. */
export function trashRun(folder: string, lock = takeLock(path.join(folder, runFiles.lock))): Trashed {
  if (!lock) {
    const args = { run: path.basename(folder) };
    throw new StudioError('input', 'run-active', { key: 'engine.runActive', args });
  }
  try {
    const trashed = put('run', folder, folder);
    // The lock went along: whoever takes the run back finds it free.
    releaseLock(path.join(contentOf(trashed), runFiles.lock), lock.generation);
    return trashed;
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Moves a run's checkpoints to the trash; undefined where it has none. */
export function trashCheckpoints(folder: string): Trashed | undefined {
  const checkpoints = path.join(folder, runFiles.checkpoints);
  return namesIn(checkpoints).length > 0 ? put('checkpoints', folder, checkpoints) : undefined;
}

function put(kind: TrashedKind, run: string, what: string): Trashed {
  const store = storeOfRun(run);
  const record = readRunRecord(run);
  const id = makeRunId();
  const at = new Date().toISOString();
  const from = path.relative(store, what);
  const model = record?.model ?? path.basename(path.dirname(run));
  const trashed: Trashed = { store, id, kind, model, run: path.basename(run), from, at };
  const place = path.join(runTrash(store), id);
  makeFolder(place);
  // What it is stands there first: a kill in between leaves a note without content, which counts as nothing.
  writeJson(path.join(place, noteFile), { kind, model, run: trashed.run, from, at });
  fs.renameSync(what, path.join(place, contentFolder));
  syncFolder(place);
  syncFolder(path.dirname(what));
  return trashed;
}

function contentOf({ store, id }: Pick<Trashed, 'store' | 'id'>): string {
  return path.join(runTrash(store), id, contentFolder);
}

/** What is in the trash, oldest first. */
export function listTrashed(store: string): readonly Trashed[] {
  const names = readModelNames(store);
  return namesIn(runTrash(store)).flatMap((id) => {
    const value = readJson(path.join(runTrash(store), id, noteFile));
    if (!isObject(value) || !fs.existsSync(contentOf({ store, id }))) return [];
    const { kind, model, run, from, at } = value;
    if (kind !== 'run' && kind !== 'checkpoints') return [];
    if (![model, run, from, at].every((one) => typeof one === 'string')) return [];
    const [, folder = ''] = String(from).split(/[\\/]/);
    const now = names.get(folder)?.name ?? String(model);
    const { title } = kind === 'run' ? readRunRemarks(contentOf({ store, id })) : {};
    const named = title === undefined ? {} : { title };
    return [{ store, id, kind, model: now, run: String(run), ...named, from: String(from), at: String(at) }];
  });
}

/** Takes something out of the trash, to where it was. Throws where there is something else by now. */
export function restoreTrashed(trashed: Trashed): string {
  const { store, id, from } = trashed;
  const target = path.resolve(store, from);
  // A note says where to: out of the store it may not lead.
  if (!target.startsWith(path.join(path.resolve(store), 'runs') + path.sep)) throw taken(trashed);
  makeFolder(path.dirname(target));
  try {
    fs.renameSync(contentOf(trashed), target);
  } catch (error) {
    if (['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(errorCode(error) ?? '')) throw taken(trashed, error);
    throw error;
  }
  syncFolder(path.dirname(target));
  fs.rmSync(path.join(runTrash(store), id), { recursive: true, force: true });
  return target;
}

function taken({ run }: Trashed, cause?: unknown): StudioError {
  return new StudioError('input', 'restore-taken', { key: 'engine.restoreTaken', args: { run } }, { cause });
}

/** Removes for good what is in the trash: runs, checkpoints, and deleted versions, whose numbers stay taken. */
export async function emptyTrash(store: string): Promise<void> {
  await fs.promises.rm(runTrash(store), { recursive: true, force: true });
  for (const version of trashedVersions(store)) {
    for (const name of namesIn(version)) {
      await fs.promises.rm(path.join(version, name), { recursive: true, force: true });
    }
  }
}

/** Folders of deleted versions, of all models. */
export function trashedVersions(store: string): readonly string[] {
  const versions = path.join(store, 'versions');
  return namesIn(versions).flatMap((model) => {
    const trash = path.join(versions, model, '.trash');
    return namesIn(trash).map((version) => path.join(trash, version));
  });
}
