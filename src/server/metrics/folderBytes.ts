import * as fs from 'node:fs';
import path from 'node:path';
import { namesIn } from '../../store';

/** By folder: a version never changes. */
const known = new Map<string, number>();

/** What the files of a version's folder take. */
export function folderBytes(folder: string): number {
  const before = known.get(folder);
  if (before !== undefined) return before;
  const bytes = namesIn(folder).reduce((sum, name) => {
    const stat = fs.statSync(path.join(folder, name), { throwIfNoEntry: false });
    return sum + (stat?.isFile() === true ? stat.size : 0);
  }, 0);
  known.set(folder, bytes);
  return bytes;
}
