import * as fs from 'node:fs';
import { attachRun } from '../../../src/client';
import type { RunSummary } from '../../../src/protocol';
import { enginesOf } from '../cli/engines';
import { now } from '../cli/follow';
import type { Workspace } from '../cli/workspace';
import { startRun } from './killing';

/** The most memory that a process had resident so far, in megabytes; 0 where it is gone. */
function highWater(pid: number): number {
  try {
    const found = /VmHWM:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${String(pid)}/status`, 'utf8'));
    return Number(found?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

export interface Peak {
  readonly run: RunSummary;
  /** In megabytes. */
  readonly peak: number;
}

/** Trains to the end; gives the most memory that the run's process had resident. */
export async function peakOf(workspace: Workspace, file: string): Promise<Peak> {
  const run = await startRun(workspace, file);
  let peak = 0;
  const timer = setInterval(() => {
    for (const pid of enginesOf(run.folder)) peak = Math.max(peak, highWater(pid));
  }, 200);
  await attachRun({ folder: run.folder, listener: {} }).over;
  clearInterval(timer);
  return { run: now(run), peak };
}
