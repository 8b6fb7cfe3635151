import path from 'node:path';
import { entriesInEffect, StudioError, type EpochEvent } from '../../protocol';
import { dropCheckpointsAfter, findCheckpoint, readJournal, runFiles, type CheckpointContent } from '../../store';
import type { TrainingSession } from '../contract';
import type { Report } from './report';

export interface Restored {
  readonly checkpoint: CheckpointContent | undefined;
  /** The best epoch up to there, where there is one. */
  readonly best: EpochEvent | undefined;
}

/** Brings a session to the last whole checkpoint of its run, and says what was lost on the way. */
export async function restoreRun(folder: string, session: TrainingSession, report: Report): Promise<Restored> {
  const { checkpoint, damaged } = findCheckpoint(folder);
  if (!checkpoint && damaged > 0) {
    const args = { count: damaged, path: path.join(folder, runFiles.checkpoints) };
    throw new StudioError('run', 'checkpoints-damaged', { key: 'engine.runCheckpointsDamaged', args });
  }
  const before = entriesInEffect(readJournal(folder));
  const { epoch = 0, step = 0 } = checkpoint ?? {};
  const expected = before.findLast((entry) => entry.type === 'checkpoint')?.step ?? 0;
  if (damaged > 0) {
    report.notice('checkpoint-damaged', { key: 'engine.runCheckpointDamaged', args: { step } });
  } else if (expected > step) {
    report.notice('checkpoint-missing', { key: 'engine.runCheckpointMissing', args: { expected, step } });
  }
  dropCheckpointsAfter(folder, step);
  if (checkpoint) await session.restore(checkpoint);
  if (!checkpoint && !before.some(({ type }) => type === 'started')) return { checkpoint, best: undefined };
  report.emit({ type: 'resumed', epoch, step });
  const epochs = entriesInEffect(readJournal(folder)).filter((entry) => entry.type === 'epoch');
  if (epochs.length < epoch) {
    const args = { told: epochs.length, epochs: epoch };
    report.notice('journal-incomplete', { key: 'engine.runJournalIncomplete', args });
  }
  report.update({ epoch, step });
  return { checkpoint, best: epochs.findLast(({ best }) => best) };
}
