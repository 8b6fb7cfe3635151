import * as fs from 'node:fs';
import type { RunSummary } from '../protocol';
import { runsFolder, summarizeRuns } from '../store';
import { FolderWatch } from './folderWatch';

const pollMilliseconds = 1000;

/** Tells of the runs of a store, at once and whenever they change, whichever process changed them; gives back what ends that. */
export function watchStore(store: string, listener: (runs: readonly RunSummary[]) => void): () => void {
  let last: string | undefined;
  let ended = false;
  const watch = new FolderWatch(fs.existsSync(runsFolder(store)) ? runsFolder(store) : store, pollMilliseconds);
  const look = () => {
    const runs = summarizeRuns(store);
    const now = JSON.stringify(runs);
    if (now === last) return;
    last = now;
    listener(runs);
  };
  const follow = async () => {
    while (!ended) {
      look();
      await watch.change();
    }
  };
  void follow();
  return () => {
    ended = true;
    watch.dispose();
  };
}
