import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isMissing } from './failure';
import { processStart } from './processStart';

interface Holder {
  readonly pid: number;
  readonly start: string;
  readonly host: string;
}

const betweenLooks = 200;

function parseHolder(content: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value !== 'object' || value === null) return undefined;
    if (!('pid' in value && 'start' in value && 'host' in value)) return undefined;
    const { pid, start, host } = value;
    return typeof pid === 'number' && typeof start === 'string' && typeof host === 'string'
      ? { pid, start, host }
      : undefined;
  } catch {
    return undefined;
  }
}

/** A process on another machine that shares the folder cannot be looked at: it is taken to live. */
function isAlive(holder: Holder): boolean {
  return holder.host !== hostname() || processStart(holder.pid) === holder.start;
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Makes the lock appear with its content in one step; false when another holds it. */
async function tryTake(file: string, content: string): Promise<boolean> {
  const aside = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await writeFile(aside, content);
  try {
    await link(aside, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

/** Sets aside a lock whose holder is gone. Two that do so at once take away only the one they looked at. */
async function breakLock(file: string, seen: string): Promise<void> {
  const aside = `${file}.stale.${process.pid}.${Math.random().toString(36).slice(2)}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  const taken = await readFile(aside, 'utf8');
  // Between the look and the rename another may have taken the lock anew: it gets it back.
  if (taken !== seen) await tryTake(file, taken);
  await rm(aside, { force: true });
}

/**
 * Runs `work` while no other process holds the lock. A lock left by a process that is gone is taken over: told by its
 * number and start time. `onWait` is called with the holder's number before each wait.
 */
export async function withLock<T>(
  file: string,
  work: () => Promise<T>,
  onWait: (pid: number) => void,
  signal?: AbortSignal,
): Promise<T> {
  await mkdir(path.dirname(file), { recursive: true });
  const own: Holder = { pid: process.pid, start: processStart(process.pid) ?? 'unknown', host: hostname() };
  const content = JSON.stringify({ ...own, token: Math.random().toString(36).slice(2) });
  while (!(await tryTake(file, content))) {
    const seen = await readIfThere(file);
    if (seen === undefined) continue;
    const holder = parseHolder(seen);
    if (holder === undefined || !isAlive(holder)) {
      await breakLock(file, seen);
      continue;
    }
    onWait(holder.pid);
    await wait(betweenLooks, undefined, { ...(signal && { signal }) });
  }
  try {
    return await work();
  } finally {
    if ((await readIfThere(file)) === content) await rm(file, { force: true });
  }
}
