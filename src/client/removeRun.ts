import path from 'node:path';
import { allowedRemoval, isActive, StudioError, type RunRemoval, type RunSummary } from '../protocol';
import { inStorage, summarizeRun, trashRun, type Trashed } from '../store';
import { lockOf, pauseRun } from './controlRun';

function summaryOf(folder: string): RunSummary {
  const summary = summarizeRun(folder);
  if (summary) return summary;
  throw new StudioError('input', 'run-missing', { key: 'engine.runGone', args: { run: path.basename(folder) } });
}

function requireRemoval(summary: RunSummary, removal: RunRemoval): void {
  if (allowedRemoval(summary.status) === removal) return;
  const { run, status } = summary;
  throw new StudioError('input', 'not-allowed', { key: 'engine.runNotRemovable', args: { run, status } });
}

/** Moves a run that is over to the trash; the versions that it made stay. */
export async function deleteRun(folder: string): Promise<Trashed> {
  requireRemoval(summaryOf(folder), 'delete');
  return putAway(folder);
}

/** Ends a run without keeping a version of it, and moves it to the trash. */
export async function discardRun(folder: string): Promise<Trashed> {
  const summary = summaryOf(folder);
  requireRemoval(summary, 'discard');
  // A pause ends the process and writes no version.
  if (isActive(summary.status)) await pauseRun(folder);
  return putAway(folder);
}

async function putAway(folder: string): Promise<Trashed> {
  const lock = await lockOf(folder);
  return inStorage(folder, () => trashRun(folder, lock));
}
