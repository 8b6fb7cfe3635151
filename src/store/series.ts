import * as fs from 'node:fs';
import path from 'node:path';
import type { AnySeries, SeriesPart, SeriesStretch } from '../protocol';
import { isMissing, isObject, writeFully } from './files';
import { runFiles } from './layout';

/**
 * `series.bin`: `MSSR`, a format number and the header's length (both 4 bytes, little endian), the header
 * `{"names": [...]}`, then for each step from 1 a float32 for each name. NaN stands for what is not finite.
 */
const magic = Buffer.from('MSSR');
const formatVersion = 1;
const prefixLength = 12;

interface Header {
  readonly names: readonly string[];
  /** Where the first step stands. */
  readonly offset: number;
  readonly rowBytes: number;
}

function seriesFile(folder: string): string {
  return path.join(folder, runFiles.series);
}

function encodeHeader(names: readonly string[]): Buffer {
  const json = Buffer.from(JSON.stringify({ names }));
  const prefix = Buffer.alloc(prefixLength);
  magic.copy(prefix);
  prefix.writeUInt32LE(formatVersion, 4);
  prefix.writeUInt32LE(json.byteLength, 8);
  return Buffer.concat([prefix, json]);
}

function readAt(handle: number, offset: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const count = fs.readSync(handle, buffer, done, length - done, offset + done);
    if (count === 0) break;
    done += count;
  }
  return buffer.subarray(0, done);
}

function readHeader(handle: number): Header | undefined {
  const prefix = readAt(handle, 0, prefixLength);
  if (prefix.byteLength < prefixLength || !prefix.subarray(0, 4).equals(magic)) return undefined;
  const length = prefix.readUInt32LE(8);
  if (prefix.readUInt32LE(4) !== formatVersion || length > 1_000_000) return undefined;
  try {
    const value: unknown = JSON.parse(readAt(handle, prefixLength, length).toString('utf8'));
    const names = isObject(value) && Array.isArray(value['names']) ? (value['names'] as unknown[]) : [];
    if (names.length === 0 || !names.every((name) => typeof name === 'string')) return undefined;
    return { names, offset: prefixLength + length, rowBytes: 4 * names.length };
  } catch {
    return undefined;
  }
}

function openIfThere(file: string, flags: string): number | undefined {
  try {
    return fs.openSync(file, flags);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function steps(handle: number, header: Header): number {
  return Math.max(0, Math.floor((fs.fstatSync(handle).size - header.offset) / header.rowBytes));
}

/** Steps that are read in a few milliseconds. */
const stretchSteps = 1 << 15;

/** The values of a run's steps after `afterStep`, at most `limit` of them. */
export function readStretch(folder: string, afterStep = 0, limit = stretchSteps): SeriesStretch {
  const empty: SeriesStretch = { from: afterStep + 1, series: {} };
  const handle = openIfThere(seriesFile(folder), 'r');
  if (handle === undefined) return empty;
  try {
    const header = readHeader(handle);
    if (!header) return empty;
    const count = Math.min(limit, steps(handle, header) - afterStep);
    if (count <= 0) return empty;
    const rows = readAt(handle, header.offset + afterStep * header.rowBytes, count * header.rowBytes);
    const series = header.names.map((name, column) => [name, columnOf(rows, header.rowBytes, column)] as const);
    return { from: afterStep + 1, series: Object.fromEntries(series) };
  } finally {
    fs.closeSync(handle);
  }
}

function columnOf(rows: Buffer, rowBytes: number, column: number): Float32Array<ArrayBuffer> {
  const values = new Float32Array(Math.floor(rows.byteLength / rowBytes));
  for (let row = 0; row < values.length; row++) {
    const value = rows.readFloatLE(row * rowBytes + 4 * column);
    values[row] = Number.isFinite(value) ? value : NaN;
  }
  return values;
}

/** The same as lists, for what goes as text. */
export function readSeries(folder: string, afterStep = 0, limit = Infinity): SeriesPart {
  const { from, series } = readStretch(folder, afterStep, limit);
  const lists = Object.entries(series).map(([name, values]) => [
    name,
    Array.from(values, (value) => (Number.isNaN(value) ? null : value)),
  ]);
  return { from, series: Object.fromEntries(lists) as SeriesPart['series'] };
}

/** How many steps a part has. */
export function seriesLength(part: AnySeries): number {
  return Object.values(part.series)[0]?.length ?? 0;
}

/** Appends the values of steps; only the process that holds the run's lock may have one. */
export class SeriesWriter {
  private readonly handle: number;
  private header: Header | undefined;
  private pending: Buffer[] = [];
  private written = 0;

  /** Keeps the first `keepSteps` steps of what is there. */
  constructor(folder: string, keepSteps: number) {
    const file = seriesFile(folder);
    this.handle = fs.openSync(file, fs.constants.O_RDWR | fs.constants.O_CREAT, 0o666);
    this.header = readHeader(this.handle);
    if (!this.header) {
      fs.ftruncateSync(this.handle, 0);
      return;
    }
    this.written = Math.min(keepSteps, steps(this.handle, this.header));
    fs.ftruncateSync(this.handle, this.header.offset + this.written * this.header.rowBytes);
  }

  /** The values of step `step`; steps that were lost before it are filled with "not known". */
  append(step: number, values: Readonly<Record<string, number | null>>): void {
    this.header ??= this.writeHeader(Object.keys(values));
    if (!this.header) return;
    for (let missing = this.written + this.pending.length + 1; missing < step; missing += 1) this.push({});
    this.push(values);
  }

  /** How many steps are in the file. */
  get steps(): number {
    return this.written;
  }

  /** Waits until what was flushed is on the disk. */
  sync(): void {
    fs.fsyncSync(this.handle);
  }

  /** Hands what was appended to the system. */
  flush(): void {
    if (!this.header || this.pending.length === 0) return;
    const rows = this.pending;
    this.pending = [];
    const position = this.header.offset + this.written * this.header.rowBytes;
    const content = Buffer.concat(rows);
    for (let done = 0; done < content.byteLength;) {
      done += fs.writeSync(this.handle, content, done, content.byteLength - done, position + done);
    }
    this.written += rows.length;
  }

  close(): void {
    fs.closeSync(this.handle);
  }

  private push(values: Readonly<Record<string, number | null>>): void {
    const names = this.header?.names ?? [];
    const row = Buffer.alloc(4 * names.length);
    names.forEach((name, column) => row.writeFloatLE(values[name] ?? NaN, 4 * column));
    this.pending.push(row);
  }

  private writeHeader(names: readonly string[]): Header | undefined {
    if (names.length === 0) return undefined;
    const content = encodeHeader(names);
    writeFully(this.handle, content);
    return { names, offset: content.byteLength, rowBytes: 4 * names.length };
  }
}
