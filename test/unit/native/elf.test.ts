import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  compareVersions,
  isWholeElf,
  libraryFloor,
  neededVersions,
  versionNumbers,
} from '../../../src/engine/native/elf';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'elf-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** An ELF file of a header, names, one version-needs section for libc.so.6, and its section table. */
function elfNeeding(versions: readonly string[]): Buffer {
  const names = Buffer.from(`\0libc.so.6\0${versions.join('\0')}\0`, 'latin1');
  const needs = Buffer.alloc(16 + 16 * versions.length);
  needs.writeUInt16LE(1, 0);
  needs.writeUInt16LE(versions.length, 2);
  needs.writeUInt32LE(1, 4);
  needs.writeUInt32LE(16, 8);
  versions.forEach((version, index) => {
    const at = 16 + 16 * index;
    needs.writeUInt32LE(names.indexOf(`${version}\0`), at + 8);
    needs.writeUInt32LE(index + 1 < versions.length ? 16 : 0, at + 12);
  });
  const header = Buffer.alloc(64);
  header.writeUInt32BE(0x7f454c46, 0);
  header.writeUInt8(2, 4);
  header.writeUInt8(1, 5);
  header.writeBigUInt64LE(BigInt(64 + names.length + needs.length), 0x28);
  header.writeUInt16LE(64, 0x3a);
  header.writeUInt16LE(2, 0x3c);
  const section = (type: number, offset: number, size: number, info: number): Buffer => {
    const entry = Buffer.alloc(64);
    entry.writeUInt32LE(type, 4);
    entry.writeBigUInt64LE(BigInt(offset), 0x18);
    entry.writeBigUInt64LE(BigInt(size), 0x20);
    entry.writeUInt32LE(info, 0x2c);
    return entry;
  };
  const table = [section(3, 64, names.length, 0), section(0x6ffffffe, 64 + names.length, needs.length, 1)];
  return Buffer.concat([header, names, needs, ...table]);
}

test('reads the newest versions that a native file asks for, as numbers and not as words', async () => {
  const file = path.join(folder, 'some.so');
  const versions = ['GLIBC_2.9', 'GLIBC_2.27', 'GLIBC_2.4', 'GLIBCXX_3.4.9', 'GLIBCXX_3.4.22', 'GLIBC_PRIVATE'];
  await writeFile(file, elfNeeding(versions));
  expect(await neededVersions(file)).toEqual(versions);
  expect(await libraryFloor(file)).toEqual({ glibc: '2.27', glibcxx: '3.4.22' });
});

test('tells a native file that was cut short from a whole one', async () => {
  const file = path.join(folder, 'some.so');
  const whole = elfNeeding(['GLIBC_2.27']);
  await writeFile(file, whole);
  expect(await isWholeElf(file)).toBe(true);
  await writeFile(file, whole.subarray(0, whole.length - 1));
  expect(await isWholeElf(file)).toBe(false);
});

test('knows no floor of a file that is not native', async () => {
  const file = path.join(folder, 'some.txt');
  await writeFile(file, 'words');
  expect(await libraryFloor(file)).toBeUndefined();
  expect((await readFile(file)).length).toBe(5);
});

test.each([
  ['2.9', '2.27', -1],
  ['2.28', '2.27', 1],
  ['2.28', '2.28', 0],
  ['3.4', '3.4.22', -1],
])('orders version %s against %s', (first, second, sign) => {
  expect(Math.sign(compareVersions(versionNumbers(first), versionNumbers(second)))).toBe(sign);
});
