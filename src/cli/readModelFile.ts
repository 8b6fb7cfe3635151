import * as fs from 'node:fs';
import { errorCode } from '../store';
import { inputError, type Context } from './context';

export interface ReadFile {
  readonly text: string;
  readonly path: string;
  /** As the caller named it. */
  readonly name: string;
}

export function readModelFile(context: Context, name: string): ReadFile {
  const path = context.resolvePath(name);
  try {
    return { text: fs.readFileSync(path, 'utf8'), path, name };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw inputError('file-missing', 'cli.noFile', { file: name });
    const detail = error instanceof Error ? error.message : String(error);
    throw inputError('file-missing', 'cli.fileMissing', { file: name, detail });
  }
}
