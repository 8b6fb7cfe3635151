import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, stat } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { SourceFailure } from './failure';

/** One file in a zip archive. */
export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  readonly packedSize: number;
  readonly deflated: boolean;
  /** Of the entry's local header. */
  readonly offset: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localHeaderSize = 30;

function parseEntries(directory: Buffer, count: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (directory.readUInt32LE(at) !== entrySignature) throw new RangeError('not a directory entry');
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      deflated: directory.readUInt16LE(at + 10) === 8,
      packedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** Lists a zip archive below 4 GiB. Throws a SourceFailure when it is cut short or none. */
export async function readZipEntries(file: string): Promise<ZipEntry[]> {
  const { size } = await stat(file);
  const handle = await open(file, 'r');
  try {
    // The archive ends with its directory's place, and a comment of at most 64 KiB.
    const tail = Buffer.alloc(Math.min(size, 65_557));
    await handle.read(tail, 0, tail.length, size - tail.length);
    const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    if (end < 0 || tail.readUInt32LE(end) !== endSignature) throw new RangeError('no end of directory');
    const directory = Buffer.alloc(tail.readUInt32LE(end + 12));
    await handle.read(directory, 0, directory.length, tail.readUInt32LE(end + 16));
    return parseEntries(directory, tail.readUInt16LE(end + 10));
  } catch (error) {
    if (error instanceof RangeError) throw new SourceFailure('damaged', { path: file }, { cause: error });
    throw error;
  } finally {
    await handle.close();
  }
}

async function dataOffset(file: string, entry: ZipEntry): Promise<number> {
  const handle = await open(file, 'r');
  try {
    const header = Buffer.alloc(localHeaderSize);
    await handle.read(header, 0, localHeaderSize, entry.offset);
    return entry.offset + localHeaderSize + header.readUInt16LE(26) + header.readUInt16LE(28);
  } finally {
    await handle.close();
  }
}

/** Streams one file of a zip archive to disk; `onBytes` gets the number of bytes written by each step. */
export async function extractZipEntry(
  file: string,
  entry: ZipEntry,
  destination: string,
  onBytes: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  await mkdir(path.dirname(destination), { recursive: true });
  const start = await dataOffset(file, entry);
  let written = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      written += chunk.length;
      onBytes(chunk.length);
      done(null, chunk);
    },
  });
  const read = createReadStream(file, { start, end: start + entry.packedSize - 1, highWaterMark: 1 << 20 });
  const write = createWriteStream(destination, { highWaterMark: 1 << 22 });
  const options = { ...(signal && { signal }) };
  if (entry.packedSize === 0) await pipeline([], count, write, options);
  else if (entry.deflated) {
    await pipeline(read, createInflateRaw({ chunkSize: 1 << 20 }), count, write, options);
  } else await pipeline(read, count, write, options);
  if (written !== entry.size) throw new SourceFailure('damaged', { path: file });
}
