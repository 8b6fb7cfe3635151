import * as fs from 'node:fs';
import path from 'node:path';
import { isActive, StudioError } from '../protocol';
import { readRunRecord, runFiles, writeExitNote, writeRunRecord, type ExitNote, type Lock } from '../store';
import { spawnDetached, type EngineLocation } from './engineLocation';

/** Ends of the processes that this one started, by the run's folder, while they are at work. */
const ends = new Map<string, Promise<void>>();

/** Resolves when it is known how the run's process ended, where this one started it. */
export async function processEnd(folder: string): Promise<void> {
  await ends.get(folder);
}

function noteExit(folder: string, note: ExitNote): void {
  try {
    writeExitNote(folder, note);
  } catch {
    // The run was deleted, or the disk is full: it is interrupted all the same.
  }
}

/**
 * Starts the process of a run whose lock this one holds; it takes the lock over. Where it ends before it could, the lock
 * is given free, and the run is `failed`.
 */
export async function startProcess(engine: EngineLocation, folder: string, lock: Lock, verb: 'run' | 'stop') {
  const log = fs.openSync(path.join(folder, runFiles.log), 'a');
  try {
    const child = spawnDetached(engine, [verb, folder, '--lock', String(lock.generation)], log);
    const end = new Promise<void>((resolve) => {
      child.on('exit', (_code, signal) => {
        lock.release();
        // Its memory may have run out: it could not say so itself.
        if (signal !== null && child.pid !== undefined) noteExit(folder, { pid: child.pid, signal });
        if (ends.get(folder) === end) ends.delete(folder);
        resolve();
      });
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    if (child.exitCode === null && child.signalCode === null) ends.set(folder, end);
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
