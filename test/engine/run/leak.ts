import * as fs from 'node:fs';
import { attachRun, createRun, stopRun } from '../../../src/client';
import { summarizeRun } from '../../../src/store';
import { convolutionModel } from '../../fixtures/models/convolution';
import type { Workspace } from '../cli/workspace';

const model = convolutionModel(
  'samples: 3000',
  `
  optimizer: adam
  metrics: [accuracy, f1]
  epochs: 1000000
  batchSize: 64`,
);

/** The memory of a process that is not shared with files, in bytes; undefined where it is gone. */
function ownMemory(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /RssAnon:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${pid ?? ''}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : 1024 * Number(kilobytes);
  } catch {
    return undefined;
  }
}

export interface Growth {
  readonly epochs: number;
  /** Bytes, the least of an early and of a late part: what is above it is garbage that was not collected yet. */
  readonly early: number;
  readonly late: number;
  readonly share: number;
}

/** Trains for some seconds, and holds the memory of the run's process after a fifth of them against that of the last third. */
export async function memoryGrowth(workspace: Workspace, seconds: number): Promise<Growth> {
  const file = workspace.file('leak.model.yaml', model);
  const made = await createRun({ text: model, path: file, locale: 'en', engine: workspace.engine });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  const { folder } = made.run;
  const samples: number[] = [];
  const began = performance.now();
  const attached = attachRun({
    folder,
    listener: {
      onEntry: (entry) => {
        if (entry.type !== 'epoch') return;
        const bytes = ownMemory(summarizeRun(folder)?.pid);
        if (bytes !== undefined) samples.push(bytes);
        if (performance.now() - began > 1000 * seconds) attached.dispose();
      },
    },
  });
  await attached.over;
  await stopRun(folder, workspace.engine);
  const part = (from: number, to: number): number =>
    samples
      .slice(Math.floor(from * samples.length), Math.max(1, Math.ceil(to * samples.length)))
      .reduce((least, bytes) => Math.min(least, bytes), Infinity);
  const early = part(0.2, 0.5);
  const late = part(2 / 3, 1);
  return { epochs: samples.length, early, late, share: late / early - 1 };
}
