import * as fs from 'node:fs';
import path from 'node:path';
import type { JournalEntry, RunEvent } from '../protocol';
import { isObject, isMissing, writeFully } from './files';
import { runFiles } from './layout';

function journalFile(folder: string): string {
  return path.join(folder, runFiles.journal);
}

/** An entry of a line; undefined where it is none. Entries of a type that a newer program wrote are kept. */
function parseLine(line: string): JournalEntry | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isEntry(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isEntry(value: unknown): value is JournalEntry {
  return (
    isObject(value) &&
    Number.isSafeInteger(value['seq']) &&
    typeof value['time'] === 'number' &&
    typeof value['type'] === 'string'
  );
}

interface JournalContent {
  readonly entries: readonly JournalEntry[];
  /** Length of what is whole, in bytes. */
  readonly length: number;
}

/** The entries before the first line that is torn or out of order. */
function parseJournal(content: Buffer): JournalContent {
  const entries: JournalEntry[] = [];
  let length = 0;
  for (;;) {
    const end = content.indexOf(10, length);
    if (end < 0) break;
    const entry = parseLine(content.toString('utf8', length, end));
    if (entry?.seq !== entries.length + 1) break;
    entries.push(entry);
    length = end + 1;
  }
  return { entries, length };
}

function readContent(folder: string): Buffer {
  try {
    return fs.readFileSync(journalFile(folder));
  } catch (error) {
    if (isMissing(error)) return Buffer.alloc(0);
    throw error;
  }
}

/** What happened in a run, after the entry `afterSequence`; a torn last line is as if it were not there. */
export function readJournal(folder: string, afterSequence = 0): readonly JournalEntry[] {
  return parseJournal(readContent(folder)).entries.slice(afterSequence);
}

/** Appends to a run's journal. Only the process that holds the run's lock may have one. */
export class JournalWriter {
  private sequence: number;
  private length: number;
  private readonly handle: number;

  /** Opens the journal behind its last whole line; a torn rest is cut off. */
  constructor(folder: string) {
    const { entries, length } = parseJournal(readContent(folder));
    this.sequence = entries.length;
    this.length = length;
    this.handle = fs.openSync(journalFile(folder), 'a');
    fs.ftruncateSync(this.handle, length);
  }

  /** Writes one entry and gives it back numbered. Throws what the disk says; the journal is then as it was. */
  append(event: RunEvent, time = Date.now()): JournalEntry {
    const entry: JournalEntry = { seq: this.sequence + 1, time, ...event };
    const line = Buffer.from(`${JSON.stringify(entry)}\n`);
    try {
      writeFully(this.handle, line);
    } catch (error) {
      fs.ftruncateSync(this.handle, this.length);
      throw error;
    }
    this.sequence += 1;
    this.length += line.byteLength;
    return entry;
  }

  /** Waits until what was written is on the disk. */
  sync(): void {
    fs.fsyncSync(this.handle);
  }

  close(): void {
    fs.closeSync(this.handle);
  }
}
