import path from 'node:path';
import { isActive, StudioError } from '../../protocol';
import type { TextArguments, TextKey } from '../../texts';
import { listKeys } from '../keys/keyRecords';
import { versionsFolder } from '../layout';
import { takeLock } from '../lock';
import { modelFolder, readModelNames, writeModelNames, type FileMove, type ModelNames } from '../modelNames';
import { serverOf } from '../servers';
import { runFolders, summarizeRuns } from '../summaries';
import { listTrashed } from '../trash';
import { namesIn } from '../files';
import { finishMoves } from './moveModelFile';

const longest = 100;
/** Signs that a file's name may not hold somewhere, and the one before a version's number. */
const name = /^(?!\.)[^\p{Cc}@/\\:*?"<>|]+(?<![. ])$/u;

/** Whether a model can be given a name: its file is called so as well. */
export function isModelName(given: string): boolean {
  return given.length <= longest && given.trim() === given && name.test(given);
}

/**
 * Gives a model another name: its runs, versions, aliases, traffic, keys and what is in the trash go by it from then on. One
 * rename of one file decides: a kill before it leaves all as it was, a kill after it at most the model file on its way, which
 * {@link finishRenames} brings there. Throws where the model is at work, or the name is taken or can be none.
 */
export function renameModel(store: string, model: string, to: string, move?: FileMove): void {
  exclusively(store, () => {
    const before = finishMoves(store);
    requireIdle(store, model);
    requireFree(store, to);
    const folder = modelFolder(store, to);
    writeModelNames(store, renamed(before, modelFolder(store, model), model, to, move));
    // A first run of that name may have been made since it was looked for.
    if (isThere(path.join(store, 'runs', folder))) {
      writeModelNames(store, before);
      throw refused('name-taken', 'registry.nameTaken', { name: to });
    }
  });
}

/** Brings model files there that a rename has not moved yet, unless another process is about to. */
export function finishRenames(store: string): void {
  const unfinished = [...readModelNames(store).values()].some(({ moving }) => moving !== undefined);
  if (unfinished) exclusively(store, () => finishMoves(store));
}

function exclusively(store: string, act: () => void): void {
  const lock = takeLock(path.join(store, 'renaming'));
  if (!lock) throw refused('rename-active', 'registry.renameActive');
  try {
    act();
  } finally {
    lock.release();
  }
}

function renamed(names: ModelNames, folder: string, model: string, to: string, move?: FileMove): ModelNames {
  const { formerly = [], sources = {} } = names.get(folder) ?? {};
  const until = new Date().toISOString();
  return new Map(names).set(folder, {
    name: to,
    formerly: [...formerly, { name: model, until }],
    sources: move ? moved(sources, move) : sources,
    ...(move && { moving: move }),
  });
}

/** Every path leads to where the file is in the end. */
function moved(sources: Readonly<Record<string, string>>, { from, to }: FileMove): Readonly<Record<string, string>> {
  const now = Object.entries(sources).map(([was, at]) => [was, at === from ? to : at] as const);
  return Object.fromEntries([...now, [from, to] as const].filter(([was, at]) => was !== at));
}

/** Whether a store has anything of a model: one that was never trained is its file alone. */
export function isKnown(store: string, model: string): boolean {
  return runFolders(store, model).length > 0 || hasVersions(store, model);
}

function requireIdle(store: string, model: string): void {
  const runs = summarizeRuns(store, model);
  if (!isKnown(store, model)) throw refused('model-missing', 'registry.noModel', { model });
  const active = runs.find(({ status }) => isActive(status));
  if (active) throw refused('model-active', 'registry.modelTrains', { model, run: active.run });
  const server = serverOf(store, model);
  if (server) throw refused('model-active', 'registry.modelServed', { model, url: server.url });
}

/** Throws where a model cannot be given a name, or something has it already. */
export function requireFree(store: string, to: string): void {
  if (!isModelName(to)) throw refused('bad-name', 'registry.badName', { name: to });
  const taken =
    runFolders(store, to).length > 0 ||
    hasVersions(store, to) ||
    listTrashed(store).some(({ model }) => model === to) ||
    // What it opens must not be another model all at once.
    listKeys(store).some(({ revoked, models }) => revoked === undefined && models.includes(to));
  if (taken) throw refused('name-taken', 'registry.nameTaken', { name: to });
}

/** In the trash or not. */
function hasVersions(store: string, model: string): boolean {
  return isThere(versionsFolder(store, model));
}

function isThere(folder: string): boolean {
  return namesIn(folder).length > 0;
}

function refused(code: string, key: Extract<TextKey, `registry.${string}`>, args: TextArguments = {}): StudioError {
  return new StudioError('input', code, { key, args });
}
