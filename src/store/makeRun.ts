import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import path from 'node:path';
import type { RunRecord } from '../protocol';
import { errorCode, makeFolder, writeWhole } from './files';
import { runFiles, runFolder } from './layout';
import { takeLock, type Lock } from './lock';
import { writeRunRecord } from './records';

/** Makes a store's folder; it keeps itself out of git. */
export function makeStore(store: string): void {
  makeFolder(store);
  const ignore = path.join(store, '.gitignore');
  if (!fs.existsSync(ignore)) writeWhole(ignore, '*\n', { durable: false });
}

/** A run's id: the time, so that names sort, and something that no other has. */
export function makeRunId(now = new Date()): string {
  const digits = now.toISOString().replaceAll(/[-:]/g, '');
  return `${digits.slice(0, 8)}-${digits.slice(9, 15)}-${randomBytes(2).toString('hex')}`;
}

export interface MadeRun {
  readonly record: RunRecord;
  readonly folder: string;
  /** Held for the maker until the run's own process takes it over. */
  readonly lock: Lock;
}

/** Makes a run's folder with its record and its lock. */
export function makeRun(store: string, fields: Omit<RunRecord, 'run'>): MadeRun {
  makeStore(store);
  for (;;) {
    const run = makeRunId();
    const folder = runFolder(store, fields.model, run);
    makeFolder(path.dirname(folder));
    try {
      fs.mkdirSync(folder);
    } catch (error) {
      if (errorCode(error) === 'EEXIST') continue;
      throw error;
    }
    // A model may have got this name, in another folder, since the folder was asked for.
    if (folder !== runFolder(store, fields.model, run)) {
      fs.rmdirSync(folder);
      continue;
    }
    const lock = takeLock(path.join(folder, runFiles.lock));
    if (!lock) continue;
    const record: RunRecord = { ...fields, run };
    writeRunRecord(folder, record);
    return { record, folder, lock };
  }
}
