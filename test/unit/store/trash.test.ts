import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { deleteRun, discardRun } from '../../../src/client';
import { isActive, runStatuses } from '../../../src/protocol';
import {
  cleanUp,
  diskUse,
  emptyTrash,
  listTrashed,
  planCleanUp,
  resolveReference,
  restoreTrashed,
  runLock,
  storeBeside,
  summarizeRun,
  summarizeRuns,
  takeLock,
  trashRun,
} from '../../../src/store';
import { addRun } from './someRuns';
import { temporaryFolder } from './temporaryFolder';

const newSource = () => path.join(temporaryFolder(), 'moons.model.yaml');

function addCheckpoint(folder: string, bytes: number): void {
  fs.mkdirSync(path.join(folder, 'checkpoints'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'checkpoints/000000000007.checkpoint'), Buffer.alloc(bytes));
}

describe('a run in the trash', () => {
  it('is not listed, and is as it was when it is taken back', async () => {
    const source = newSource();
    const [store, folder] = [storeBeside(source), addRun(source)];
    const before = summarizeRun(folder);
    const trashed = await deleteRun(folder);
    expect(summarizeRuns(store)).toEqual([]);
    expect(resolveReference([store], path.basename(folder))).toBeUndefined();
    expect(listTrashed(store)).toEqual([trashed]);
    expect(restoreTrashed(trashed)).toBe(folder);
    expect(summarizeRun(folder)).toEqual(before);
    expect(runLock(folder).held).toBe(false);
    expect(listTrashed(store)).toEqual([]);
  });

  it('does not replace a run that is in its place', async () => {
    const source = newSource();
    const folder = addRun(source);
    const trashed = await deleteRun(folder);
    fs.cpSync(path.join(storeBeside(source), 'trash', trashed.id, 'content'), folder, { recursive: true });
    expect(() => restoreTrashed(trashed)).toThrow('restore-taken');
  });

  it('goes nowhere but into the store, whatever its note says', async () => {
    const source = newSource();
    const trashed = await deleteRun(addRun(source));
    for (const from of ['../../away', '/tmp/away', 'runs', 'versions/moons/1', 'runs/../../x']) {
      expect(() => restoreTrashed({ ...trashed, from })).toThrow('restore-taken');
    }
  });

  it('is gone for good once the trash is emptied', async () => {
    const source = newSource();
    const store = storeBeside(source);
    await deleteRun(addRun(source));
    expect((await diskUse(store)).trash).toBeGreaterThan(0);
    await emptyTrash(store);
    expect(listTrashed(store)).toEqual([]);
    expect((await diskUse(store)).trash).toBe(0);
  });
});

describe('who works on a run', () => {
  it('keeps it from being put away', () => {
    const folder = addRun(newSource(), 'running');
    const lock = takeLock(path.join(folder, 'lock'));
    expect(() => trashRun(folder)).toThrow('run-active');
    lock?.release();
  });

  it.each(runStatuses)('decides by its state whether it can be deleted or discarded: %s', async (status) => {
    const [one, other] = [addRun(newSource(), status), addRun(newSource(), status)];
    // Without a process an active state is an interruption, which is over.
    const over = isActive(status) ? 'interrupted' : status;
    const discardable = over === 'paused';
    await expect(
      discardRun(one).then(
        () => 'gone',
        () => 'refused',
      ),
    ).resolves.toBe(discardable ? 'gone' : 'refused');
    await expect(
      deleteRun(other).then(
        () => 'gone',
        () => 'refused',
      ),
    ).resolves.toBe(discardable ? 'refused' : 'gone');
  });
});

describe('a clean-up', () => {
  it('says what would go and how much it is, and removes that and nothing else', async () => {
    const source = newSource();
    const store = storeBeside(source);
    const done = addRun(source, 'completed', { version: 1 });
    const [failed, kept, paused] = [
      addRun(source, 'failed'),
      addRun(source, 'failed', { version: 2 }),
      addRun(source, 'paused'),
    ];
    for (const folder of [done, paused]) addCheckpoint(folder, 1000);
    const plans = await planCleanUp(store);
    expect(plans.map(({ part, folders }) => [part, folders])).toEqual([
      ['checkpoints', [done]],
      ['failed', [failed]],
    ]);
    expect(plans[0]?.bytes).toBe(1000);
    const trashed = [];
    for (const plan of plans) trashed.push(...(await cleanUp(plan)));
    const left = new Map(summarizeRuns(store).map(({ folder, checkpoint }) => [folder, checkpoint]));
    expect(left).toEqual(new Map([done, kept, paused].map((folder) => [folder, folder === paused])));
    for (const one of trashed) restoreTrashed(one);
    expect(summarizeRuns(store)).toHaveLength(4);
    expect(summarizeRun(done)?.checkpoint).toBe(true);
    expect((await planCleanUp(store)).map(({ part }) => part)).toEqual(['checkpoints', 'failed']);
  });

  it('counts the bytes of each part of a store', async () => {
    const source = newSource();
    const store = storeBeside(source);
    const folder = addRun(source);
    addCheckpoint(folder, 500);
    const use = await diskUse(store);
    expect(use.checkpoints).toBe(500);
    expect(use.total).toBe(use.runs + use.checkpoints + use.versions + use.trash);
    expect((await diskUse(path.join(store, 'nothing'))).total).toBe(0);
  });
});
