import * as fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesInEffect, type RunEvent } from '../../../src/protocol';
import { JournalWriter, readJournal, readSeries, SeriesWriter } from '../../../src/store';
import { temporaryFolder } from './temporaryFolder';

const events: readonly RunEvent[] = [
  { type: 'status', status: 'running' },
  { type: 'checkpoint', epoch: 1, step: 10 },
  { type: 'version', version: 3, epoch: 1 },
];

function write(folder: string, written: readonly RunEvent[]): void {
  const journal = new JournalWriter(folder);
  for (const event of written) journal.append(event, 1);
  journal.close();
}

describe('a journal', () => {
  it('gives back what was written, numbered from 1 without a gap', () => {
    const folder = temporaryFolder();
    write(folder, events);
    write(folder, events);
    expect(readJournal(folder).map((entry) => entry.seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(readJournal(folder, 4).map((entry) => entry.seq)).toEqual([5, 6]);
  });

  it('wherever it is torn, loses no whole line before, and goes on from there', () => {
    const folder = temporaryFolder();
    write(folder, events);
    const file = path.join(folder, 'journal.jsonl');
    const whole = fs.readFileSync(file);
    fc.assert(
      fc.property(fc.nat(whole.byteLength), (length) => {
        fs.writeFileSync(file, whole.subarray(0, length));
        const lines = whole.subarray(0, length).toString().split('\n').length - 1;
        expect(readJournal(folder)).toHaveLength(lines);
        write(folder, [{ type: 'status', status: 'paused' }]);
        expect(readJournal(folder).map((entry) => entry.seq)).toEqual(
          Array.from({ length: lines + 1 }, (_, i) => i + 1),
        );
      }),
    );
  });

  it.each([
    ['a line that says nothing', (lines: string[]) => lines.splice(1, 1, '{"seq":2,"ti')],
    ['a line with another number', (lines: string[]) => lines.splice(1, 1, '{"seq":92,"time":1,"type":"status"}')],
    [
      'two lines that have become one',
      (lines: string[]) => lines.splice(1, 2, (lines[1] ?? '') + 'x' + (lines[2] ?? '')),
    ],
    ['a line too many', (lines: string[]) => lines.splice(1, 0, 'x')],
    ['a last line that says nothing', (lines: string[]) => lines.splice(5, 1, 'x')],
  ])('with %s keeps the others, says so once, and keeps the damaged file aside', (_, damage) => {
    const folder = temporaryFolder();
    write(folder, [...events, ...events]);
    const file = path.join(folder, 'journal.jsonl');
    const lines = fs.readFileSync(file, 'utf8').trimEnd().split('\n');
    const last = lines[4];
    damage(lines);
    const damaged = `${lines.join('\n')}\n`;
    fs.writeFileSync(file, damaged);
    write(folder, []);
    write(folder, [{ type: 'status', status: 'paused' }]);
    const entries = readJournal(folder);
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: entries.length }, (_, at) => at + 1));
    expect(entries.filter((entry) => entry.type === 'notice' && entry.code === 'journal-damaged')).not.toEqual([]);
    expect(entries[4]).toEqual(JSON.parse(last ?? ''));
    expect(fs.readFileSync(`${file}.damaged`, 'utf8')).toBe(damaged);
    expect(fs.readFileSync(file, 'utf8').split('\n')).toHaveLength(entries.length + 1);
  });

  it('keeps entries of a type that a newer program wrote', () => {
    const folder = temporaryFolder();
    fs.writeFileSync(path.join(folder, 'journal.jsonl'), '{"seq":1,"time":2,"type":"later","more":true}\n');
    expect(readJournal(folder)).toEqual([{ seq: 1, time: 2, type: 'later', more: true }]);
  });

  it('counts what a resume undid no more', () => {
    const epoch = (number: number): RunEvent => ({
      type: 'epoch',
      epoch: number,
      step: 10 * number,
      seconds: 1,
      logs: {},
      best: true,
      learningRate: 0.1,
    });
    const folder = temporaryFolder();
    write(folder, [epoch(1), epoch(2), { type: 'resumed', epoch: 1, step: 13 }, epoch(2)]);
    expect(entriesInEffect(readJournal(folder)).map((entry) => entry.seq)).toEqual([1, 3, 4]);
  });
});

describe('a series', () => {
  it('gives back float32 values by step, null where they are not finite', () => {
    const folder = temporaryFolder();
    const series = new SeriesWriter(folder, 0);
    series.append(1, { loss: 0.5, accuracy: 0.25 });
    series.append(3, { loss: Number.NaN, accuracy: 1 });
    series.flush();
    series.close();
    expect(readSeries(folder)).toEqual({ from: 1, series: { loss: [0.5, null, null], accuracy: [0.25, null, 1] } });
    expect(readSeries(folder, 2)).toEqual({ from: 3, series: { loss: [null], accuracy: [1] } });
  });

  it('is cut to the step that a run resumes from', () => {
    const folder = temporaryFolder();
    const first = new SeriesWriter(folder, 0);
    for (const step of [1, 2, 3]) first.append(step, { loss: step });
    first.flush();
    first.close();
    const second = new SeriesWriter(folder, 2);
    second.append(3, { loss: 9 });
    second.flush();
    second.close();
    expect(readSeries(folder).series).toEqual({ loss: [1, 2, 9] });
  });
});
