import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { extractZipEntry, readZipEntries } from '../../../src/engine/native/zipFile';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zip-file-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const long = new Uint8Array(3_000_000).map((_, index) => (index * 7919) % 251);

async function archive(): Promise<string> {
  const file = path.join(folder, 'some.zip');
  const contents = {
    'a/long.bin': long,
    'a/empty.txt': new Uint8Array(),
    'plain.txt': new TextEncoder().encode('plain'),
  };
  await writeFile(file, zipSync({ ...contents, 'stored.bin': [long, { level: 0 }] }));
  return file;
}

test.each([
  ['a/long.bin', long],
  ['stored.bin', long],
  ['a/empty.txt', new Uint8Array()],
  ['plain.txt', new TextEncoder().encode('plain')],
])('reads %s from a zip archive as it was packed', async (name, content) => {
  const file = await archive();
  const entry = (await readZipEntries(file)).find((candidate) => candidate.name === name);
  if (entry === undefined) throw new Error(`${name} is not listed`);
  const destination = path.join(folder, 'out', name);
  let counted = 0;
  await extractZipEntry(file, entry, destination, (bytes) => (counted += bytes));
  expect(Buffer.compare(await readFile(destination), Buffer.from(content))).toBe(0);
  expect(counted).toBe(content.length);
});

test.each([0.1, 0.5, 0.99])('tells an archive cut at %d of its length from a whole one', async (part) => {
  const file = await archive();
  const whole = await readFile(file);
  await writeFile(file, whole.subarray(0, Math.floor(whole.length * part)));
  await expect(readZipEntries(file)).rejects.toMatchObject({ code: 'damaged' });
});
