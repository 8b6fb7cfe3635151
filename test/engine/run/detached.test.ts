import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attachRun, createRun, pauseRun, resumeRun, stopRun, type EngineLocation } from '../../../src/client';
import { entriesInEffect, type JournalEntry, type RunSummary } from '../../../src/protocol';
import { latestCheckpoint, listVersionsOf, readJournal, summarizeRun } from '../../../src/store';

const root = path.resolve(import.meta.dirname, '../../..');
const source = path.join(root, 'examples/iris.model.yaml');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'model-studio-run-'));
const store = path.join(folder, '.model-studio');
const engine: EngineLocation = {
  script: path.join(root, 'dist/engine.js'),
  // Runs outside of these tests do not make them wait.
  environment: { XDG_RUNTIME_DIR: folder },
};

beforeAll(() => {
  expect(fs.existsSync(engine.script), 'build the engine first').toBe(true);
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

async function start(epochs: number): Promise<RunSummary> {
  const text = fs.readFileSync(source, 'utf8');
  const set = ['train.earlyStopping=null'];
  const made = await createRun({ text, path: source, set, seed: 5, epochs, store, locale: 'en', engine });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.run;
}

/** Resolves with the entries so far at the first that fits. */
function until(run: RunSummary, fits: (entry: JournalEntry) => boolean): Promise<readonly JournalEntry[]> {
  const entries: JournalEntry[] = [];
  return new Promise((resolve) => {
    const attached = attachRun({
      folder: run.folder,
      listener: {
        onEntry: (entry) => {
          entries.push(entry);
          if (!fits(entry)) return;
          attached.dispose();
          resolve(entries);
        },
      },
    });
  });
}

const epochsOf = (entries: readonly JournalEntry[]) =>
  entriesInEffect(entries).flatMap((entry) => (entry.type === 'epoch' ? [entry.epoch] : []));
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe('a run', () => {
  it('is paused by one client, resumed by another, and stopped with its best weights kept', async () => {
    const run = await start(100_000);
    await until(run, (entry) => entry.type === 'epoch');
    expect((await pauseRun(run.folder)).status).toBe('paused');
    const checkpoint = latestCheckpoint(run.folder);
    expect(checkpoint?.step).toBe(summarizeRun(run.folder)?.step);
    const resumed = await resumeRun(run.folder, engine);
    await until(resumed, (entry) => entry.type === 'epoch' && entry.step > (checkpoint?.step ?? 0));
    const stopped = await stopRun(run.folder, engine);
    expect(stopped.status).toBe('stopped');
    expect(listVersionsOf(store, 'iris').at(-1)?.version).toBe(stopped.version);
    const entries = readJournal(run.folder);
    expect(epochsOf(entries)).toEqual(upTo(stopped.epoch));
  });

  it('that was interrupted is stopped from its last checkpoint', async () => {
    const run = await start(100_000);
    await until(run, (entry) => entry.type === 'checkpoint');
    const pid = summarizeRun(run.folder)?.pid;
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
    await attachRun({ folder: run.folder, listener: {} }).over;
    const stopped = await stopRun(run.folder, engine);
    expect(stopped.status).toBe('stopped');
    expect(stopped.version).toBeDefined();
  });

  it('waits while another trains, and says so', async () => {
    const first = await start(100_000);
    await until(first, (entry) => entry.type === 'epoch');
    const second = await start(2);
    await until(second, (entry) => entry.type === 'notice' && entry.code === 'run-waiting');
    await stopRun(first.folder, engine);
    const over = await attachRun({ folder: second.folder, listener: {} }).over;
    expect(over?.status).toBe('completed');
  });
});
