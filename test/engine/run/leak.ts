import * as fs from 'node:fs';
import { attachRun, createRun, stopRun } from '../../../src/client';
import { summarizeRun } from '../../../src/store';
import type { Workspace } from '../cli/workspace';

const model = `
data: {source: {generate: digits, samples: 3000, seed: 2}}
model:
  - conv2d: {filters: 4, kernelSize: 3, activation: relu}
  - batchNormalization
  - maxPooling2d: {poolSize: 2}
  - flatten
  - dropout: 0.25
  - dense: {units: 10, activation: softmax}
train:
  optimizer: adam
  loss: sparseCategoricalCrossentropy
  metrics: [accuracy, f1]
  epochs: 1000000
  batchSize: 64
`;

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
  /** Bytes, early and late; each the median of a tenth of the samples. */
  readonly early: number;
  readonly late: number;
  readonly share: number;
}

const median = (values: readonly number[]) => [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0;

/** Trains for some seconds, and holds the memory of the run's process after a fifth of them against that at the end. */
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
  const warm = samples.slice(Math.floor(samples.length / 5));
  const tenth = Math.max(1, Math.floor(warm.length / 10));
  const early = median(warm.slice(0, tenth));
  const late = median(warm.slice(-tenth));
  return { epochs: samples.length, early, late, share: late / early - 1 };
}
