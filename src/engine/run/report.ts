import * as fs from 'node:fs';
import path from 'node:path';
import type { RunEvent, RunRecord, RunStatus } from '../../protocol';
import { runFiles, storageError, writeRunRecord } from '../../store';
import type { Message } from '../../texts';
import { Channel } from './channel';

/** Kept free while the run works, so that its end can be written on a full disk. */
const reserveBytes = 256 * 1024;

/** What is known of a run, on the disk and to whoever listens. */
export class Report {
  readonly channel: Channel;
  /** Why the run cannot go on. */
  failure: unknown;
  private readonly reserve: string;

  constructor(
    private readonly folder: string,
    public record: RunRecord,
  ) {
    this.channel = new Channel(folder, (error) => this.storageFailed(error));
    this.reserve = path.join(folder, runFiles.reserve);
  }

  keepReserve(): void {
    fs.writeFileSync(this.reserve, Buffer.alloc(reserveBytes, 1));
  }

  freeReserve(): void {
    fs.rmSync(this.reserve, { force: true });
  }

  emit(event: RunEvent): void {
    this.channel.emit(event);
  }

  notice(code: string, message: Message): void {
    this.emit({ type: 'notice', severity: 'warning', code, message });
  }

  /** Something that is not wrong. */
  inform(code: string, message: Message): void {
    this.emit({ type: 'notice', severity: 'information', code, message });
  }

  setStatus(status: RunStatus, more: Partial<RunRecord> = {}): void {
    this.update({ ...more, status });
    this.emit({ type: 'status', status });
  }

  /** Survives the process; {@link writeThrough} what must survive a loss of power. */
  update(change: Partial<RunRecord>): void {
    this.record = { ...this.record, ...change };
    try {
      writeRunRecord(this.folder, this.record, { durable: false });
    } catch (error) {
      this.storageFailed(error);
    }
  }

  writeThrough(): void {
    writeRunRecord(this.folder, this.record);
  }

  close(): void {
    this.channel.close();
    this.freeReserve();
  }

  private storageFailed(thrown: unknown): void {
    this.failure ??= storageError(thrown, this.folder);
    this.freeReserve();
  }
}
