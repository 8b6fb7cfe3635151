import { checkModelFile } from '../../../src/language';
import type { RunRecord, RunStatus } from '../../../src/protocol';
import { makeRun, readRunRecord, storeBeside, writeRunRecord, type MadeRun } from '../../../src/store';

const text = `data: {source: {generate: moons}}
model: [{dense: {units: 2, activation: softmax}}]
train: {loss: sparseCategoricalCrossentropy, epochs: 9}
`;

/** A run of a small model, whose lock the caller holds. */
export function makeSmallRun(store: string, source: string, more: Partial<RunRecord> = {}): MadeRun {
  const { model: file } = checkModelFile(more.text ?? text, { fileName: source, set: more.set ?? [] });
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
    ...more,
  };
  return makeRun(store, fields);
}

/** A run of a small model that nobody works on; its folder. */
export function addRun(source: string, status: RunStatus = 'completed', more: Partial<RunRecord> = {}): string {
  const { folder, lock } = makeSmallRun(storeBeside(source), source, { status, epoch: 9, step: 90, ...more });
  lock.release();
  return folder;
}

export function change(folder: string, fields: Partial<RunRecord>): void {
  const record = readRunRecord(folder);
  if (record) writeRunRecord(folder, { ...record, ...fields });
}
