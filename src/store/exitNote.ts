import * as fs from 'node:fs';
import path from 'node:path';
import { StudioError, type RunRecord } from '../protocol';
import { isObject, readJson, readTextIfThere, writeJson } from './files';
import { runFiles } from './layout';

/** How a run's process ended that was not its own doing; whoever started it may have seen it. */
export interface ExitNote {
  readonly pid: number;
  readonly signal: string;
}

export function writeExitNote(folder: string, note: ExitNote): void {
  writeJson(path.join(folder, runFiles.exit), note, { durable: false });
}

export function removeExitNote(folder: string): void {
  fs.rmSync(path.join(folder, runFiles.exit), { force: true });
}

const logEnd = 20_000;
const outOfMemory = /bad_alloc|out of memory|OOM when allocating/i;

/** Why the process `pid` of a run is no more, where that is known. */
export function exitError(folder: string, record: RunRecord, pid: number): StudioError | undefined {
  const note = readJson(path.join(folder, runFiles.exit));
  if (!isObject(note) || note['pid'] !== pid || typeof note['signal'] !== 'string') return undefined;
  const { batchSize } = record.file.train;
  const { signal } = note;
  if (signal === 'SIGKILL') {
    return new StudioError('run', 'process-killed', { key: 'engine.runKilled', args: { batchSize } });
  }
  const log = readTextIfThere(path.join(folder, runFiles.log))?.slice(-logEnd) ?? '';
  if (outOfMemory.test(log)) {
    return new StudioError('run', 'out-of-memory', { key: 'engine.runOutOfMemory', args: { batchSize } });
  }
  return new StudioError('run', 'process-crashed', { key: 'engine.runCrashed', args: { signal } });
}
