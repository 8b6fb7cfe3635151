import path from 'node:path';
import { isObject, readJson, writeJson } from './files';
import { runFiles } from './layout';

/** What people say of a run, in its folder, or of a version, beside it: a version never changes. */
export interface Remarks {
  readonly title?: string;
  readonly note?: string;
  readonly tags?: readonly string[];
}

/** The remarks of a run, which lie in its folder. */
export function readRunRemarks(folder: string): Remarks {
  return parseRemarks(readJson(path.join(folder, runFiles.remarks)));
}

/** Replaces those remarks of a run that are given; an empty one is taken away. */
export function writeRunRemarks(folder: string, remarks: Remarks): Remarks {
  writeJson(path.join(folder, runFiles.remarks), { ...readRunRemarks(folder), ...remarks });
  return readRunRemarks(folder);
}

/** What a file of them holds. */
export function parseRemarks(value: unknown): Remarks {
  if (!isObject(value)) return {};
  const { title, note, tags } = value;
  return {
    ...(typeof title === 'string' && title !== '' && { title }),
    ...(typeof note === 'string' && note !== '' && { note }),
    ...(Array.isArray(tags) && tags.length > 0 && { tags: tags.filter((tag) => typeof tag === 'string') }),
  };
}
