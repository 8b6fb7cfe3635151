import path from 'node:path';
import type { CodeBundle } from '../protocol';
import { readPartJson } from './encryption/versionParts';
import { isObject, writeJson } from './files';

/** In the folder of a run or a version. */
export const codeFile = 'code.json';

export function writeCode(folder: string, code: CodeBundle): void {
  writeJson(path.join(folder, codeFile), code);
}

/** The code that a run or a version was made with; undefined where it has none. */
export function readCode(folder: string): CodeBundle | undefined {
  const value = readPartJson(folder, codeFile);
  return isObject(value) && isObject(value['files']) && typeof value['id'] === 'string'
    ? (value as unknown as CodeBundle)
    : undefined;
}
