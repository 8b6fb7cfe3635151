import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { attachRun } from '../../src/client';
import type { RunSummary } from '../../src/protocol';
import { enginesOf } from '../engine/cli/engines';
import { epochsOf, now } from '../engine/cli/follow';
import { makeWorkspace, type Workspace } from '../engine/cli/workspace';
import { startRun } from '../engine/run/killing';
import { csvLines, engineWith, modelOf, toParquet } from '../engine/run/streamedModels';

const workspace = makeWorkspace();
const onDisk: Workspace = { ...workspace, engine: engineWith(workspace, '1') };
const megabytes = Number(process.env['LARGE_MEGABYTES'] ?? 2000);
const lineCount = 20_000;

/** Appends the same lines until the file is large enough: what matters is how many there are. */
function writeLarge(file: string): void {
  const [header = '', ...lines] = csvLines(lineCount, 16);
  const part = `${lines.join('\n')}\n`;
  fs.writeFileSync(file, `${header}\n`);
  for (let bytes = 0; bytes < megabytes * 1e6; bytes += part.length) fs.appendFileSync(file, part);
}

/** Trains to the end; gives the most memory that the run's process had resident, in megabytes. */
async function peakOf(file: string): Promise<{ readonly run: RunSummary; readonly peak: number }> {
  const run = await startRun(onDisk, file);
  let peak = 0;
  const timer = setInterval(() => {
    for (const pid of enginesOf(run.folder)) peak = Math.max(peak, highWater(pid));
  }, 200);
  await attachRun({ folder: run.folder, listener: {} }).over;
  clearInterval(timer);
  return { run: now(run), peak };
}

function highWater(pid: number): number {
  try {
    const found = /VmHWM:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${String(pid)}/status`, 'utf8'));
    return Number(found?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

describe('a table larger than memory may be', () => {
  it.each(['large.csv', 'large.parquet'])(
    'trains with less than 1 GB over what a small one takes: %s',
    async (source) => {
      workspace.file('small.csv', [...csvLines(2000, 16)].join('\n'));
      workspace.file('small.model.yaml', modelOf('small.csv', 'epochs: 1'));
      workspace.file('large.model.yaml', modelOf(source, 'epochs: 1').replace('batchSize: 32', 'batchSize: 1024'));
      const csv = path.join(workspace.folder, 'large.csv');
      if (!fs.existsSync(csv)) writeLarge(csv);
      if (source !== 'large.csv') await toParquet(csv, path.join(workspace.folder, source));
      const small = await peakOf('small.model.yaml');
      const large = await peakOf('large.model.yaml');
      expect([small.run.status, large.run.status]).toEqual(['completed', 'completed']);
      const [epoch] = epochsOf(large.run.folder);
      const waited = (epoch?.secondsWaited ?? 0) / (epoch?.seconds ?? 1);
      const told = { source, megabytes, small: small.peak, large: large.peak, waited };
      process.stdout.write(`larger than memory: ${JSON.stringify(told)}\n`);
      expect(large.peak - small.peak).toBeLessThan(1024);
    },
  );
});
