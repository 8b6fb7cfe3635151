import path from 'node:path';
import type { RunRecord } from '../protocol';
import { isObject, readJson, writeJson, type WriteOptions } from './files';
import { runFiles } from './layout';
import { namedInPlace, type ModelNames } from './modelNames';

function recordFile(folder: string): string {
  return path.join(folder, runFiles.record);
}

/** What every reader needs; whatever a newer program added is kept. */
function isRecord(value: unknown): value is RunRecord {
  return (
    isObject(value) &&
    typeof value['formatVersion'] === 'number' &&
    typeof value['run'] === 'string' &&
    typeof value['model'] === 'string' &&
    typeof value['status'] === 'string' &&
    typeof value['epoch'] === 'number' &&
    typeof value['step'] === 'number' &&
    isObject(value['file'])
  );
}

/** A run's record, with the name that its model has now; undefined where the folder holds none. */
export function readRunRecord(folder: string, names?: ModelNames): RunRecord | undefined {
  const value = readJson(recordFile(folder));
  return isRecord(value) ? namedInPlace(folder, value, names) : undefined;
}

export function writeRunRecord(folder: string, record: RunRecord, options?: WriteOptions): void {
  writeJson(recordFile(folder), record, options);
}
