import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkContents, checkSizes, describeFiles, readManifest } from '../../../src/engine/native/manifest';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'manifest-'));
  await mkdir(path.join(folder, 'deps'));
  await writeFile(path.join(folder, 'tfjs_binding.node'), 'binding');
  await writeFile(path.join(folder, 'deps/library.so'), 'library');
  await writeFile(path.join(folder, 'runtime.json'), JSON.stringify(await written()));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function written() {
  const files = await describeFiles(folder, ['tfjs_binding.node', 'deps/library.so']);
  const facts = { formatVersion: 1, tensorflow: '2.21.0', platform: 'linux-x64', origin: 'pip' };
  return { ...facts, binding: 'tfjs_binding.node', files };
}

async function manifest() {
  const found = await readManifest(folder);
  if (found === undefined) throw new Error('there is no manifest');
  return found;
}

test('takes the files of a finished runtime', async () => {
  await expect(checkContents(folder, await manifest())).resolves.toBeUndefined();
});

test('notices a file that was cut short by its size alone', async () => {
  await truncate(path.join(folder, 'deps/library.so'), 3);
  await expect(checkSizes(folder, await manifest())).rejects.toMatchObject({ code: 'damaged' });
});

test('notices changed bytes by the checksum', async () => {
  await writeFile(path.join(folder, 'deps/library.so'), 'lybrary');
  await expect(checkSizes(folder, await manifest())).resolves.toBeUndefined();
  await expect(checkContents(folder, await manifest())).rejects.toMatchObject({ code: 'damaged' });
});

test('names a file that is missing', async () => {
  await rm(path.join(folder, 'deps/library.so'));
  const error = { code: 'incomplete', text: { args: { file: 'deps/library.so' } } };
  await expect(checkSizes(folder, await manifest())).rejects.toMatchObject(error);
});

test.each([
  ['is cut short', '{"formatVersion":1,'],
  ['is of a later format', '{"formatVersion":2}'],
  [
    'leads out of its folder',
    '{"formatVersion":1,"tensorflow":"2","platform":"x","origin":"pip","binding":"../a","files":[{"path":"../a","size":1,"sha256":""}]}',
  ],
])('does not trust a manifest that %s', async (_, content) => {
  await writeFile(path.join(folder, 'runtime.json'), content);
  await expect(readManifest(folder)).rejects.toMatchObject({ code: 'damaged' });
});

test('knows a folder without a manifest as not finished', async () => {
  await rm(path.join(folder, 'runtime.json'));
  expect(await readManifest(folder)).toBeUndefined();
});
