import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { compareVersions, libraryFloor, versionNumbers } from '../../src/engine/native/elf';
import { filesBelow, installedExtension, universalExtension } from './vsix';

const stated = readFileSync(path.resolve(import.meta.dirname, '../../docs/native-library.md'), 'utf8');

const newest = (versions: readonly (string | undefined)[]) =>
  versions
    .filter((version) => version !== undefined)
    .sort((one, other) => compareVersions(versionNumbers(one), versionNumbers(other)))
    .at(-1);

async function nativeFiles(folder: string) {
  const files = filesBelow(folder);
  const floors = await Promise.all(files.map((file) => libraryFloor(path.join(folder, file))));
  return files.flatMap((file, index) => (floors[index] ? [{ file, ...floors[index] }] : []));
}

test('what the native files for linux-x64 ask of the system is what the documentation says, and not above glibc 2.28', async () => {
  const files = await nativeFiles(installedExtension());
  expect(files.map(({ file }) => path.basename(file)).sort()).toEqual([
    'duckdb.node',
    'libduckdb.so',
    'libtensorflow_cc.so.2',
    'libtensorflow_framework.so.2',
    'tfjs_binding.node',
  ]);
  const glibc = newest(files.map((floor) => floor.glibc));
  const glibcxx = newest(files.map((floor) => floor.glibcxx));
  expect(stated).toContain(`glibc ${glibc} and GLIBCXX ${glibcxx}`);
  expect(compareVersions(versionNumbers(glibc ?? ''), versionNumbers('2.28'))).toBeLessThanOrEqual(0);
});

test('the universal extension has no native file', async () => {
  expect(await nativeFiles(universalExtension())).toEqual([]);
});
