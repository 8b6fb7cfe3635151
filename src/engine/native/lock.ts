import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { lockState, takeLock } from '../../store';

const betweenLooks = 200;

/**
 * Runs `work` while no other process holds the lock, which a process that is gone does not. `onWait` is called with the
 * holder's number before each wait.
 */
export async function withLock<T>(
  folder: string,
  work: () => Promise<T>,
  onWait: (pid: number) => void,
  signal?: AbortSignal,
): Promise<T> {
  await mkdir(path.dirname(folder), { recursive: true });
  for (;;) {
    const lock = takeLock(folder);
    if (lock) {
      try {
        return await work();
      } finally {
        lock.release();
      }
    }
    const state = lockState(folder);
    if (!state.held) continue;
    onWait(state.holder.pid);
    await wait(betweenLooks, undefined, { ...(signal && { signal }) });
  }
}
