import * as fs from 'node:fs';
import path from 'node:path';
import { namesIn } from './files';
import { storeFolderName } from './layout';

function isFolder(file: string): boolean {
  try {
    return fs.statSync(file).isDirectory();
  } catch {
    // Not there, below a file, or not for this user's eyes: no store for this user.
    return false;
  }
}

/** The stores that a command without a file means: the one in `folder`, else in a parent, else those one level below. */
export function findStores(folder: string): readonly string[] {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const store = path.join(at, storeFolderName);
    if (isFolder(store)) return [store];
    if (path.dirname(at) === at) break;
  }
  return namesIn(folder)
    .map((name) => path.join(path.resolve(folder), name, storeFolderName))
    .filter(isFolder);
}
