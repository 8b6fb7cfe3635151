import * as fs from 'node:fs';
import path from 'node:path';
import type { JournalEntry, RunEvent } from '../protocol';
import { isObject, isMissing, writeFully, writeWhole } from './files';
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
  /** Up to the end of the last whole line, in bytes. */
  readonly length: number;
  /** Some lines say nothing that can be read. */
  readonly damaged: boolean;
}

/** Stands for an entry that cannot be read, so that those behind it keep their numbers. */
function lostEntry(seq: number, time: number): JournalEntry {
  const message = { key: 'engine.runJournalDamaged' } as const;
  return { seq, time, type: 'notice', severity: 'warning', code: 'journal-damaged', message };
}

function isLost(entry: JournalEntry): boolean {
  return entry.type === 'notice' && entry.code === 'journal-damaged';
}

/**
 * The entries of the whole lines; a torn last one is as if it were not there. A line that cannot be read, or whose number
 * does not fit, is a notice instead, as soon as a line behind it tells how many were lost.
 */
function parseJournal(content: Buffer): JournalContent {
  const entries: JournalEntry[] = [];
  let length = 0;
  let unread = 0;
  let damaged = false;
  for (let start = 0; ;) {
    const end = content.indexOf(10, start);
    if (end < 0) return { entries, length, damaged: damaged || unread > 0 };
    const entry = parseLine(content.toString('utf8', start, end));
    start = end + 1;
    const lost = entry === undefined ? -1 : entry.seq - entries.length - 1;
    // Two lines are one where it was the end of the first that went.
    if (entry === undefined || lost < 0 || lost > 2 * unread) {
      unread += 1;
      continue;
    }
    for (let count = 0; count < lost; count += 1) entries.push(lostEntry(entries.length + 1, entry.time));
    damaged ||= unread > 0;
    unread = 0;
    entries.push(entry);
    length = start;
  }
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

function encode(entries: readonly JournalEntry[]): Buffer {
  return Buffer.from(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
}

/** Appends to a run's journal. Only the process that holds the run's lock may have one. */
export class JournalWriter {
  private sequence: number;
  private length: number;
  private readonly handle: number;

  /** Opens the journal behind its last whole line. A torn rest is cut off; a damaged journal is kept aside as it was. */
  constructor(folder: string) {
    const file = journalFile(folder);
    const content = readContent(folder);
    const { entries, length, damaged } = parseJournal(content);
    const whole = damaged ? encode(entries) : content.subarray(0, length);
    if (damaged) {
      writeWhole(`${file}.damaged`, [content]);
      writeWhole(file, [whole]);
    }
    this.sequence = entries.length;
    this.length = whole.byteLength;
    this.handle = fs.openSync(file, 'a');
    fs.ftruncateSync(this.handle, this.length);
    if (damaged && !entries.some(isLost)) this.append(lostEntry(this.sequence + 1, Date.now()));
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
