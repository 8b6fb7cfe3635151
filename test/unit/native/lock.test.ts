import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from '../../../src/engine/native/lock';
import { processStart } from '../../../src/engine/native/processStart';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lock-'));
  file = path.join(folder, 'some.lock');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const ignore = () => undefined;

test('lets one after the other in, and leaves nothing behind', async () => {
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setImmediate(resolve));
    inside -= 1;
  };
  await Promise.all([1, 2, 3].map(() => withLock(file, work, ignore)));
  expect(most).toBe(1);
  expect(await readdir(folder)).toEqual([]);
});

test.each([
  ['whose process is gone', { pid: 2 ** 22 + 1, start: 'before', host: hostname() }],
  ['whose number another process has now', { pid: process.pid, start: 'before', host: hostname() }],
])('takes over a lock %s', async (_, holder) => {
  await writeFile(file, JSON.stringify(holder));
  expect(await withLock(file, () => Promise.resolve('done'), ignore)).toBe('done');
});

test('takes over a lock that was never written whole', async () => {
  await writeFile(file, '{"pid":');
  expect(await withLock(file, () => Promise.resolve('done'), ignore)).toBe('done');
});

test.each([
  ['a process that lives', { pid: process.pid, start: processStart(process.pid), host: hostname() }],
  ['another machine', { pid: 1, start: 'x', host: `not-${hostname()}` }],
])('waits for the lock of %s until it is cancelled', async (_, holder) => {
  await writeFile(file, JSON.stringify(holder));
  const cancel = new AbortController();
  const waiting = withLock(
    file,
    () => Promise.resolve('done'),
    () => cancel.abort(),
    cancel.signal,
  );
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});

test('gives the lock back when the work fails', async () => {
  await expect(withLock(file, () => Promise.reject(new Error('no')), ignore)).rejects.toThrow('no');
  expect(await readdir(folder)).toEqual([]);
});
