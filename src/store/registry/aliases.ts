import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import path from 'node:path';
import { errorCode, isObject, namesIn, readJson, syncFolder, writeFully } from '../files';
import { versionsFolder } from '../layout';
import { escapeName, unescapeName } from '../names';
import { listVersionsOf } from '../versions';

/** The alias that every model has: its newest version. It is never stored. */
export const latestAlias = 'latest';

/** One move of an alias: what it means from then on. */
export interface AliasMove {
  /** null: the alias was taken away. */
  readonly version: number | null;
  /** ISO 8601. */
  readonly at: string;
}

export interface Alias {
  readonly name: string;
  readonly version: number;
  readonly at: string;
}

/** Whether a name can be an alias: a letter first, so that none is taken for a number. */
export function isAliasName(name: string): boolean {
  return /^\p{L}[\p{L}\p{N}_.-]{0,63}$/u.test(name);
}

function aliasFolder(store: string, model: string, alias: string): string {
  return path.join(versionsFolder(store, model), 'aliases', escapeName(alias));
}

function moveNumbers(folder: string): number[] {
  return namesIn(folder)
    .filter((name) => /^[1-9]\d*$/.test(name))
    .map(Number)
    .sort((one, other) => one - other);
}

function readMove(file: string): AliasMove | undefined {
  const value = readJson(file);
  if (!isObject(value) || typeof value['at'] !== 'string') return undefined;
  const { version, at } = value;
  return version === null || Number.isSafeInteger(version) ? { version: version as number | null, at } : undefined;
}

/** Every move of an alias, oldest first. */
export function aliasHistory(store: string, model: string, alias: string): readonly AliasMove[] {
  const folder = aliasFolder(store, model, alias);
  return moveNumbers(folder).flatMap((number) => readMove(path.join(folder, String(number))) ?? []);
}

/** The version that an alias means now; undefined where there is no such alias. */
export function aliasVersion(store: string, model: string, alias: string): number | undefined {
  if (alias === latestAlias) return listVersionsOf(store, model).at(-1)?.version;
  return aliasHistory(store, model, alias).at(-1)?.version ?? undefined;
}

/** A model's aliases without `latest`, by name. */
export function listAliases(store: string, model: string): readonly Alias[] {
  return namesIn(path.join(versionsFolder(store, model), 'aliases')).flatMap((folder) => {
    const name = unescapeName(folder);
    const last = name === undefined ? undefined : aliasHistory(store, model, name).at(-1);
    return name === undefined || !last || last.version === null ? [] : [{ name, version: last.version, at: last.at }];
  });
}

/**
 * Lets an alias mean another version, or none. Each move is a file of the next number, made whole or not at all: a kill
 * leaves the old meaning or the new one, two processes that move at once are put in a row, and no move is forgotten.
 */
export function moveAlias(store: string, model: string, alias: string, version: number | null): void {
  const folder = aliasFolder(store, model, alias);
  fs.mkdirSync(folder, { recursive: true });
  const move: AliasMove = { version, at: new Date().toISOString() };
  const content = Buffer.from(`${JSON.stringify(move)}\n`);
  while (!createWhole(path.join(folder, String((moveNumbers(folder).at(-1) ?? 0) + 1)), content));
  syncFolder(folder);
}

/** Makes a file that is there with all its content or not at all; false where there is one already. */
function createWhole(file: string, content: Uint8Array): boolean {
  const aside = path.join(path.dirname(file), `.${randomBytes(6).toString('hex')}.tmp`);
  try {
    writeThrough(aside, content);
    fs.linkSync(aside, file);
    return true;
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (code === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'ENOSYS'].includes(code)) throw error;
    // Where the file system knows no hard links (exFAT): a file without its content counts as no move.
    return createPlain(file, content);
  } finally {
    fs.rmSync(aside, { force: true });
  }
}

function createPlain(file: string, content: Uint8Array): boolean {
  try {
    writeThrough(file, content);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function writeThrough(file: string, content: Uint8Array): void {
  const handle = fs.openSync(file, 'wx');
  try {
    writeFully(handle, content);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}
