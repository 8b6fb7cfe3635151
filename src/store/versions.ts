import * as fs from 'node:fs';
import path from 'node:path';
import type { DataFacts, ModelFile } from '../language';
import {
  StudioError,
  type ComputeSettings,
  type Measures,
  type ModelSignature,
  type SplitEvaluation,
} from '../protocol';
import { checksum, decodeArrays, encodeArrays, isManifest } from './arrays';
import { codeFile, readCode } from './code';
import type { Preprocessing, TrainedModel } from './content';
import { writeSealed, type VersionParts } from './encryption/encryptVersion';
import { storeKey } from './encryption/storeKey';
import { readEncryption, readPart, readPartJson, type EncryptionRecord } from './encryption/versionParts';
import { errorCode, isObject, namesIn, readJson, syncFolder, writeJson, writeWhole } from './files';
import { versionFiles, versionFolder, versionsFolder } from './layout';
import { namedInPlace, readModelNames, type ModelNames } from './modelNames';

export const versionFormat = 1;

/** What a version was made with, as far as it decides the weights. Older versions have none. */
export interface Lineage {
  readonly seed: number;
  readonly gitCommit?: string;
  readonly nodeVersion: string;
  readonly backend?: 'tensorflow' | 'cpu';
  readonly mode?: 'graph' | 'eager';
  /** The version of the native library. */
  readonly library?: string;
  readonly compute?: ComputeSettings;
  /** Where training was when the version was kept: whole epochs, and steps. */
  readonly epochs: number;
  readonly steps: number;
  /** Training was stopped by someone before its end. */
  readonly stopped: boolean;
}

/** `version.json`; the number is the folder's name. */
export interface VersionRecord {
  readonly formatVersion: number;
  readonly model: string;
  /** The run that it came from, and the model file's absolute path and text. */
  readonly run: string;
  readonly source: string;
  readonly text: string;
  /** Data paths are relative to this folder. */
  readonly folder: string;
  readonly created: string;
  readonly epoch: number;
  readonly measures: Measures;
  readonly parameters: number;
  readonly dataFingerprint: string;
  readonly studioVersion: string;
  readonly lineage?: Lineage;
  /** It is encrypted: the model file's text stands in its sealed record alone. */
  readonly encryption?: EncryptionRecord;
}

export interface VersionSummary extends VersionRecord {
  readonly version: number;
  readonly path: string;
}

/**
 * Writes a version aside and gives it the next number, which no other can have; a version never changes. Where the process
 * has a key it is encrypted before it is there.
 */
export function writeVersion(
  store: string,
  record: VersionRecord,
  trained: TrainedModel,
  evaluation: readonly SplitEvaluation[],
): number {
  const parent = versionsFolder(store, record.model);
  // One process works on a run: what lies there is of one that was killed.
  const aside = path.join(parent, `.new-${record.run}`);
  fs.rmSync(aside, { recursive: true, force: true });
  fs.mkdirSync(aside, { recursive: true });
  try {
    const files = () => partsOf(trained, evaluation);
    const key = storeKey();
    if (key) writeSealed(aside, key, record, files);
    else writePlain(aside, record, files);
    const version = takeNumber(store, record.model, aside);
    syncFolder(parent);
    return version;
  } catch (error) {
    fs.rmSync(aside, { recursive: true, force: true });
    throw error;
  }
}

function* partsOf(
  trained: TrainedModel,
  evaluation: readonly SplitEvaluation[],
): Generator<readonly [name: string, parts: readonly Uint8Array[]]> {
  const json = (value: unknown) => [Buffer.from(`${JSON.stringify(value, null, 2)}\n`)];
  const { manifest, parts } = encodeArrays(trained.weights);
  yield [versionFiles.weights, parts];
  yield [versionFiles.manifest, json({ formatVersion: versionFormat, sha256: checksum(parts), arrays: manifest })];
  yield [versionFiles.model, json(trained.file)];
  yield [versionFiles.preprocessing, json(trained.preprocessing)];
  yield [versionFiles.signature, json(trained.signature)];
  yield [versionFiles.facts, json(trained.facts)];
  yield [versionFiles.evaluation, json(evaluation)];
  if (trained.code) yield [codeFile, json(trained.code)];
}

function writePlain(folder: string, record: VersionRecord, files: VersionParts): void {
  for (const [name, parts] of files()) writeWhole(path.join(folder, name), parts);
  writeJson(path.join(folder, versionFiles.record), record);
}

/** The last version that a run made of these very weights, if any. */
export function findVersion(store: string, { model, run, epoch }: VersionRecord, trained: TrainedModel) {
  const sha256 = checksum(encodeArrays(trained.weights).parts);
  return listVersionsOf(store, model).findLast((version) => {
    if (version.run !== run || version.epoch !== epoch) return false;
    const manifest = readPartJson(version.path, versionFiles.manifest);
    return isObject(manifest) && manifest['sha256'] === sha256;
  })?.version;
}

function takeNumber(store: string, model: string, aside: string): number {
  for (let version = highestNumber(store, model) + 1; ; version += 1) {
    try {
      // A folder with something in it is never replaced.
      fs.renameSync(aside, versionFolder(store, model, version));
      return version;
    } catch (error) {
      const taken = fs.existsSync(versionFolder(store, model, version));
      if (!taken || !['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES'].includes(errorCode(error) ?? '')) throw error;
    }
  }
}

function numbersIn(folder: string): number[] {
  return namesIn(folder)
    .filter((name) => /^[1-9]\d*$/.test(name))
    .map(Number)
    .sort((one, other) => one - other);
}

function versionNumbers(store: string, model: string): number[] {
  return numbersIn(versionsFolder(store, model));
}

/** Where a model's deleted versions lie, under their numbers. */
export function trashFolder(store: string, model: string, names?: ModelNames): string {
  return path.join(versionsFolder(store, model, names), '.trash');
}

/** The highest number that was ever given. A version on its way to the trash is seen in one place or in both. */
function highestNumber(store: string, model: string): number {
  return Math.max(versionNumbers(store, model).at(-1) ?? 0, numbersIn(trashFolder(store, model)).at(-1) ?? 0);
}

/** What a version's folder says of itself, with the name that its model has now; undefined where it is none. */
export function readVersion(folder: string, names?: ModelNames): VersionSummary | undefined {
  const value = readJson(path.join(folder, versionFiles.record));
  if (!isObject(value) || typeof value['model'] !== 'string' || typeof value['run'] !== 'string') return undefined;
  const record = namedInPlace(folder, value as unknown as VersionRecord, names);
  return { ...record, version: Number(path.basename(folder)), path: folder };
}

/** A model's versions, oldest first. */
export function listVersionsOf(store: string, model: string): readonly VersionSummary[] {
  const names = readModelNames(store);
  const parent = versionsFolder(store, model, names);
  return numbersIn(parent)
    .flatMap((version) => readVersion(path.join(parent, String(version)), names) ?? [])
    .filter((version) => version.model === model);
}

/** The model file's text of a version. */
export function readVersionText({ path: folder, text }: VersionSummary): string {
  const record = text === '' ? readPartJson(folder, versionFiles.record) : undefined;
  return isObject(record) && typeof record['text'] === 'string' ? record['text'] : text;
}

export function readSignature(folder: string): ModelSignature | undefined {
  const value = readPartJson(folder, versionFiles.signature);
  return isObject(value) ? (value as unknown as ModelSignature) : undefined;
}

export function readEvaluation(folder: string): readonly SplitEvaluation[] | undefined {
  const value = readPartJson(folder, versionFiles.evaluation);
  return Array.isArray(value) ? (value as SplitEvaluation[]) : undefined;
}

/** A version's model with its weights. Throws where a part is missing or the checksum is another. */
export function readTrainedModel(folder: string): TrainedModel {
  const part = (name: string): Readonly<Record<string, unknown>> => {
    const value = readPartJson(folder, name);
    if (!isObject(value)) throw new Error(`${name} is missing or damaged in ${folder}.`);
    return value;
  };
  const manifest = part(versionFiles.manifest);
  const content = readPart(folder, versionFiles.weights);
  if (!content || !isManifest(manifest['arrays']) || checksum([content]) !== manifest['sha256']) {
    throw new Error(`${versionFiles.weights} is damaged in ${folder}.`);
  }
  requireSameRecord(folder);
  const code = readCode(folder);
  return {
    ...(code && { code }),
    file: part(versionFiles.model) as unknown as ModelFile,
    weights: decodeArrays(manifest['arrays'], content),
    preprocessing: part(versionFiles.preprocessing) as unknown as Preprocessing,
    signature: part(versionFiles.signature) as unknown as ModelSignature,
    facts: part(versionFiles.facts) as unknown as DataFacts,
  };
}

/** What stands in clear of an encrypted version must be what was encrypted with it. */
function requireSameRecord(folder: string): void {
  const shown = readJson(path.join(folder, versionFiles.record));
  const sealed = readEncryption(folder) && readPartJson(folder, versionFiles.record);
  if (sealed === undefined || !isObject(shown) || !isObject(sealed)) return;
  const { encryption: _encryption, ...rest } = shown;
  if (JSON.stringify({ ...rest, text: sealed['text'] }) === JSON.stringify(sealed)) return;
  const args = { path: folder, file: versionFiles.record };
  throw new StudioError('input', 'version-tampered', { key: 'registry.tampered', args });
}
