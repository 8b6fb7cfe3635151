import * as fs from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { attachRun, createRun, resumeRun } from '../../../src/client';
import { entriesInEffect, type RunSummary } from '../../../src/protocol';
import {
  listVersionsOf,
  readJournal,
  readSeries,
  readTrainedModel,
  runFiles,
  versionsFolder,
} from '../../../src/store';
import { now } from '../cli/follow';
import type { Workspace } from '../cli/workspace';
import { enginesOf } from '../cli/engines';

/** When a process of a run is killed: after a time, or when something is written for the so-maniest time. */
export type Moment =
  | { readonly after: 'milliseconds'; readonly count: number }
  | { readonly after: 'checkpoints' | 'entries' | 'versions'; readonly count: number };

/** Moments drawn from all of a run's life; `random` gives numbers from 0 to 1, `life` is its length in milliseconds. */
export function drawMoment(random: () => number, life: number): Moment {
  const kind = random();
  const place = random();
  if (kind < 0.1) return { after: 'milliseconds', count: Math.floor(place * 300) };
  if (kind < 0.5) return { after: 'milliseconds', count: Math.floor(place * life) };
  if (kind < 0.75) return { after: 'checkpoints', count: 1 + Math.floor(place * 12) };
  if (kind < 0.9) return { after: 'entries', count: 1 + Math.floor(place * 40) };
  return { after: 'versions', count: 1 + Math.floor(place * 20) };
}

/** A run of a file in a workspace. */
export async function startRun(workspace: Workspace, file: string): Promise<RunSummary> {
  const source = workspace.file(file);
  const { engine } = workspace;
  const made = await createRun({ text: fs.readFileSync(source, 'utf8'), path: source, locale: 'en', engine });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.run;
}

export async function untilItIsOver(run: RunSummary): Promise<RunSummary> {
  await attachRun({ folder: run.folder, listener: {} }).over;
  return now(run);
}

function watchedFolder(run: RunSummary, workspace: Workspace, moment: Moment): string {
  switch (moment.after) {
    case 'checkpoints':
      return path.join(run.folder, runFiles.checkpoints);
    case 'versions':
      return versionsFolder(workspace.store, run.model);
    default:
      return run.folder;
  }
}

/** Kills what works on a run at a moment; a run that is over before is left. */
export async function killAt(workspace: Workspace, run: RunSummary, moment: Moment): Promise<RunSummary> {
  const kill = () => {
    for (const pid of enginesOf(run.folder)) process.kill(pid, 'SIGKILL');
  };
  const over = untilItIsOver(run);
  if (moment.after === 'milliseconds') {
    const timer = setTimeout(kill, moment.count);
    await over;
    clearTimeout(timer);
    return now(run);
  }
  const folder = watchedFolder(run, workspace, moment);
  fs.mkdirSync(folder, { recursive: true });
  let seen = 0;
  const watchers = [folder, ...newVersions(folder)].map((one) => watch(one));
  function watch(one: string): fs.FSWatcher {
    return fs
      .watch(one, (_event, name) => {
        if (moment.after === 'entries' && name !== runFiles.journal) return;
        // What is in a version is written in a folder aside.
        if (name?.startsWith('.new-') && fs.existsSync(path.join(one, name)))
          watchers.push(watch(path.join(one, name)));
        seen += 1;
        if (seen === moment.count) kill();
      })
      .on('error', () => undefined);
  }
  await over;
  for (const watcher of watchers) watcher.close();
  return now(run);
}

function newVersions(folder: string): string[] {
  return fs
    .readdirSync(folder)
    .filter((name) => name.startsWith('.new-'))
    .map((name) => path.join(folder, name));
}

/** All that a run has come to, times apart: to the bit what another one of the same file comes to. */
export function outcomeOf(workspace: Workspace, run: RunSummary): object {
  const entries = entriesInEffect(readJournal(run.folder));
  const versions = listVersionsOf(workspace.store, run.model).filter((version) => version.run === run.run);
  const finished = entries.findLast((entry) => entry.type === 'finished');
  return {
    finished: finished && { ...finished, seq: 0, time: 0, seconds: 0, version: 0 },
    epochs: entries.flatMap((entry) =>
      entry.type === 'epoch' ? [{ ...entry, seq: 0, time: 0, seconds: 0, secondsWaited: undefined }] : [],
    ),
    samples: entries.flatMap((entry) => (entry.type === 'samples' ? [[entry.epoch, entry.samples]] : [])),
    evaluations: entries.flatMap((entry) => (entry.type === 'evaluation' ? [entry.splits] : [])),
    notices: entries.flatMap((entry) => (entry.type === 'notice' ? [entry.code] : [])).filter(isOfDamage),
    series: { ...readSeries(run.folder).series, memory: undefined },
    weights: versions.map(({ path: folder }) =>
      readTrainedModel(folder).weights.map(({ name, values }) => ({
        name,
        bytes: Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('hex'),
      })),
    ),
  };
}

const isOfDamage = (code: string) => /damaged|missing|incomplete/.test(code);

/** Files that only a process at work may have. */
export function leftovers(workspace: Workspace): string[] {
  return fs
    .readdirSync(workspace.store, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tmp') || path.basename(name) === runFiles.reserve || name.includes('.new-'));
}

export interface Tally {
  readonly kills: number;
  readonly runs: number;
  /** Killed before there was anything to go on from. */
  readonly lost: number;
  readonly moments: Readonly<Record<string, number>>;
}

/** Kills runs of a file, resumed each time, until `kills` are done; each ends as the one that nobody killed. */
export async function expectUnbroken(
  workspace: Workspace,
  file: string,
  kills: number,
  random: () => number,
): Promise<Tally> {
  const began = performance.now();
  const unbroken = await untilItIsOver(await startRun(workspace, file));
  const life = performance.now() - began;
  expect(unbroken.status).toBe('completed');
  const wanted = outcomeOf(workspace, unbroken);
  const tally = { kills: 0, runs: 0, lost: 0, moments: {} as Record<string, number> };
  while (tally.kills < kills) {
    let run = await startRun(workspace, file);
    tally.runs += 1;
    for (;;) {
      const moment = drawMoment(random, life);
      run = tally.kills < kills ? await killAt(workspace, run, moment) : await untilItIsOver(run);
      if (run.status === 'completed') break;
      expect(run, JSON.stringify(run.error)).toMatchObject({ status: 'interrupted' });
      tally.kills += 1;
      tally.moments[moment.after] = (tally.moments[moment.after] ?? 0) + 1;
      if (run.checkpoint) {
        await resumeRun(run.folder, workspace.engine);
        continue;
      }
      await expect(resumeRun(run.folder, workspace.engine)).rejects.toMatchObject({ code: 'no-checkpoint' });
      tally.lost += 1;
      break;
    }
    if (run.status === 'completed') expect(outcomeOf(workspace, run)).toEqual(wanted);
    else fs.rmSync(run.folder, { recursive: true });
  }
  expect(leftovers(workspace)).toEqual([]);
  return tally;
}
