import path from 'node:path';
import { namesIn } from '../files';
import { nameOfFolder, readModelNames } from '../modelNames';
import { readVersion } from '../versions';

/** Names of the models that have versions in a store, sorted. */
export function listModels(store: string): readonly string[] {
  const parent = path.join(store, 'versions');
  const names = readModelNames(store);
  return namesIn(parent).flatMap((folder) => {
    const numbers = namesIn(path.join(parent, folder)).filter((name) => /^[1-9]\d*$/.test(name));
    for (const number of numbers) {
      const version = readVersion(path.join(parent, folder, number), names);
      if (version) return [version.model];
    }
    // None can be read: where the folder tells the name, the model is named all the same.
    const name = numbers.length > 0 ? nameOfFolder(names, folder) : undefined;
    return name === undefined ? [] : [name];
  });
}
