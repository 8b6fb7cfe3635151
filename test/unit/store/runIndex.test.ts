import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { RunSummary } from '../../../src/protocol';
import {
  listModels,
  listVersionsOf,
  readRunRecord,
  renameModel,
  runFolders,
  storeBeside,
  summarizeRun,
  summarizeRuns,
  writeRunRemarks,
} from '../../../src/store';
import { RunIndex } from '../../../src/store/runIndex';
import { addVersion } from './madeVersion';
import { addRun, change } from './someRuns';
import { temporaryFolder } from './temporaryFolder';

const original = { readFileSync: fs.readFileSync, statSync: fs.statSync };

afterEach(() => {
  Object.assign(fs, original);
  syncBuiltinESMExports();
});

/** Paths of the files that are read while something is done. */
function filesRead(work: () => void): string[] {
  const read: string[] = [];
  fs.readFileSync = ((file: fs.PathLike, ...rest: []) => {
    read.push(String(file));
    return original.readFileSync(file, ...rest);
  }) as typeof fs.readFileSync;
  syncBuiltinESMExports();
  work();
  Object.assign(fs, original);
  syncBuiltinESMExports();
  return read;
}

/** As if all had been written long ago. */
function age(folder: string, seconds = 3600): void {
  const time = Date.now() / 1000 - seconds;
  fs.utimesSync(folder, time, time);
}

function storeOf(runs: number): string {
  const source = path.join(temporaryFolder(), 'moons.model.yaml');
  const first = addRun(source);
  const record = JSON.stringify(readRunRecord(first));
  for (let count = 1; count < runs; count += 1) {
    // Written plainly: to wait for the disk hundreds of times would tell nothing more.
    const run = `20260101-000000-${String(count).padStart(4, '0')}`;
    const folder = path.join(path.dirname(first), run);
    fs.mkdirSync(folder);
    fs.writeFileSync(path.join(folder, 'run.json'), record.replace(path.basename(first), run));
    age(folder);
  }
  age(first);
  return storeBeside(source);
}

const plain = (runs: readonly RunSummary[]) => runs.map(({ run, status, epoch }) => [run, status, epoch]);

it('lists hundreds of runs from one file, and none of them is read twice', () => {
  const store = storeOf(500);
  const folders = runFolders(store);
  const first = new RunIndex(store);
  let listed: RunSummary[] = [];
  expect(filesRead(() => (listed = first.summaries(folders, summarizeRun))).length).toBeGreaterThanOrEqual(500);
  expect(filesRead(() => first.summaries(folders, summarizeRun))).toEqual([]);
  const later = new RunIndex(store);
  let again: RunSummary[] = [];
  const read = filesRead(() => (again = later.summaries(folders, summarizeRun)));
  expect(read).toEqual([path.join(store, 'index.json')]);
  expect(again).toEqual(listed);
});

it('reads a run again after it was changed, renamed, or lost its checkpoints', () => {
  const store = storeOf(40);
  const [folder = ''] = runFolders(store);
  summarizeRuns(store);
  change(folder, { status: 'paused', epoch: 3 });
  expect(plain(summarizeRuns(store))[0]).toEqual([path.basename(folder), 'paused', 3]);
  writeRunRemarks(folder, { title: 'the good one', tags: ['a'] });
  expect(summarizeRuns(store)[0]).toMatchObject({ title: 'the good one', tags: ['a'], checkpoint: false });
  fs.mkdirSync(path.join(folder, 'checkpoints'));
  fs.writeFileSync(path.join(folder, 'checkpoints/000000000001.checkpoint'), '');
  age(folder, 100);
  age(path.join(folder, 'checkpoints'), 100);
  expect(summarizeRuns(store)[0]?.checkpoint).toBe(true);
  fs.rmSync(path.join(folder, 'checkpoints/000000000001.checkpoint'));
  expect(summarizeRuns(store)[0]?.checkpoint).toBe(false);
});

it('does not trust a folder that was changed a moment ago, nor what is not an index', () => {
  const store = storeOf(40);
  const folders = runFolders(store);
  const now = Date.now() / 1000;
  fs.utimesSync(folders[0] ?? '', now, now);
  const index = new RunIndex(store);
  index.summaries(folders, summarizeRun);
  const record = path.join(folders[0] ?? '', 'run.json');
  expect(filesRead(() => index.summaries(folders, summarizeRun))).toContain(record);
  for (const content of ['', '[]', '{"format":1,"runs":[]}', '{"format":1,"runs":{"runs/moons/x":{"summary":{}}}}']) {
    fs.writeFileSync(path.join(store, 'index.json'), content);
    expect(new RunIndex(store).summaries(folders, summarizeRun)).toHaveLength(40);
  }
});

it('lists runs of a store that cannot be written', () => {
  const store = storeOf(40);
  fs.mkdirSync(path.join(store, 'index.json'));
  expect(new RunIndex(store).summaries(runFolders(store), summarizeRun)).toHaveLength(40);
});

it('reads the names of renamed models once for a list of runs or versions', () => {
  const store = storeOf(3);
  for (const units of [1, 2, 3]) addVersion(store, units, 'moons');
  renameModel(store, 'moons', 'crescents');
  const names = path.join(store, 'names.json');
  const times = (list: () => readonly unknown[]) => {
    let found: readonly unknown[] = [];
    const read = filesRead(() => (found = list()));
    return [found.length, read.filter((file) => file === names).length];
  };
  expect(times(() => summarizeRuns(store, 'crescents'))).toEqual([3, 1]);
  expect(times(() => listVersionsOf(store, 'crescents'))).toEqual([3, 1]);
  expect(times(() => listModels(store))).toEqual([1, 1]);
});
