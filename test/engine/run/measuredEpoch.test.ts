import * as fs from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { attachRun, checkFile, createRun, ServiceClient } from '../../../src/client';
import { measuredEpoch, readJournal, readRunRecord, summarizeRuns, writeRunRecord } from '../../../src/store';
import { makeWorkspace } from '../cli/workspace';

const workspace = makeWorkspace();
const path = workspace.file('iris.model.yaml');
const text = fs.readFileSync(path, 'utf8');
const service = new ServiceClient(workspace.engine);
afterAll(() => service.dispose());

async function train(set: readonly string[]): Promise<string> {
  const made = await createRun({ text, path, set, locale: 'en', engine: workspace.engine });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  await attachRun({ folder: made.run.folder, listener: {} }).over;
  return made.run.folder;
}

async function measured(changed = text) {
  const { model } = await checkFile({ text: changed, path, set: [], service });
  if (!model) throw new Error('no model');
  const found = measuredEpoch(summarizeRuns(workspace.store), model);
  return found && { folder: found.run.folder, seconds: found.seconds };
}

const epochSeconds = (folder: string) =>
  readJournal(folder).flatMap((entry) => (entry.type === 'epoch' ? entry.seconds : []));

it('is that of the last run with the same work, for as many epochs as there were', async () => {
  expect(await measured()).toBeUndefined();
  const first = await train(['train.epochs=5', 'train.optimizer.adam.learningRate=0.02']);
  const seconds = epochSeconds(first).sort((one, other) => one - other);
  expect(seconds).toHaveLength(5);
  expect(await measured()).toEqual({ folder: first, seconds: seconds[2] });

  // Other work says nothing of this one, and this one nothing of other work.
  const larger = await train(['train.epochs=2', 'train.batchSize=32']);
  expect((await measured())?.folder).toBe(first);
  expect((await measured(text.replace('batchSize: 16', 'batchSize: 32')))?.folder).toBe(larger);
  expect(await measured(text.replace('units: 16', 'units: 17'))).toBeUndefined();
  const last = await train(['train.epochs=3']);
  expect((await measured())?.folder).toBe(last);

  // Of a store that came from another machine.
  const record = readRunRecord(last) ?? expect.unreachable('no record');
  writeRunRecord(last, { ...record, host: 'another machine' });
  expect((await measured())?.folder).toBe(first);
});
