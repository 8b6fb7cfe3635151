import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchStore } from '../../../src/client';
import type { RunRecord, RunSummary } from '../../../src/protocol';
import { makeRun, readRunRecord, storeBeside, writeRunRecord, type MadeRun } from '../../../src/store';
import { checkModelFile } from '../../../src/language';
import { temporaryFolder } from '../store/temporaryFolder';

const source = `${temporaryFolder()}/moons.model.yaml`;
const text = `data: {source: {generate: moons}}
model: [{dense: {units: 2, activation: softmax}}]
train: {loss: sparseCategoricalCrossentropy, epochs: 9}
`;

function newRun(store: string): MadeRun {
  const { model: file } = checkModelFile(text, { fileName: source });
  if (!file) throw new Error('The file has errors.');
  const fields: Omit<RunRecord, 'run'> = {
    formatVersion: 1,
    model: file.name,
    source,
    text,
    file,
    folder: '.',
    locale: 'en',
    created: new Date().toISOString(),
    studioVersion: '0',
    nodeVersion: '0',
    host: 'here',
    status: 'running',
    epoch: 0,
    step: 0,
  };
  return makeRun(store, fields);
}

function change({ folder }: MadeRun, fields: Partial<RunRecord>): void {
  const record = readRunRecord(folder);
  if (record) writeRunRecord(folder, { ...record, ...fields });
}

let end: (() => void) | undefined;
let told: RunSummary[][];
const states = () => told.map((runs) => runs.map(({ status, epoch }) => `${status} ${epoch}`).join());

// The poll never comes: what is told was heard.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  told = [];
});
afterEach(() => {
  end?.();
  vi.useRealTimers();
});
const watch = (store: string) => {
  end = watchStore(store, (runs) => told.push([...runs]));
};

test('tells of the first run of a store that was not there, and of each new state, without waiting for a poll', async () => {
  const store = storeBeside(`${temporaryFolder()}/moons.model.yaml`);
  watch(store);
  expect(states()).toEqual(['']);
  const run = newRun(store);
  await vi.waitUntil(() => states().at(-1) === 'running 0', { timeout: 10_000 });
  change(run, { status: 'pausing' });
  await vi.waitUntil(() => states().at(-1) === 'pausing 0', { timeout: 10_000 });
  change(run, { status: 'paused', epoch: 3 });
  await vi.waitUntil(() => states().at(-1) === 'paused 3', { timeout: 10_000 });
  const other = newRun(store);
  await vi.waitUntil(() => states().at(-1) === 'paused 3,running 0', { timeout: 10_000 });
  change(other, { status: 'completed', epoch: 9 });
  await vi.waitUntil(() => states().at(-1) === 'paused 3,completed 9', { timeout: 10_000 });
  run.lock.release();
  other.lock.release();
});

test('tells of epochs only as often as it polls', async () => {
  const store = storeBeside(`${temporaryFolder()}/moons.model.yaml`);
  const run = newRun(store);
  watch(store);
  for (let epoch = 1; epoch <= 5; epoch += 1) change(run, { epoch });
  // A state that comes after them has been heard of: so have they.
  const other = newRun(store);
  await vi.waitUntil(() => states().at(-1) === 'running 5,running 0', { timeout: 10_000 });
  expect(states()).toEqual(['running 0', 'running 5,running 0']);
  change(run, { epoch: 6 });
  vi.advanceTimersByTime(1000);
  expect(states().at(-1)).toBe('running 6,running 0');
  vi.advanceTimersByTime(5000);
  expect(told).toHaveLength(3);
  run.lock.release();
  other.lock.release();
});
