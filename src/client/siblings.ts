import * as fs from 'node:fs';
import path from 'node:path';
import { isCodeModelFile, isCodeModelName, isModelFileName, modelName, type SiblingModel } from '../language';

/** Larger files are not read for their name. */
const largest = 1_000_000;

/** The other model files in a file's folder: their runs lie in the same store. */
export function siblingModels(file: string): readonly SiblingModel[] {
  const folder = path.dirname(file);
  return namesIn(folder)
    .filter((fileName) => (isModelFileName(fileName) || isCodeModelName(fileName)) && fileName !== path.basename(file))
    .flatMap((fileName): SiblingModel[] => {
      const name = nameOf(path.join(folder, fileName));
      return name === null ? [] : [{ fileName, name }];
    });
}

function namesIn(folder: string): readonly string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    // A folder that may not be listed: its files can still be checked one by one.
    return [];
  }
}

function nameOf(file: string): string | null {
  try {
    if (fs.statSync(file).size > largest) return null;
    const text = fs.readFileSync(file, 'utf8');
    const fileName = path.basename(file);
    return isModelFileName(fileName) || isCodeModelFile(text, fileName) ? modelName(text, fileName) : null;
  } catch {
    // Gone since, or not for this user's eyes.
    return null;
  }
}
