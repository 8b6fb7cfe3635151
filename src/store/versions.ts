import * as fs from 'node:fs';
import path from 'node:path';
import type { DataFacts, ModelFile } from '../language';
import type { ComputeSettings, Measures, ModelSignature, SplitEvaluation } from '../protocol';
import { checksum, decodeArrays, encodeArrays, isManifest } from './arrays';
import { readCode, writeCode } from './code';
import type { Preprocessing, TrainedModel } from './content';
import { errorCode, isObject, namesIn, readJson, syncFolder, writeJson, writeWhole } from './files';
import { versionFiles, versionFolder, versionsFolder } from './layout';

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
}

export interface VersionSummary extends VersionRecord {
  readonly version: number;
  readonly path: string;
}

/** Writes a version aside and gives it the next number, which no other can have; a version never changes. */
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
    const { manifest, parts } = encodeArrays(trained.weights);
    const at = (name: string) => path.join(aside, name);
    writeWhole(at(versionFiles.weights), parts);
    writeJson(at(versionFiles.manifest), { formatVersion: versionFormat, sha256: checksum(parts), arrays: manifest });
    writeJson(at(versionFiles.model), trained.file);
    writeJson(at(versionFiles.preprocessing), trained.preprocessing);
    writeJson(at(versionFiles.signature), trained.signature);
    writeJson(at(versionFiles.facts), trained.facts);
    writeJson(at(versionFiles.evaluation), evaluation);
    if (trained.code) writeCode(aside, trained.code);
    writeJson(at(versionFiles.record), record);
    const version = takeNumber(store, record.model, aside);
    syncFolder(parent);
    return version;
  } catch (error) {
    fs.rmSync(aside, { recursive: true, force: true });
    throw error;
  }
}

/** The last version that a run made of these very weights, if any. */
export function findVersion(store: string, { model, run, epoch }: VersionRecord, trained: TrainedModel) {
  const sha256 = checksum(encodeArrays(trained.weights).parts);
  return listVersionsOf(store, model).findLast((version) => {
    if (version.run !== run || version.epoch !== epoch) return false;
    const manifest = readJson(path.join(version.path, versionFiles.manifest));
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
export function trashFolder(store: string, model: string): string {
  return path.join(versionsFolder(store, model), '.trash');
}

/** The highest number that was ever given. A version on its way to the trash is seen in one place or in both. */
function highestNumber(store: string, model: string): number {
  return Math.max(versionNumbers(store, model).at(-1) ?? 0, numbersIn(trashFolder(store, model)).at(-1) ?? 0);
}

/** What a version's folder says of itself; undefined where it is none. */
export function readVersion(folder: string): VersionSummary | undefined {
  const value = readJson(path.join(folder, versionFiles.record));
  if (!isObject(value) || typeof value['model'] !== 'string' || typeof value['run'] !== 'string') return undefined;
  return { ...(value as unknown as VersionRecord), version: Number(path.basename(folder)), path: folder };
}

/** A model's versions, oldest first. */
export function listVersionsOf(store: string, model: string): readonly VersionSummary[] {
  return versionNumbers(store, model)
    .flatMap((version) => readVersion(versionFolder(store, model, version)) ?? [])
    .filter((version) => version.model === model);
}

export function readSignature(folder: string): ModelSignature | undefined {
  const value = readJson(path.join(folder, versionFiles.signature));
  return isObject(value) ? (value as unknown as ModelSignature) : undefined;
}

export function readEvaluation(folder: string): readonly SplitEvaluation[] | undefined {
  const value = readJson(path.join(folder, versionFiles.evaluation));
  return Array.isArray(value) ? (value as SplitEvaluation[]) : undefined;
}

/** A version's model with its weights. Throws where a part is missing or the checksum is another. */
export function readTrainedModel(folder: string): TrainedModel {
  const part = (name: string): Readonly<Record<string, unknown>> => {
    const value = readJson(path.join(folder, name));
    if (!isObject(value)) throw new Error(`${name} is missing or damaged in ${folder}.`);
    return value;
  };
  const manifest = part(versionFiles.manifest);
  const content = fs.readFileSync(path.join(folder, versionFiles.weights));
  if (!isManifest(manifest['arrays']) || checksum([content]) !== manifest['sha256']) {
    throw new Error(`${versionFiles.weights} is damaged in ${folder}.`);
  }
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
