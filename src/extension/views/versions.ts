import { existsSync } from 'node:fs';
import path from 'node:path';
import type * as vscode from 'vscode';
import {
  listAliases,
  namedInPlace,
  namesIn,
  readModelNames,
  readRemarks,
  readVersion,
  storeBeside,
  storeOfVersion,
  type ModelNames,
  type Remarks,
  type VersionSummary,
} from '../../store';

/** What people added to a version. */
export interface VersionRemarks extends Remarks {
  readonly aliases: readonly string[];
}

/** The versions of model files. A version never changes: it is read once. */
export class Versions {
  private readonly known = new Map<string, VersionSummary | undefined>();

  /** Oldest first; of any name that the file had. */
  of(uri: vscode.Uri): readonly VersionSummary[] {
    if (uri.scheme !== 'file') return [];
    const names = readModelNames(storeBeside(uri.fsPath));
    return folders(uri)
      .flatMap((folder) => this.read(folder, names) ?? [])
      .filter(({ source }) => source === uri.fsPath);
  }

  has(uri: vscode.Uri): boolean {
    if (uri.scheme !== 'file') return false;
    const names = readModelNames(storeBeside(uri.fsPath));
    return folders(uri).some((folder) => this.read(folder, names)?.source === uri.fsPath);
  }

  remarks({ path: folder, model, version }: VersionSummary): VersionRemarks {
    const store = storeOfVersion(folder);
    const aliases = listAliases(store, model).filter((alias) => alias.version === version);
    return { ...readRemarks(store, model, version), aliases: aliases.map(({ name }) => name) };
  }

  private read(folder: string, names: ModelNames): VersionSummary | undefined {
    if (!this.known.has(folder)) this.known.set(folder, readVersion(folder, names));
    const known = this.known.get(folder);
    // Its model may have another name since.
    return known && namedInPlace(folder, known, names);
  }
}

function folders(uri: vscode.Uri): readonly string[] {
  const parent = path.join(storeBeside(uri.fsPath), 'versions');
  if (!existsSync(parent)) return [];
  return namesIn(parent).flatMap((model) =>
    namesIn(path.join(parent, model))
      .filter((name) => /^[1-9]\d*$/.test(name))
      .sort((one, other) => Number(one) - Number(other))
      .map((number) => path.join(parent, model, number)),
  );
}
