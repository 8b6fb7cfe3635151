import { expect, it } from 'vitest';
import { runStatuses, type RunStatus, type RunSummary } from '../../../src/protocol';
import { RunEnds } from '../../../src/extension/runs/endedRuns';

const start = Date.parse('2026-01-01T00:00:00Z');
const run = (status: RunStatus, more: Partial<RunSummary> = {}): RunSummary => ({
  run: 'r',
  model: 'm',
  status,
  epoch: 1,
  epochs: 2,
  step: 3,
  created: new Date(start).toISOString(),
  checkpoint: false,
  folder: '/store/runs/m/r',
  source: '/m.model.yaml',
  ...more,
});

it.each(runStatuses)('a run that becomes %s is told of where it ended by itself, once', (status) => {
  const ends = new RunEnds();
  expect(ends.look([run('running')])).toEqual([]);
  const told = ends.look([run(status)], start + 90_000);
  const itself = ['completed', 'failed', 'interrupted'].includes(status);
  expect(told.map(({ minutes }) => minutes)).toEqual(itself ? [1.5] : []);
  expect(ends.look([run(status)])).toEqual([]);
});

it('a run that was over before anyone looked is not told of', () => {
  expect(new RunEnds().look([run('completed')])).toEqual([]);
});

it('the time counts from the start to the end, and not until it was seen', () => {
  const ends = new RunEnds();
  ends.look([run('running')]);
  const finished = new Date(start + 600_000).toISOString();
  const started = new Date(start + 60_000).toISOString();
  expect(ends.look([run('completed', { started, finished })], start + 9e9)[0]?.minutes).toBe(9);
});
