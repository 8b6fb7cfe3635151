import * as fs from 'node:fs';
import path from 'node:path';
import { StudioError } from '../../protocol';
import type { TextArguments, TextKey } from '../../texts';
import { isMissing, isObject, readJson } from '../files';
import { versionFiles } from '../layout';
import { unseal } from './seal';
import { storeKey, type StoreKey } from './storeKey';

/** In the `version.json` of an encrypted version. */
export interface EncryptionRecord {
  readonly cipher: 'AES-256-GCM';
  /** The id of the key. */
  readonly key: string;
  /** In hexadecimal; the same for all files of the version. */
  readonly set: string;
}

export const sealedEnding = '.sealed';
/** Holds the whole `version.json`, of which the one in clear leaves out the model file. */
export const sealedRecord = `${versionFiles.record}${sealedEnding}`;

/** What the version in a folder is encrypted with; undefined where it is not, or the folder is no version's. */
export function readEncryption(folder: string): EncryptionRecord | undefined {
  const record = readJson(path.join(folder, versionFiles.record));
  const encryption = isObject(record) ? record['encryption'] : undefined;
  if (!isObject(encryption)) return undefined;
  const { cipher, key, set } = encryption;
  if (cipher === 'AES-256-GCM' && typeof key === 'string' && typeof set === 'string' && /^[0-9a-f]{32}$/.test(set)) {
    return { cipher, key, set };
  }
  throw encryptionError('version-tampered', 'registry.tampered', { path: folder, file: versionFiles.record });
}

/** A file of a version or of a run, decrypted where it is encrypted; undefined where it is not there. */
export function readPart(folder: string, name: string): Buffer | undefined {
  for (let again = false; ; again = true) {
    const encryption = readEncryption(folder);
    const content = readIfThere(path.join(folder, encryption ? name + sealedEnding : name));
    if (content) return encryption ? openPart(folder, encryption, needKey(folder, encryption), name, content) : content;
    // Someone may have encrypted or decrypted it in between.
    if (again || readEncryption(folder)?.set === encryption?.set) return undefined;
  }
}

/** JSON of a file of a version or of a run; undefined where it is not there or is not JSON. */
export function readPartJson(folder: string, name: string): unknown {
  const content = readPart(folder, name);
  if (!content) return undefined;
  try {
    return JSON.parse(content.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** Decrypts a file; throws where it is not what was encrypted. */
export function openPart(
  folder: string,
  { set }: EncryptionRecord,
  key: StoreKey,
  name: string,
  content: Uint8Array,
): Buffer {
  const opened = unseal(key, Buffer.from(set, 'hex'), name, content);
  if (opened) return opened;
  throw encryptionError('version-tampered', 'registry.tampered', { path: folder, file: name + sealedEnding });
}

/** The key of this process, where it is that of a version; throws where there is none, or another. */
export function needKey(folder: string, encryption: EncryptionRecord): StoreKey {
  const key = storeKey();
  if (!key) throw encryptionError('store-key-missing', 'registry.keyNeeded', { path: folder });
  if (key.id === encryption.key) return key;
  const args = { path: folder, wanted: encryption.key, given: key.id };
  throw encryptionError('store-key-wrong', 'registry.keyWrong', args);
}

function encryptionError(code: string, key: Extract<TextKey, `registry.${string}`>, args: TextArguments): StudioError {
  return new StudioError('input', code, { key, args });
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
