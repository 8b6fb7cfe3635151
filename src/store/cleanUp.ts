import path from 'node:path';
import { assertNever } from '../protocol';
import { bytesIn, diskUse } from './diskUse';
import { runFiles } from './layout';
import { summarizeRuns } from './summaries';
import { emptyTrash, trashCheckpoints, trashRun, type Trashed } from './trash';

/**
 * What can go without a version being lost: checkpoints of completed runs, which nothing resumes; runs that failed and
 * left no version; what is in the trash already.
 */
export type CleanUpPart = 'checkpoints' | 'failed' | 'trash';

export const cleanUpParts: readonly CleanUpPart[] = ['checkpoints', 'failed', 'trash'];

export interface CleanUp {
  readonly store: string;
  readonly part: CleanUpPart;
  /** Folders of the runs that it is about; none for the trash. */
  readonly folders: readonly string[];
  readonly bytes: number;
}

/** What a clean-up of a store would remove, and how much; parts with nothing to remove are left out. */
export async function planCleanUp(store: string): Promise<readonly CleanUp[]> {
  const runs = summarizeRuns(store);
  const completed = runs.filter(({ status, checkpoint }) => status === 'completed' && checkpoint);
  const failed = runs.filter(({ status, version }) => status === 'failed' && version === undefined);
  const folders = (some: typeof runs) => some.map(({ folder }) => folder);
  let checkpointBytes = 0;
  for (const { folder } of completed) checkpointBytes += await bytesIn(path.join(folder, runFiles.checkpoints));
  let failedBytes = 0;
  for (const { folder } of failed) failedBytes += await bytesIn(folder);
  const { trash } = await diskUse(store);
  const plans: readonly CleanUp[] = [
    { store, part: 'checkpoints', folders: folders(completed), bytes: checkpointBytes },
    { store, part: 'failed', folders: folders(failed), bytes: failedBytes },
    { store, part: 'trash', folders: [], bytes: trash },
  ];
  return plans.filter(({ folders: some, bytes }) => some.length > 0 || bytes > 0);
}

/** Does what was planned: runs and checkpoints go to the trash, and the trash for good. Gives back what can be undone. */
export async function cleanUp({ store, part, folders }: CleanUp): Promise<readonly Trashed[]> {
  switch (part) {
    case 'checkpoints':
      return folders.flatMap((folder) => trashCheckpoints(folder) ?? []);
    case 'failed':
      return folders.map((folder) => trashRun(folder));
    case 'trash':
      await emptyTrash(store);
      return [];
    default:
      return assertNever(part);
  }
}
