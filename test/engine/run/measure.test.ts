import * as fs from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { attachRun, createRun, stopRun, type EngineLocation } from '../../../src/client';
import { readJournal, readRunRecord } from '../../../src/store';
import { enginesOf, noEngines } from '../cli/engines';
import { makeWorkspace, type Workspace } from '../cli/workspace';
import { measuringEngine, measuredFolder } from './measuringEngine';

const model = `
data: {source: {generate: digits, samples: 100, seed: 2}}
model:
  - flatten
  - dense: {units: 10, activation: softmax}
train: {loss: sparseCategoricalCrossentropy, epochs: 2, batchSize: 50}
`;

async function start(workspace: Workspace, engine: EngineLocation): Promise<string> {
  const file = workspace.file('digits.model.yaml', model);
  const made = await createRun({ text: model, path: file, locale: 'en', engine });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.run.folder;
}

async function train(workspace: Workspace, engine: EngineLocation): Promise<string> {
  const folder = await start(workspace, engine);
  await attachRun({ folder, listener: {} }).over;
  expect(readRunRecord(folder)?.status).toBe('completed');
  return folder;
}

const toldOf = (folder: string) =>
  readJournal(folder).filter((entry) => entry.type === 'notice' && entry.code === 'measuring');

const workspace = makeWorkspace();

it('times some settings on the model itself, keeps what it found in the run and for the next run', async () => {
  const engine = measuringEngine(workspace);
  const first = await train(workspace, engine);
  const compute = readRunRecord(first)?.compute;
  const [chosen, ...others] = compute?.measured ?? [];
  expect(chosen).toEqual({
    oneDnn: compute?.oneDnn,
    intraThreads: compute?.intraThreads,
    interThreads: compute?.interThreads,
    stepMilliseconds: expect.any(Number) as number,
  });
  expect(others.length).toBeGreaterThan(0);
  expect(toldOf(first)).toEqual([expect.objectContaining({ severity: 'information' })]);

  const cached = measuredFolder(workspace);
  const [name, ...more] = fs.readdirSync(cached);
  expect(more).toEqual([]);
  // What is kept decides, not what would be measured now.
  const kept = [{ oneDnn: true, intraThreads: 2, interThreads: 1, stepMilliseconds: 1 }];
  fs.writeFileSync(path.join(cached, name ?? ''), JSON.stringify(kept));
  const second = await train(workspace, engine);
  expect(readRunRecord(second)?.compute).toEqual({ oneDnn: true, intraThreads: 2, interThreads: 1, measured: kept });
  expect(toldOf(second)).toEqual([]);
});

it('measures nothing that the environment decides', async () => {
  const engine = measuringEngine(workspace, {
    TF_NUM_INTRAOP_THREADS: '1',
    XDG_CACHE_HOME: path.join(workspace.folder, 'other'),
  });
  const folder = await train(workspace, engine);
  expect(readRunRecord(folder)?.compute).toEqual({ oneDnn: false, intraThreads: 1, interThreads: 1 });
  expect(toldOf(folder)).toEqual([]);
});

it('stops while it measures, and leaves no process behind', async () => {
  const engine = measuringEngine(workspace, { XDG_CACHE_HOME: path.join(workspace.folder, 'third') });
  const folder = await start(workspace, engine);
  // The run's own process, and the one that it measures with.
  await vi.waitFor(() => expect(enginesOf(folder).length).toBeGreaterThan(1), { timeout: 60_000, interval: 20 });
  await stopRun(folder, workspace.engine);
  await attachRun({ folder, listener: {} }).over;
  expect(readRunRecord(folder)?.status).toBe('stopped');
  expect(readRunRecord(folder)?.compute?.measured).toBeUndefined();
  await noEngines(folder);
});
