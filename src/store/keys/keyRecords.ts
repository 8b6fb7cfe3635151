import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import path from 'node:path';
import { isObject, makeFolder, namesIn, readJson, writeJson } from '../files';
import { modelFolder, readModelNames, type ModelNames } from '../modelNames';

/** What a key may do at a server. */
export const keyActions = ['read', 'predict', 'metrics'] as const;
export type KeyAction = (typeof keyActions)[number];

/** What a key may do, for whom and for how long. */
export interface KeyGrant {
  readonly name: string;
  /** Models by name; empty: every model. */
  readonly models: readonly string[];
  readonly actions: readonly KeyAction[];
  /** Requests a minute; undefined: as many as the server can answer. */
  readonly rate?: number;
  /** ISO 8601. */
  readonly expires?: string;
}

/** A key as it is kept: without the key. */
export interface KeyRecord extends KeyGrant {
  readonly id: string;
  /** ISO 8601. */
  readonly created: string;
  readonly revoked?: string;
  /** SHA-256 of the whole token, in hexadecimal. */
  readonly hash: string;
}

const tokenForm = /^ms_([0-9a-f]{12})_[\w-]{43}$/;

/** The id that a token names; undefined where it has not the form of one. */
export function tokenId(token: string): string | undefined {
  return tokenForm.exec(token)?.[1];
}

/**
 * SHA-256, and none of the slow hashes that passwords need: a token holds 256 random bits, so nobody finds it by trying, however
 * fast the hash is, while a slow one would make every request, and every forged one, cost the server what it saves nobody.
 */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function keysFolder(store: string): string {
  return path.join(store, 'keys');
}

/** Makes a key; its token is given back here, and can never be read again. */
export function createKey(store: string, grant: KeyGrant): { readonly token: string; readonly record: KeyRecord } {
  const id = randomBytes(6).toString('hex');
  const token = `ms_${id}_${randomBytes(32).toString('base64url')}`;
  const record: KeyRecord = {
    ...grant,
    id,
    created: new Date().toISOString(),
    hash: hashToken(token).toString('hex'),
  };
  makeFolder(keysFolder(store));
  fs.chmodSync(keysFolder(store), 0o700);
  writeRecord(store, record);
  return { token, record };
}

/** Every key, the oldest first, revoked ones too. A file that is no key's opens nothing, and is passed over. */
export function listKeys(store: string): readonly KeyRecord[] {
  const names = readModelNames(store);
  return namesIn(keysFolder(store))
    .flatMap((name) => readRecord(path.join(keysFolder(store), name), names) ?? [])
    .toSorted((one, other) => one.created.localeCompare(other.created));
}

/** The key of a name or an id that was not revoked. */
export function findKey(store: string, given: string): KeyRecord | undefined {
  return listKeys(store).find(({ id, name, revoked }) => revoked === undefined && (id === given || name === given));
}

/** Whether a key still opens what it is for. */
export function keyState({ revoked, expires }: KeyRecord): 'active' | 'expired' | 'revoked' {
  if (revoked !== undefined) return 'revoked';
  return expires !== undefined && Date.parse(expires) <= Date.now() ? 'expired' : 'active';
}

/** Makes a key open nothing from now on; it stays in the list. */
export function revokeKey(store: string, record: KeyRecord): KeyRecord {
  const revoked = { ...record, revoked: new Date().toISOString() };
  writeRecord(store, revoked);
  return revoked;
}

function writeRecord(store: string, record: KeyRecord): void {
  // The folder is the model's for good: a key opens the same models whatever they are called.
  const models = record.models.map((name): KeyModel => ({ name, folder: modelFolder(store, name) }));
  writeJson(path.join(keysFolder(store), `${record.id}.json`), { ...record, models }, { mode: 0o600 });
}

/** A model as a key's file has it. */
interface KeyModel {
  /** As it was called when the key was made. */
  readonly name: string;
  readonly folder: string;
}

function isKeyModel(value: unknown): value is KeyModel {
  return isObject(value) && typeof value['name'] === 'string' && typeof value['folder'] === 'string';
}

function readRecord(file: string, names: ModelNames): KeyRecord | undefined {
  const value = /^[0-9a-f]{12}\.json$/.test(path.basename(file)) ? readJson(file) : undefined;
  if (!isObject(value)) return undefined;
  const { id, name, hash, created, models, actions, rate, expires, revoked } = value;
  if (typeof id !== 'string' || typeof name !== 'string' || typeof hash !== 'string') return undefined;
  if (typeof created !== 'string' || `${id}.json` !== path.basename(file) || !/^[0-9a-f]{64}$/.test(hash))
    return undefined;
  // What limits a key and cannot be read must not make it open more: such a file is no key.
  if (!Array.isArray(models) || !models.every(isKeyModel) || !Array.isArray(actions)) return undefined;
  if (rate !== undefined && !(typeof rate === 'number' && rate > 0)) return undefined;
  if (expires !== undefined && !(typeof expires === 'string' && !Number.isNaN(Date.parse(expires)))) return undefined;
  return {
    id,
    name,
    hash,
    created,
    models: models.map(({ name: model, folder }) => names.get(folder)?.name ?? model),
    actions: keyActions.filter((action) => actions.includes(action)),
    ...(rate !== undefined && { rate }),
    ...(expires !== undefined && { expires }),
    ...(revoked !== undefined && { revoked: typeof revoked === 'string' ? revoked : created }),
  };
}
