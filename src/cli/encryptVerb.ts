import * as fs from 'node:fs';
import path from 'node:path';
import { StudioError } from '../protocol';
import {
  checkpointSteps,
  createKeyFile,
  decryptVersion,
  dropCheckpointsAfter,
  encryptVersion,
  errorCode,
  listModels,
  listTrash,
  listVersionsOf,
  needKey,
  readEncryption,
  runFolder,
  storeKey,
  storeKeyFileVariable,
  storeKeyVariable,
  summarizeRun,
  type VersionSummary,
} from '../store';
import { inputError, usageError, type Context } from './context';

export interface StoreKeyValues {
  readonly 'store-key'?: string | undefined;
  readonly 'new-key'?: boolean | undefined;
}

/** Lets this process and those that it starts read with the key that `--store-key` names. */
export function useStoreKey(folder: string, { 'store-key': file, 'new-key': create }: StoreKeyValues): void {
  if (file === undefined) {
    if (create === true) throw usageError('cli.newKeyWhere');
    return;
  }
  const place = path.resolve(folder, file);
  if (create === true) makeKey(place);
  delete process.env[storeKeyVariable];
  process.env[storeKeyFileVariable] = place;
}

function makeKey(file: string): void {
  try {
    createKeyFile(file);
  } catch (cause) {
    if (errorCode(cause) === 'EEXIST') throw inputError('key-there', 'cli.keyFileThere', { file });
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new StudioError('input', 'key-file', { key: 'cli.keyFileNotMade', args: { file, detail } }, { cause });
  }
}

/** Encrypts a version, or all of a model with those in the trash, and what its ended runs hold of the weights. */
export function encryptVerb(context: Context, reference: string): number {
  const key = storeKey();
  if (!key) throw inputError('store-key-missing', 'cli.storeKeyNeeded');
  const { store, versions } = versionsOf(context, reference);
  for (const version of versions) {
    const before = readEncryption(version.path);
    if (before) needKey(version.path, before);
    const done = encryptVersion(version.path, key);
    tell(context, version, key.id, done ? 'cli.encrypted' : 'cli.alreadyEncrypted');
  }
  for (const run of new Set(versions.map((version) => version.run))) {
    clearCheckpoints(context, runFolder(store, versions[0]?.model ?? '', run));
  }
  return 0;
}

export function decryptVerb(context: Context, reference: string): number {
  for (const version of versionsOf(context, reference).versions) {
    tell(context, version, undefined, decryptVersion(version.path) ? 'cli.decrypted' : 'cli.notEncrypted');
  }
  return 0;
}

function tell(
  context: Context,
  { model, version }: VersionSummary,
  key: string | undefined,
  said: 'cli.encrypted' | 'cli.alreadyEncrypted' | 'cli.decrypted' | 'cli.notEncrypted',
): void {
  context.line({ model, version, encrypted: key !== undefined, ...(key !== undefined && { key }) });
  context.say(context.words(said, { version: `${model}@${version}` }));
}

/** A model's name means all its versions. */
function versionsOf(context: Context, reference: string): { store: string; versions: readonly VersionSummary[] } {
  for (const store of context.stores()) {
    if (!listModels(store).includes(reference)) continue;
    return { store, versions: [...listVersionsOf(store, reference), ...listTrash(store, reference)] };
  }
  const { store, version } = context.version(reference);
  return { store, versions: [version] };
}

/** A completed run goes on no more: its checkpoints are of no use but hold the weights. Those of another are only told of. */
function clearCheckpoints(context: Context, folder: string): void {
  if (!fs.existsSync(folder) || checkpointSteps(folder).length === 0) return;
  const status = summarizeRun(folder)?.status;
  const run = path.basename(folder);
  if (status === 'completed') {
    dropCheckpointsAfter(folder, -1);
    context.say(context.words('cli.checkpointsRemoved', { run }));
  } else {
    context.say(context.words('cli.checkpointsInClear', { run, folder }));
  }
}
