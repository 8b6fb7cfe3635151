import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import path from 'node:path';
import { isObject, namesIn, readJson, syncFolder, writeJson, writeWhole } from '../files';
import { versionFiles } from '../layout';
import { seal } from './seal';
import type { StoreKey } from './storeKey';
import { needKey, openPart, readEncryption, sealedEnding, sealedRecord, type EncryptionRecord } from './versionParts';

const ownerOnly = { mode: 0o600 };

/**
 * Encrypts the files of a version in their folder; false where they were already. Each is written beside the one in clear;
 * then `version.json` says that they count, in one rename; then the others are removed. So a kill leaves a version that
 * can be read, and doing it again removes what was left in clear.
 */
export function encryptVersion(folder: string, key: StoreKey): boolean {
  if (readEncryption(folder)) {
    keepOnly(folder, isSealed);
    return false;
  }
  const record = readRecord(folder);
  for (const name of namesIn(folder)) {
    if (isSealed(name) || name.startsWith('.')) fs.rmSync(path.join(folder, name), { force: true });
  }
  const names = namesIn(folder).filter((name) => name !== versionFiles.record);
  writeSealed(folder, key, record, function* () {
    for (const name of names) yield [name, [fs.readFileSync(path.join(folder, name))]];
  });
  keepOnly(folder, isSealed);
  return true;
}

/** A version's files, with their names. */
export type VersionParts = () => Iterable<readonly [name: string, parts: readonly Uint8Array[]]>;

/** Writes a version's files encrypted, and at last the `version.json` that says so. */
export function writeSealed(folder: string, key: StoreKey, record: object, files: VersionParts): void {
  const encryption: EncryptionRecord = { cipher: 'AES-256-GCM', key: key.id, set: randomBytes(16).toString('hex') };
  for (const [name, parts] of files()) write(folder, encryption, key, name, parts);
  write(folder, encryption, key, versionFiles.record, [Buffer.from(JSON.stringify(record))]);
  writeJson(path.join(folder, versionFiles.record), { ...record, text: '', encryption });
}

/** Takes the encryption of a version away; false where there was none. */
export function decryptVersion(folder: string): boolean {
  const encryption = readEncryption(folder);
  if (!encryption) {
    keepOnly(folder, (name) => !isSealed(name) && !name.startsWith('.'));
    return false;
  }
  const key = needKey(folder, encryption);
  const open = (name: string) =>
    openPart(folder, encryption, key, name, fs.readFileSync(path.join(folder, name + sealedEnding)));
  const names = namesIn(folder).filter((name) => isSealed(name) && name !== sealedRecord);
  for (const name of names.map((sealed) => sealed.slice(0, -sealedEnding.length))) {
    writeWhole(path.join(folder, name), [open(name)]);
  }
  const record = JSON.parse(open(versionFiles.record).toString('utf8')) as unknown;
  writeJson(path.join(folder, versionFiles.record), record);
  keepOnly(folder, (name) => !isSealed(name));
  return true;
}

function isSealed(name: string): boolean {
  return name.endsWith(sealedEnding) && !name.startsWith('.');
}

/** What is written is read again before what it replaces goes. */
function write(
  folder: string,
  encryption: EncryptionRecord,
  key: StoreKey,
  name: string,
  parts: readonly Uint8Array[],
): void {
  const file = path.join(folder, name + sealedEnding);
  writeWhole(file, seal(key, Buffer.from(encryption.set, 'hex'), name, parts), ownerOnly);
  const again = openPart(folder, encryption, key, name, fs.readFileSync(file));
  if (!again.equals(Buffer.concat(parts))) throw new Error(`${file} was not written as it should be.`);
}

function keepOnly(folder: string, keeps: (name: string) => boolean): void {
  for (const name of namesIn(folder)) {
    if (name !== versionFiles.record && !keeps(name))
      fs.rmSync(path.join(folder, name), { recursive: true, force: true });
  }
  syncFolder(folder);
}

function readRecord(folder: string): Readonly<Record<string, unknown>> {
  const record = readJson(path.join(folder, versionFiles.record));
  if (isObject(record)) return record;
  throw new Error(`${versionFiles.record} is missing or damaged in ${folder}.`);
}
