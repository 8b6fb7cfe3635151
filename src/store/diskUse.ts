import * as fs from 'node:fs';
import path from 'node:path';
import { isMissing } from './files';
import { runFiles, runsFolder } from './layout';
import { runFolders } from './summaries';
import { runTrash, trashedVersions } from './trash';

/** Bytes that a store takes. */
export interface DiskUse {
  /** Without their checkpoints. */
  readonly runs: number;
  readonly checkpoints: number;
  readonly versions: number;
  readonly trash: number;
  readonly total: number;
}

/** Bytes of the files below a folder; 0 where it is not there. In small steps: others may go on meanwhile. */
export async function bytesIn(folder: string): Promise<number> {
  let entries: fs.Dirent[];
  try {
    entries = await fs.promises.readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
  let sum = 0;
  for (const entry of entries) {
    const inside = path.join(folder, entry.name);
    if (entry.isDirectory()) sum += await bytesIn(inside);
    else if (entry.isFile()) sum += await sizeOf(inside);
  }
  return sum;
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await fs.promises.stat(file)).size;
  } catch (error) {
    // A run that is at work replaces its files.
    if (isMissing(error)) return 0;
    throw error;
  }
}

/** How much each part of a store takes. */
export async function diskUse(store: string): Promise<DiskUse> {
  let checkpoints = 0;
  for (const folder of runFolders(store)) checkpoints += await bytesIn(path.join(folder, runFiles.checkpoints));
  let deleted = 0;
  for (const folder of trashedVersions(store)) deleted += await bytesIn(folder);
  const runs = (await bytesIn(runsFolder(store))) - checkpoints;
  const versions = (await bytesIn(path.join(store, 'versions'))) - deleted;
  const trash = (await bytesIn(runTrash(store))) + deleted;
  return { runs, checkpoints, versions, trash, total: runs + checkpoints + versions + trash };
}
