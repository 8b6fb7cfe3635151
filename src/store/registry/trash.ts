import * as fs from 'node:fs';
import path from 'node:path';
import { StudioError } from '../../protocol';
import { namesIn, syncFolder } from '../files';
import { versionFolder, versionsFolder } from '../layout';
import { readModelNames } from '../modelNames';
import { readVersion, trashFolder, type VersionSummary } from '../versions';
import { listAliases } from './aliases';

/** Deleted versions of a model, oldest first. */
export function listTrash(store: string, model: string): readonly VersionSummary[] {
  const names = readModelNames(store);
  const trash = trashFolder(store, model, names);
  return namesIn(trash)
    .flatMap((name) => readVersion(path.join(trash, name), names) ?? [])
    .sort((one, other) => one.version - other.version);
}

/** Moves a version to the trash, by one rename. Its number is never given again. Throws while an alias means it. */
export function deleteVersion(store: string, model: string, version: number): void {
  const alias = listAliases(store, model).find((one) => one.version === version)?.name;
  if (alias !== undefined) {
    throw new StudioError('input', 'version-in-use', { key: 'registry.inUse', args: { model, version, alias } });
  }
  move(store, model, versionFolder(store, model, version), path.join(trashFolder(store, model), String(version)));
}

/** Takes a version out of the trash. */
export function restoreVersion(store: string, model: string, version: number): void {
  move(store, model, path.join(trashFolder(store, model), String(version)), versionFolder(store, model, version));
}

function move(store: string, model: string, from: string, to: string): void {
  fs.mkdirSync(path.dirname(to), { recursive: true });
  fs.renameSync(from, to);
  syncFolder(path.dirname(to));
  syncFolder(versionsFolder(store, model));
}
