import path from 'node:path';
import { isActive, type RunRecord, type RunSummary } from '../protocol';
import { checkpointSteps } from './checkpoints';
import { exitError } from './exitNote';
import { namesIn } from './files';
import { runFiles, runsFolder } from './layout';
import { lockState, type LockState } from './lockState';
import { readRunRecord } from './records';
import { readRunRemarks } from './runRemarks';
import { indexOf } from './runIndex';
import { asNamedNow, modelFolder, readModelNames, type ModelNames } from './modelNames';

/** Who works on a run now. */
export function runLock(folder: string): LockState {
  return lockState(path.join(folder, runFiles.lock));
}

function statusNow(
  record: RunRecord,
  folder: string,
  names?: ModelNames,
): Pick<RunSummary, 'status' | 'pid' | 'error'> {
  if (!isActive(record.status)) return { status: record.status };
  const state = runLock(folder);
  if (state.held) return { status: record.status, ...(state.elsewhere ? {} : { pid: state.holder.pid }) };
  // The process may have ended properly between the two looks.
  const again = readRunRecord(folder, names)?.status ?? record.status;
  if (!isActive(again)) return { status: again };
  const error = state.dead && exitError(folder, record, state.dead.pid);
  return { status: 'interrupted', ...(error && { error: error.toValue() }) };
}

/** What is true of a run now: one whose process died is `interrupted`. Undefined where the folder holds no run. */
export function summarizeRun(folder: string, names?: ModelNames): RunSummary | undefined {
  const record = readRunRecord(folder, names);
  if (!record) return undefined;
  const {
    run,
    model,
    epoch,
    step,
    created,
    source,
    started,
    finished,
    version,
    backend,
    mode,
    parameters,
    best,
    error,
  } = record;
  const { title, tags } = readRunRemarks(folder);
  return {
    run,
    model,
    epoch,
    epochs: record.file.train.epochs,
    step,
    created,
    ...(started !== undefined && { started }),
    ...(finished !== undefined && { finished }),
    ...(version !== undefined && { version }),
    ...(backend !== undefined && { backend }),
    ...(mode !== undefined && { mode }),
    ...(parameters !== undefined && { parameters }),
    ...(best !== undefined && { best }),
    ...(title !== undefined && { title }),
    ...(tags !== undefined && { tags }),
    ...(error !== undefined && { error }),
    ...statusNow(record, folder, names),
    checkpoint: checkpointSteps(folder).length > 0,
    folder,
    source,
  };
}

/** Folders of the runs of a store, or of one model in it. */
export function runFolders(store: string, model?: string, names?: ModelNames): string[] {
  const models = model === undefined ? namesIn(runsFolder(store)) : [modelFolder(store, model, names)];
  return models.flatMap((name) => {
    const folder = path.join(runsFolder(store), name);
    return namesIn(folder)
      .filter((run) => !run.startsWith('.'))
      .map((run) => path.join(folder, run));
  });
}

/** The runs of a store, or of one model in it, oldest first. */
export function summarizeRuns(store: string, model?: string): readonly RunSummary[] {
  const names = readModelNames(store);
  return (
    indexOf(store)
      .summaries(runFolders(store, model, names), (folder) => summarizeRun(folder, names))
      // One that was remembered may have the name of before.
      .map((summary) => asNamedNow(names, path.basename(path.dirname(summary.folder)), summary))
      .filter((summary) => model === undefined || summary.model === model)
      .sort((one, other) =>
        one.created === other.created ? compare(one.run, other.run) : compare(one.created, other.created),
      )
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
