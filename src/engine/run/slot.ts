import path from 'node:path';
import { lockState, runtimeFolder, takeLock, type Lock } from '../../store';

const pollMilliseconds = 200;

/** How many runs may train at once; more of them only slow each other down. */
function slots(): number {
  const given = Number(process.env['MODEL_STUDIO_CONCURRENT_RUNS']);
  return Number.isInteger(given) && given > 0 ? given : 1;
}

/** Waits until this run may train; undefined where it is told to stop meanwhile. */
export async function takeSlot(onWait: () => void, ended: () => boolean): Promise<Lock | undefined> {
  const folder = runtimeFolder();
  const names = Array.from({ length: slots() }, (_, number) => path.join(folder, `slot-${number}`));
  for (let told = false; !ended();) {
    for (const name of names) {
      const lock = lockState(name).held ? undefined : takeLock(name);
      if (lock) return lock;
    }
    if (!told) onWait();
    told = true;
    await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
  }
  return undefined;
}
