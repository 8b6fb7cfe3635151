import path from 'node:path';
import { allowedActions, isActive, isOver, StudioError, type RunAction, type RunSummary } from '../protocol';
import {
  inStorage,
  readRunAddress,
  readRunRecord,
  runFiles,
  runLock,
  summarizeRun,
  takeLock,
  writeRunRecord,
  type Lock,
} from '../store';
import { attachRun } from './attachRun';
import type { EngineLocation } from './engineLocation';
import { FolderWatch, untilFound } from './folderWatch';
import { RunConnection } from './runConnection';
import { startProcess } from './startProcess';

/** Nothing is to be replayed. */
const everything = Number.MAX_SAFE_INTEGER;

function summaryOf(folder: string): RunSummary {
  const summary = summarizeRun(folder);
  if (summary) return summary;
  throw new StudioError('input', 'store-damaged', {
    key: 'engine.storeDamaged',
    args: { path: folder, detail: runFiles.record },
  });
}

function requireAction(summary: RunSummary, action: RunAction): void {
  if (allowedActions(summary.status, summary).has(action)) return;
  const { run, status } = summary;
  if (action === 'resume' && isActive(status)) throw atWork(summary.folder);
  if (action === 'resume' && !isActive(status) && status !== 'completed') {
    throw new StudioError('input', 'no-checkpoint', { key: 'engine.runNoCheckpoint', args: { run } });
  }
  throw new StudioError('input', 'not-allowed', { key: 'engine.runNotActive', args: { run, status } });
}

/** Says who works on a run. */
function atWork(folder: string): StudioError {
  const run = path.basename(folder);
  const state = runLock(folder);
  if (!state.held) return new StudioError('input', 'run-active', { key: 'engine.runActive', args: { run } });
  const { pid, host } = state.holder;
  const [machine = host] = host.split(' ');
  return new StudioError('input', 'run-active', { key: 'engine.runHeld', args: { run, pid, host: machine } });
}

/** Says something to a run's process, waiting until it listens; returns where the run is over. */
async function tell(folder: string, method: 'run/pause' | 'run/stop'): Promise<void> {
  const watch = new FolderWatch(folder);
  try {
    while (isActive(summaryOf(folder).status)) {
      const state = runLock(folder);
      if (state.held && state.elsewhere) {
        const args = { run: path.basename(folder), host: state.holder.host };
        throw new StudioError('input', 'run-elsewhere', { key: 'engine.runElsewhere', args });
      }
      const address = readRunAddress(folder);
      const connection = address && (await RunConnection.open(address));
      if (connection) {
        try {
          await connection.request(method, {});
          return;
        } catch (error) {
          if (error instanceof StudioError) throw error;
        } finally {
          connection.dispose();
        }
      }
      await watch.change();
    }
  } finally {
    watch.dispose();
  }
}

/** Resolves once a run is over, with how it ended. */
export async function untilOver(folder: string): Promise<RunSummary> {
  return (
    (await attachRun({ folder, listener: {}, afterSequence: everything, afterStep: everything }).over) ??
    summaryOf(folder)
  );
}

/** Writes a checkpoint and ends the run's process; resolves once it is so. */
export async function pauseRun(folder: string): Promise<RunSummary> {
  const summary = summaryOf(folder);
  if (summary.status === 'paused') return summary;
  if (summary.status !== 'pausing') {
    requireAction(summary.status === 'starting' ? { ...summary, status: 'running' } : summary, 'pause');
    await tell(folder, 'run/pause');
  }
  return untilOver(folder);
}

/** Ends a run and keeps its best weights as a version, also of one that is paused or interrupted. */
export async function stopRun(folder: string, engine: EngineLocation): Promise<RunSummary> {
  const summary = summaryOf(folder);
  if (summary.status === 'stopped') return summary;
  if (isOver(summary.status)) {
    requireAction(summary, 'stop');
    await startWith(folder, engine, 'stop');
  } else if (summary.status !== 'stopping') {
    await tell(folder, 'run/stop');
  }
  return untilOver(folder);
}

/** Starts a process that goes on from the last whole checkpoint. */
export async function resumeRun(folder: string, engine: EngineLocation): Promise<RunSummary> {
  requireAction(summaryOf(folder), 'resume');
  await startWith(folder, engine, 'run');
  return summaryOf(folder);
}

async function startWith(folder: string, engine: EngineLocation, verb: 'run' | 'stop'): Promise<void> {
  const lock = await lockOf(folder);
  try {
    const record = readRunRecord(folder);
    // Another process may have taken the run to its end since it was looked at.
    if (!record || !isActive(record.status)) requireAction(summaryOf(folder), verb === 'stop' ? 'stop' : 'resume');
    if (!record) throw atWork(folder);
    const { error: _error, finished: _finished, ...rest } = record;
    const status = verb === 'stop' ? 'stopping' : 'starting';
    inStorage(folder, () => writeRunRecord(folder, { ...rest, status }));
  } catch (error) {
    lock.release();
    throw error;
  }
  await startProcess(engine, folder, lock, verb);
  await untilTakenOver(folder, lock.generation);
}

/** Takes a run's lock, waiting for a process that has said how the run ended: it gives the lock back last. */
export function lockOf(folder: string): Promise<Lock> {
  const file = path.join(folder, runFiles.lock);
  return untilFound(file, () => {
    const lock = inStorage(folder, () => takeLock(file));
    if (lock) return lock;
    const state = runLock(folder);
    const record = readRunRecord(folder);
    if (!record || isActive(record.status) || (state.held && state.elsewhere)) throw atWork(folder);
    return undefined;
  });
}

/** Resolves when the process that was started holds the run, or is gone: were this one to end before, another could take the lock. */
async function untilTakenOver(folder: string, generation: number): Promise<void> {
  await untilFound(path.join(folder, runFiles.lock), () => {
    const state = runLock(folder);
    return !state.held || state.generation !== generation ? state : undefined;
  });
}
