import * as fs from 'node:fs';
import path from 'node:path';
import { isActive, StudioError } from '../protocol';
import { readRunRecord, runFiles, writeRunRecord, type Lock } from '../store';
import { spawnDetached, type EngineLocation } from './engineLocation';

/**
 * Starts the process of a run whose lock this one holds; it takes the lock over. Where it ends before it could, the lock
 * is given free, and the run is `failed`.
 */
export async function startProcess(engine: EngineLocation, folder: string, lock: Lock, verb: 'run' | 'stop') {
  const log = fs.openSync(path.join(folder, runFiles.log), 'a');
  try {
    const child = spawnDetached(engine, [verb, folder, '--lock', String(lock.generation)], log);
    child.on('exit', () => lock.release());
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const message = { key: 'engine.runCannotStart', args: { detail } } as const;
    const failure = new StudioError('internal', 'engine-not-started', message, { cause: error });
    const record = readRunRecord(folder);
    if (record && isActive(record.status)) {
      writeRunRecord(folder, { ...record, status: 'failed', error: failure.toValue() });
    }
    lock.release();
    throw failure;
  } finally {
    fs.closeSync(log);
  }
}
