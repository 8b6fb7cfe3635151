import path from 'node:path';
import { StudioError, type RunRecord } from '../../protocol';
import { readRunRecord, removeExitNote, runFiles, takeLock, writeRunRecord } from '../../store';
import { failureOf } from './failure';
import { RunProcess } from './runProcess';

/** Opens what is in a run's folder; a run that cannot be written is failed, as far as that can be told. */
function openRun(folder: string, record: RunRecord, onlyKeep: boolean): RunProcess | undefined {
  try {
    removeExitNote(folder);
    return new RunProcess(folder, record, onlyKeep);
  } catch (thrown) {
    const error = StudioError.from(failureOf(thrown, folder, record));
    console.error(error.cause ?? error);
    writeRunRecord(folder, { ...record, status: 'failed', error: error.toValue() });
    return undefined;
  }
}

/** Works on the run in a folder until it is over. With `generation`, takes its lock over from whoever started this. */
export async function workOnRun(folder: string, onlyKeep: boolean, generation?: number): Promise<boolean> {
  const lock = takeLock(path.join(folder, runFiles.lock), generation);
  const record = readRunRecord(folder);
  if (!lock || !record) return false;
  const work = openRun(folder, record, onlyKeep);
  if (!work) return false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => work.terminate());
  process.on('SIGHUP', () => undefined);
  // Writing beyond a limit of the file's size is an error like a full disk, not an end.
  if (process.platform !== 'win32') process.on('SIGXFSZ', () => undefined);
  await work.run();
  lock.release();
  return true;
}
