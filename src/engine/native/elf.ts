import { open, type FileHandle } from 'node:fs/promises';

/** A version such as `2.28`, as numbers. */
export type VersionNumbers = readonly number[];

/** The newest versions of the C and C++ library that a native file asks for; absent where it asks for none. */
export interface LibraryFloor {
  readonly glibc?: string;
  readonly glibcxx?: string;
}

const magic = 0x464c457f; // 0x7f "ELF", little-endian
const versionNeedsSection = 0x6ffffffe; // SHT_GNU_verneed

interface Section {
  readonly type: number;
  readonly offset: number;
  readonly size: number;
  readonly link: number;
  /** Number of entries, for version needs. */
  readonly info: number;
}

async function readAt(handle: FileHandle, offset: number, size: number): Promise<Buffer | undefined> {
  const buffer = Buffer.alloc(size);
  const { bytesRead } = await handle.read(buffer, 0, size, offset);
  return bytesRead === size ? buffer : undefined;
}

/** The section table of a 64-bit little-endian ELF file; undefined for any other file, and for one cut short. */
async function readSections(handle: FileHandle): Promise<Section[] | undefined> {
  const header = await readAt(handle, 0, 64);
  if (header === undefined || header.readUInt32LE(0) !== magic) return undefined;
  if (header.readUInt8(4) !== 2 || header.readUInt8(5) !== 1) return undefined;
  const tableOffset = Number(header.readBigUInt64LE(0x28));
  const entrySize = header.readUInt16LE(0x3a);
  const count = header.readUInt16LE(0x3c);
  const table = await readAt(handle, tableOffset, entrySize * count);
  if (table === undefined) return undefined;
  return Array.from({ length: count }, (_, index) => {
    const start = index * entrySize;
    return {
      type: table.readUInt32LE(start + 4),
      offset: Number(table.readBigUInt64LE(start + 0x18)),
      size: Number(table.readBigUInt64LE(start + 0x20)),
      link: table.readUInt32LE(start + 0x28),
      info: table.readUInt32LE(start + 0x2c),
    };
  });
}

function nameAt(names: Buffer, offset: number): string {
  return names.toString('latin1', offset, names.indexOf(0, offset));
}

/** The names in a version-needs section (Elf64_Verneed and its Elf64_Vernaux entries). */
function versionNames(needs: Buffer, libraries: number, names: Buffer): string[] {
  const found: string[] = [];
  let library = 0;
  for (let index = 0; index < libraries; index++) {
    const entries = needs.readUInt16LE(library + 2);
    let entry = library + needs.readUInt32LE(library + 8);
    for (let which = 0; which < entries; which++) {
      found.push(nameAt(names, needs.readUInt32LE(entry + 8)));
      entry += needs.readUInt32LE(entry + 12);
    }
    library += needs.readUInt32LE(library + 12);
  }
  return found;
}

/** Compares two versions part by part: negative where the first is older. */
export function compareVersions(first: VersionNumbers, second: VersionNumbers): number {
  for (let part = 0; part < Math.max(first.length, second.length); part++) {
    const difference = (first[part] ?? 0) - (second[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The parts of a version such as `2.28`. */
export function versionNumbers(version: string): VersionNumbers {
  return version.split('.').map(Number);
}

/** The newest of the versions with a prefix, such as `GLIBC_`. */
function newest(names: readonly string[], prefix: string): string | undefined {
  const versions = names
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length))
    .filter((version) => /^\d+(\.\d+)*$/.test(version));
  return versions.sort((a, b) => compareVersions(versionNumbers(a), versionNumbers(b))).at(-1);
}

/** Every version name, such as `GLIBC_2.27`, that an ELF file asks of other libraries; undefined when it is none. */
export async function neededVersions(file: string): Promise<string[] | undefined> {
  const handle = await open(file, 'r');
  try {
    const sections = await readSections(handle);
    if (sections === undefined) return undefined;
    const found: string[] = [];
    for (const section of sections.filter(({ type }) => type === versionNeedsSection)) {
      const nameSection = sections[section.link];
      const needs = await readAt(handle, section.offset, section.size);
      const names = nameSection && (await readAt(handle, nameSection.offset, nameSection.size));
      if (needs !== undefined && names !== undefined) found.push(...versionNames(needs, section.info, names));
    }
    return found;
  } finally {
    await handle.close();
  }
}

/** The newest GLIBC and GLIBCXX that a native file asks for; undefined when it is no 64-bit ELF file. */
export async function libraryFloor(file: string): Promise<LibraryFloor | undefined> {
  const names = await neededVersions(file);
  if (names === undefined) return undefined;
  const glibc = newest(names, 'GLIBC_');
  const glibcxx = newest(names, 'GLIBCXX_');
  return { ...(glibc !== undefined && { glibc }), ...(glibcxx !== undefined && { glibcxx }) };
}

/** Whether an ELF file reaches to the end of its section table, which stands last: one cut short does not. */
export async function isWholeElf(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    return (await readSections(handle)) !== undefined;
  } finally {
    await handle.close();
  }
}
