import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchStore } from '../../../src/client';
import type { RunSummary } from '../../../src/protocol';
import { storeBeside } from '../../../src/store';
import { change, makeSmallRun } from '../store/someRuns';
import { temporaryFolder } from '../store/temporaryFolder';

const source = `${temporaryFolder()}/moons.model.yaml`;
const newRun = (store: string) => makeSmallRun(store, source);

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
  change(run.folder, { status: 'pausing' });
  await vi.waitUntil(() => states().at(-1) === 'pausing 0', { timeout: 10_000 });
  change(run.folder, { status: 'paused', epoch: 3 });
  await vi.waitUntil(() => states().at(-1) === 'paused 3', { timeout: 10_000 });
  const other = newRun(store);
  await vi.waitUntil(() => states().at(-1) === 'paused 3,running 0', { timeout: 10_000 });
  change(other.folder, { status: 'completed', epoch: 9 });
  await vi.waitUntil(() => states().at(-1) === 'paused 3,completed 9', { timeout: 10_000 });
  run.lock.release();
  other.lock.release();
});

test('tells of epochs only as often as it polls', async () => {
  const store = storeBeside(`${temporaryFolder()}/moons.model.yaml`);
  const run = newRun(store);
  watch(store);
  for (let epoch = 1; epoch <= 5; epoch += 1) change(run.folder, { epoch });
  // A state that comes after them has been heard of: so have they.
  const other = newRun(store);
  await vi.waitUntil(() => states().at(-1) === 'running 5,running 0', { timeout: 10_000 });
  expect(states()).toEqual(['running 0', 'running 5,running 0']);
  change(run.folder, { epoch: 6 });
  vi.advanceTimersByTime(1000);
  expect(states().at(-1)).toBe('running 6,running 0');
  vi.advanceTimersByTime(5000);
  expect(told).toHaveLength(3);
  run.lock.release();
  other.lock.release();
});
