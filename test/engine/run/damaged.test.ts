import * as fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { attachRun, createRun, pauseRun, resumeRun } from '../../../src/client';
import { entriesInEffect, type JournalEntry, type RunSummary } from '../../../src/protocol';
import { checkpointSteps, latestCheckpoint, readJournal, readSeries, runFiles, seriesLength } from '../../../src/store';
import { noEngines } from '../cli/engines';
import { isEpoch, now, untilEntry, upTo } from '../cli/follow';
import { makeWorkspace } from '../cli/workspace';
import { snapshot } from './snapshot';

const workspace = makeWorkspace();
let paused: RunSummary;
let first: RunSummary;

async function start(set: readonly string[]): Promise<RunSummary> {
  const file = workspace.file('iris.model.yaml');
  const options = { text: fs.readFileSync(file, 'utf8'), path: file, locale: 'en', set } as const;
  const made = await createRun({ ...options, engine: workspace.engine });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.run;
}

const over = (run: RunSummary) => attachRun({ folder: run.folder, listener: {} }).over;

beforeAll(async () => {
  first = await start(['train.epochs=2']);
  await over(first);
  // Batches of one, so that there are steps enough to be paused in.
  paused = await start(['train.earlyStopping=null', 'train.batchSize=1', 'train.epochs=100000']);
  await untilEntry(paused, (entry) => isEpoch(entry) && entry.epoch === 3);
  await untilEntry(paused, (entry) => entry.type === 'checkpoint' && entry.epoch >= 3);
  await pauseRun(paused.folder);
});

/** A copy of the paused run, as it lay on the disk. */
function copy(name: string): RunSummary {
  const folder = path.join(path.dirname(paused.folder), name);
  fs.cpSync(paused.folder, folder, { recursive: true });
  return { ...now(paused), folder };
}

const checkpointFile = (run: RunSummary, step: number) =>
  path.join(run.folder, runFiles.checkpoints, `${String(step).padStart(12, '0')}.checkpoint`);

/** Resumes a run, waits until it has trained on, pauses it, and gives what it told since. */
async function goOn(run: RunSummary): Promise<readonly JournalEntry[]> {
  const before = readJournal(run.folder).length;
  await resumeRun(run.folder, workspace.engine);
  const from = now(run).epoch;
  await untilEntry(run, (entry) => entry.seq > before && isEpoch(entry) && entry.epoch > from);
  expect((await pauseRun(run.folder)).status).toBe('paused');
  expect(latestCheckpoint(run.folder)?.step).toBe(now(run).step);
  return readJournal(run.folder).slice(before);
}

const codesOf = (entries: readonly JournalEntry[]) =>
  entries.flatMap((entry) => (entry.type === 'notice' ? [entry.code] : []));
const epochsIn = (run: RunSummary) =>
  entriesInEffect(readJournal(run.folder)).flatMap((entry) => (isEpoch(entry) ? [entry.epoch] : []));

const damages: readonly [string, (file: string) => void][] = [
  ['cut', (file) => fs.truncateSync(file, Math.floor(fs.statSync(file).size / 2))],
  ['empty', (file) => fs.truncateSync(file, 0)],
  [
    'changed by a bit',
    (file) => {
      const content = fs.readFileSync(file);
      content[200] = (content[200] ?? 0) ^ 4;
      fs.writeFileSync(file, content);
    },
  ],
];

describe('a run', () => {
  it.each([...damages, ['gone', (file: string) => fs.rmSync(file)] as const])(
    'whose last checkpoint is %s goes on from the one before, says so, and touches nothing else',
    async (how, damage) => {
      const run = copy(`one-${how}`);
      const steps = checkpointSteps(run.folder);
      const [before = 0, last = 0] = steps.slice(-2);
      expect(before).toBeLessThan(last);
      // The processes of the runs before give their locks back last.
      await noEngines(workspace.folder);
      const others = snapshot(workspace.store, run.folder);
      damage(checkpointFile(run, last));
      const told = await goOn(run);
      expect(codesOf(told)).toContain(how === 'gone' ? 'checkpoint-missing' : 'checkpoint-damaged');
      expect(told.find(({ type }) => type === 'resumed')).toMatchObject({ step: before });
      expect(epochsIn(run)).toEqual(upTo(now(run).epoch));
      expect(snapshot(workspace.store, run.folder)).toEqual(others);
    },
  );

  it.each(damages)(
    'whose checkpoints are all %s fails with a clear error, and nothing is deleted',
    async (how, damage) => {
      const run = copy(`all-${how}`);
      const steps = checkpointSteps(run.folder);
      for (const step of steps) damage(checkpointFile(run, step));
      const all = snapshot(path.join(run.folder, runFiles.checkpoints));
      await resumeRun(run.folder, workspace.engine);
      expect(await over(run)).toMatchObject({
        status: 'failed',
        epoch: run.epoch,
        error: { kind: 'run', code: 'checkpoints-damaged', message: { args: { count: steps.length } } },
      });
      expect(snapshot(path.join(run.folder, runFiles.checkpoints))).toEqual(all);
    },
  );

  it('whose journal is damaged in the middle goes on and says what was lost', async () => {
    const run = copy('journal');
    const file = path.join(run.folder, runFiles.journal);
    const lines = fs.readFileSync(file, 'utf8').split('\n');
    const at = lines.findIndex((line) => line.includes('"type":"epoch"'));
    fs.writeFileSync(file, lines.with(at, (lines[at] ?? '').slice(0, 9)).join('\n'));
    await goOn(run);
    const entries = readJournal(run.folder);
    expect(codesOf(entries)).toEqual(expect.arrayContaining(['journal-damaged', 'journal-incomplete']));
    expect(epochsIn(run)).toEqual(upTo(now(run).epoch).slice(1));
  });

  it.each([
    ['cut', (file: string) => fs.truncateSync(file, 50)],
    ['empty', (file: string) => fs.truncateSync(file, 0)],
    ['gone', (file: string) => fs.rmSync(file)],
  ])('whose journal is %s goes on from its checkpoint and says so', async (how, damage) => {
    const run = copy(`journal-${how}`);
    damage(path.join(run.folder, runFiles.journal));
    const told = await goOn(run);
    expect(codesOf(told)).toContain('journal-incomplete');
    expect(told.find(({ type }) => type === 'resumed')).toMatchObject({ step: run.step });
    expect(told.at(-1)).toMatchObject({ type: 'finished', status: 'paused' });
  });

  it.each([
    ['cut', (file: string) => fs.truncateSync(file, Math.floor(fs.statSync(file).size / 2))],
    ['gone', (file: string) => fs.rmSync(file)],
    ['of another kind', (file: string) => fs.writeFileSync(file, Buffer.alloc(1000, 'x'))],
  ])('whose series are %s goes on, and counts the steps that are lost', async (how, damage) => {
    const run = copy(`series-${how}`);
    damage(path.join(run.folder, runFiles.series));
    const told = await goOn(run);
    expect(codesOf(told)).toContain('series-incomplete');
    const series = readSeries(run.folder);
    expect(seriesLength(series)).toBe(now(run).step);
    expect(series.series['loss']?.slice(run.step)).not.toContain(null);
  });
});
