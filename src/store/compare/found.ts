import type { ModelFile } from '../../language';
import { entriesInEffect, StudioError, type JournalEntry, type RunRecord } from '../../protocol';
import { readPartJson } from '../encryption/versionParts';
import { isObject } from '../files';
import { readJournal } from '../journal';
import { runFolder, storeOfRun, storeOfVersion, versionFiles, versionFolder } from '../layout';
import { readRunRecord } from '../records';
import { readRemarks } from '../registry/remarks';
import { readRunRemarks, type Remarks } from '../runRemarks';
import { readVersion, type VersionSummary } from '../versions';

/** All that lies on disk of a run or a version, as far as it is still there. */
export interface Found {
  readonly asVersion: boolean;
  readonly folder: string | undefined;
  readonly record: RunRecord | undefined;
  readonly version: VersionSummary | undefined;
  readonly entries: readonly JournalEntry[];
}

/** What the folder of a run or of a version is; undefined where it is neither. */
export function find(folder: string): Found | undefined {
  const record = readRunRecord(folder);
  if (record) {
    const number = record.version;
    const version =
      number === undefined ? undefined : readVersion(versionFolder(storeOfRun(folder), record.model, number));
    return { asVersion: false, folder, record, version, entries: entriesInEffect(readJournal(folder)) };
  }
  const version = readVersion(folder);
  if (!version) return undefined;
  const run = runFolder(storeOfVersion(folder), version.model, version.run);
  const own = readRunRecord(run);
  return {
    asVersion: true,
    folder: own && run,
    record: own,
    version,
    entries: own ? entriesInEffect(readJournal(run)) : [],
  };
}

/** The model file with every default that it was made from. */
export function fileOf({ asVersion, record, version }: Found): ModelFile | undefined {
  const ofVersion = version && fileOfVersion(version.path);
  return asVersion ? ofVersion : (record?.file ?? ofVersion);
}

/** The one that a version keeps; undefined where it is encrypted and this one has no key for it. */
export function fileOfVersion(folder: string): ModelFile | undefined {
  const kept = unlessSealed(() => readPartJson(folder, versionFiles.model));
  return isObject(kept) ? (kept as unknown as ModelFile) : undefined;
}

/** A part of a version; undefined where it is encrypted and this one has no key for it: then it is left out. */
export function unlessSealed<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof StudioError) return undefined;
    throw error;
  }
}

/** What people say of it. */
export function remarksOf({ asVersion, folder, version }: Found): Remarks {
  if (asVersion && version) return readRemarks(storeOfVersion(version.path), version.model, version.version);
  return folder === undefined ? {} : readRunRemarks(folder);
}
