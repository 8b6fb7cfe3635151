import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { say } from './say.mjs';

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** A lock is abandoned when its process is gone, or when it was never written whole. */
async function isAbandoned(file) {
  try {
    const pid = Number(await readFile(file, 'utf8'));
    if (Number.isInteger(pid) && pid > 0) return !isAlive(pid);
    return Date.now() - (await stat(file)).mtimeMs > 10_000;
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

/** Runs `work` while no other process holds the lock `file`; a lock of a process that is gone is taken over. */
export async function withLock(file, work) {
  await mkdir(path.dirname(file), { recursive: true });
  let told = false;
  for (;;) {
    try {
      const handle = await open(file, 'wx');
      await handle.writeFile(String(process.pid));
      await handle.close();
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (await isAbandoned(file)) {
      // Renamed first: of two that find it abandoned, only one may remove it.
      const aside = `${file}.${process.pid}`;
      await rename(file, aside).then(
        () => rm(aside, { force: true }),
        () => undefined,
      );
      continue;
    }
    if (!told) say(`Waiting for another set-up to finish (${file}) ...`);
    told = true;
    await wait(300);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}
