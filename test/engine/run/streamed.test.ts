import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { attachRun, pauseRun, resumeRun, stopRun } from '../../../src/client';
import { readJournal } from '../../../src/store';
import { epochsOf, untilEntry } from '../cli/follow';
import { makeWorkspace } from '../cli/workspace';
import { outcomeOf, startRun, untilItIsOver } from './killing';
import { csvLines, engineWith, modelOf, toParquet } from '../../fixtures/models/streamedModels';

const workspace = makeWorkspace();
const inMemory = { ...workspace, engine: engineWith(workspace, '100') };
const onDisk = { ...workspace, engine: engineWith(workspace, '0.01') };
const csv = workspace.file('rows.csv', [...csvLines(3000)].join('\n'));

describe('a run of data on disk', () => {
  it.each(['rows.csv', 'rows.parquet'])(
    'comes to the bit to what one of data in memory comes to: %s',
    async (source) => {
      if (source !== 'rows.csv') await toParquet(csv, path.join(workspace.folder, source));
      workspace.file('rows.model.yaml', modelOf(source));
      const held = await untilItIsOver(await startRun(inMemory, 'rows.model.yaml'));
      const streamed = await untilItIsOver(await startRun(onDisk, 'rows.model.yaml'));
      expect([held.status, streamed.status]).toEqual(['completed', 'completed']);
      expect(outcomeOf(workspace, streamed)).toEqual(outcomeOf(workspace, held));
      expect(epochsOf(held.folder).map((epoch) => epoch.secondsWaited)).toEqual([undefined, undefined, undefined]);
      for (const { seconds, secondsWaited } of epochsOf(streamed.folder)) {
        expect(secondsWaited).toBeGreaterThanOrEqual(0);
        expect(secondsWaited).toBeLessThanOrEqual(seconds);
      }
    },
  );

  it('that has dates and weights of rows comes to the same as well', async () => {
    const lines = [...csvLines(3000)].map((line, row) => {
      if (row === 0) return `${line},when,weight`;
      const when = row % 83 === 0 ? 'never' : new Date(1.5e12 + ((row * 7919) % 3001) * 4_100_000).toISOString();
      return `${line},${when},${String((row % 5) / 2)}`;
    });
    workspace.file('dated.csv', lines.join('\n'));
    workspace.file('dated.model.yaml', modelOf('dated.csv').replace('target:', 'sampleWeight: weight, target:'));
    const held = await untilItIsOver(await startRun(inMemory, 'dated.model.yaml'));
    const streamed = await untilItIsOver(await startRun(onDisk, 'dated.model.yaml'));
    expect([held.status, streamed.status]).toEqual(['completed', 'completed']);
    expect(epochsOf(streamed.folder)[0]?.secondsWaited).toBeGreaterThanOrEqual(0);
    expect(outcomeOf(workspace, streamed)).toEqual(outcomeOf(workspace, held));
  });

  it('that was paused goes on as if it had not been', async () => {
    workspace.file('paused.model.yaml', modelOf('rows.csv', 'epochs: 40'));
    const whole = await untilItIsOver(await startRun(onDisk, 'paused.model.yaml'));
    const run = await startRun(onDisk, 'paused.model.yaml');
    await untilEntry(run, (entry) => entry.type === 'epoch' && entry.epoch === 2);
    expect((await pauseRun(run.folder)).status).toBe('paused');
    await resumeRun(run.folder, onDisk.engine);
    const resumed = await untilItIsOver(run);
    expect(resumed.status).toBe('completed');
    expect(readJournal(run.folder).some((entry) => entry.type === 'resumed')).toBe(true);
    expect(outcomeOf(workspace, resumed)).toEqual(outcomeOf(workspace, whole));
  });

  it('tells how far the reading is, and is stopped in the middle of it', async () => {
    // The same lines over and over: what matters is how many there are.
    const lines = [...csvLines(20_000)];
    const file = workspace.file('large.csv', `${lines.join('\n')}\n`);
    for (let part = 0; part < 60; part++) fs.appendFileSync(file, `${lines.slice(1).join('\n')}\n`);
    workspace.file('large.model.yaml', modelOf('large.csv'));
    const run = await startRun(onDisk, 'large.model.yaml');
    const reading = await new Promise<{ readonly done: number; readonly total: number }>((resolve) => {
      const attached = attachRun({
        folder: run.folder,
        listener: {
          onReading: (told) => {
            attached.dispose();
            resolve(told);
          },
        },
      });
    });
    expect(reading.total).toBeGreaterThan(0);
    expect((await stopRun(run.folder, onDisk.engine)).status).toBe('stopped');
    expect(readJournal(run.folder).map(({ type }) => type)).not.toContain('started');
    const left = fs.readdirSync(path.join(workspace.folder, 'cache'));
    expect(left.filter((name) => name.startsWith('.unfinished-'))).toEqual([]);
  });
});
