import * as fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { withLock } from '../../../src/engine/native/lock';
import { lockState, ownIdentity } from '../../../src/store';
import { temporaryFolder } from '../store/temporaryFolder';

const ignore = () => undefined;

/** A lock that somebody holds, or held. */
function heldBy(holder: object): string {
  const folder = path.join(temporaryFolder(), 'some.lock');
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, '1'), JSON.stringify({ holder: { ...ownIdentity(), ...holder } }));
  return folder;
}

test('lets one after the other in', async () => {
  const folder = path.join(temporaryFolder(), 'some.lock');
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setImmediate(resolve));
    inside -= 1;
  };
  await Promise.all([1, 2, 3].map(() => withLock(folder, work, ignore)));
  expect(most).toBe(1);
  expect(lockState(folder).held).toBe(false);
});

test.each([
  ['whose process is gone', { pid: 2 ** 22 + 1 }],
  ['whose number another process has now', { started: 'before' }],
])('takes over a lock %s', async (_, holder) => {
  expect(await withLock(heldBy(holder), () => Promise.resolve('done'), ignore)).toBe('done');
});

test.each([
  ['a process that lives', {}],
  ['another machine', { pid: 1, host: 'elsewhere' }],
])('waits for the lock of %s until it is cancelled', async (_, holder) => {
  const cancel = new AbortController();
  const waiting = withLock(
    heldBy(holder),
    () => Promise.resolve('done'),
    () => cancel.abort(),
    cancel.signal,
  );
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});

test('gives the lock back when the work fails', async () => {
  const folder = path.join(temporaryFolder(), 'some.lock');
  await expect(withLock(folder, () => Promise.reject(new Error('no')), ignore)).rejects.toThrow('no');
  expect(lockState(folder).held).toBe(false);
});
