import path from 'node:path';
import { isActive, StudioError, type ComputeSettings, type RunRecord, type RunStatus } from '../../protocol';
import {
  pruneCheckpoints,
  readJournal,
  readCode,
  removeLeftovers,
  runFiles,
  writeCheckpoint,
  type CheckpointContent,
} from '../../store';
import { provideKeptCode } from '../code';
import type { PreparedData, StopRequest, TrainingOutcome, TrainingSession } from '../contract';
import { prepareData } from '../data';
import { loadBackend } from '../native';
import { createTrainingSession } from '../train';
import { CheckpointClock } from './checkpointClock';
import { chooseCompute } from './chooseCompute';
import { suggestCompute } from './computeSettings';
import { EndRequest } from './endRequest';
import { failureOf } from './failure';
import { keepTrained } from './keepTrained';
import { Meter } from './meter';
import { Report } from './report';
import { restoreRun } from './restoreRun';
import { RunServer } from './server';
import { takeSlot } from './slot';
import { requireSameData } from './sameData';

/** The process of one run: from its lock to its last status. */
export class RunProcess {
  private readonly report: Report;
  private readonly server: RunServer;
  private readonly end = new EndRequest();
  private bestEpoch: number | null = null;
  private bestStep: number | null = null;
  private meter: Meter | undefined;
  private readonly secondsBefore: number;
  private evaluated: number | undefined;

  constructor(
    private readonly folder: string,
    record: RunRecord,
    /** Keeps the best weights of the last checkpoint, and trains no more. */
    private readonly onlyKeep: boolean,
  ) {
    this.report = new Report(folder, record);
    const entries = readJournal(folder);
    const ended = entries.findLast((entry) => entry.type === 'finished');
    this.secondsBefore = ended?.type === 'finished' ? ended.seconds : 0;
    this.server = new RunServer(folder, {
      run: record.run,
      channel: this.report.channel,
      status: () => this.record.status,
      request: (what) => this.request(what),
    });
  }

  private get record(): RunRecord {
    return this.report.record;
  }

  /** Ends as if paused, for the system wants this process gone. */
  terminate(): void {
    this.end.terminate();
    this.request('pause');
  }

  async run(): Promise<void> {
    try {
      for (const folder of [this.folder, path.join(this.folder, runFiles.checkpoints)]) removeLeftovers(folder);
      this.report.keepReserve();
      this.report.setStatus(this.onlyKeep ? 'stopping' : 'starting', {
        started: this.record.started ?? new Date().toISOString(),
      });
      await this.server.listen();
      const slot = await takeSlot(
        () => this.report.notice('run-waiting', { key: 'engine.runWaiting' }),
        () => this.end.asked !== undefined,
      );
      try {
        if (slot) await this.train();
        else this.leave();
      } finally {
        slot?.release();
      }
    } catch (error) {
      this.fail(failureOf(error, this.folder, this.record));
    }
    this.report.close();
    await this.server.close();
  }

  private request(what: StopRequest): void {
    // Stop is more than pause, and nothing takes it back.
    if (this.end.asked === 'stop' || !isActive(this.record.status)) return;
    // A run that is stopped keeps what its last checkpoint has, and needs the data for it.
    this.end.take(what, what === 'stop' && (this.onlyKeep || this.record.checkpoint !== undefined));
    if (this.end.terminated && what === 'pause') return;
    const status = what === 'stop' ? 'stopping' : 'pausing';
    if (this.record.status !== status) this.report.setStatus(status);
  }

  /** Ends before the first step, with all that there was before. */
  private leave(): void {
    this.finish(this.end.asked === 'stop' ? 'stopped' : this.end.terminated ? 'interrupted' : 'paused', null);
  }

  /** The data; undefined where it is told to end meanwhile. */
  private async prepare(): Promise<PreparedData | undefined> {
    const signal = this.end.preparing;
    try {
      const onProgress = (done: number, total: number) => this.report.channel.read({ done, total });
      return await prepareData(this.record.file, this.record.folder, { signal, onProgress });
    } catch (error) {
      if (signal.aborted && error instanceof Error && error.name === 'AbortError') return undefined;
      throw error;
    }
  }

  private async train(): Promise<void> {
    const compute = this.record.compute ?? (await this.chooseCompute());
    const { notice, library, backend } = await loadBackend({ compute });
    if (notice) this.report.notice('backend-cpu', notice);
    const code = readCode(this.folder);
    const changes = await provideKeptCode(this.record.file, code, this.record.folder);
    for (const message of changes) this.report.notice('code-changed', message);
    const data = await this.prepare();
    if (!data) return this.leave();
    requireSameData(this.record.dataFingerprint, data);
    this.report.emit({ type: 'data', summary: data.summary, signature: data.signature });
    for (const message of data.summary.notices) this.report.notice('data', message);
    const session = await createTrainingSession(this.record.file, data);
    try {
      const { parameters, mode, epochs, stepsPerEpoch } = session;
      const found = library && { library: library.version };
      this.report.update({ parameters, mode, backend, ...found, compute, dataFingerprint: data.fingerprint });
      const { checkpoint: from, best } = await restoreRun(this.folder, session, this.report);
      if (best) [this.bestEpoch, this.bestStep] = [best.epoch, best.step];
      this.report.emit({
        type: 'started',
        model: this.record.model,
        parameters,
        backend,
        ...(library && { library: library.version }),
        mode,
        epochs,
        stepsPerEpoch,
        pid: process.pid,
      });
      if (mode === 'eager')
        this.report.notice('eager', { key: 'engine.runEager', args: { reason: session.eagerReason ?? '' } });
      this.startSeries(from?.step ?? 0);
      this.meter = new Meter(epochs, stepsPerEpoch, this.record.file.train.batchSize, this.secondsBefore);
      if (!this.onlyKeep && this.end.asked === undefined) this.report.setStatus('running');
      await this.conclude(session, data, await this.trainSession(session, from));
    } finally {
      session.dispose();
    }
  }

  /** Before the library is loaded, which reads the settings once. */
  private async chooseCompute(): Promise<ComputeSettings> {
    if (this.onlyKeep || this.end.asked !== undefined) return suggestCompute(this.record.file);
    const compute = await chooseCompute(
      { folder: this.folder, record: this.record },
      (seconds) => this.report.inform('measuring', { key: 'engine.runMeasuring', args: { seconds } }),
      this.end.measuring,
    );
    // A killed run goes on with what was measured.
    if (compute.measured) this.report.update({ compute });
    return compute;
  }

  private async trainSession(session: TrainingSession, from: CheckpointContent | undefined): Promise<TrainingOutcome> {
    if (this.onlyKeep || (this.end.asked === 'stop' && from)) {
      return { reason: 'stopped', epoch: from?.epoch ?? 0, step: from?.step ?? 0, bestEpoch: this.bestEpoch };
    }
    const clock = new CheckpointClock(from === undefined);
    try {
      return await session.run({
        onBatch: (batch) => {
          if (this.meter) this.report.channel.batch(batch.step, batch.logs, this.meter.progress(batch));
        },
        onEpoch: (event) => {
          this.report.emit({ type: 'epoch', ...event });
          if (event.best) [this.bestEpoch, this.bestStep] = [event.epoch, event.step];
          const best = event.best ? { best: { epoch: event.epoch, measures: event.logs } } : {};
          this.report.update({ epoch: event.epoch, step: event.step, ...best });
          if (event.epoch === this.record.stopAfterEpoch) this.request('stop');
          return Promise.resolve();
        },
        onSamples: (epoch, samples, real) =>
          this.report.emit({ type: 'samples', epoch, samples, ...(real ? { real } : {}) }),
        stopRequested: () => (this.report.failure === undefined ? this.end.asked : 'stop'),
        offerCheckpoint: async (capture, atEpochEnd) => {
          if (this.report.failure === undefined && clock.isDue(atEpochEnd))
            await clock.time(async () => this.saveCheckpoint(await capture()));
        },
      });
    } catch (error) {
      this.report.failure ??= failureOf(error, this.folder, this.record);
      return {
        reason: 'stopped',
        epoch: this.record.epoch,
        step: this.record.step,
        bestEpoch: this.bestEpoch,
      };
    }
  }

  private startSeries(steps: number): void {
    const lost = steps - this.report.channel.startSeries(steps);
    if (lost > 0) this.report.notice('series-incomplete', { key: 'engine.runSeriesIncomplete', args: { lost, steps } });
  }

  private saveCheckpoint(checkpoint: CheckpointContent): void {
    // A checkpoint beyond what journal and series tell would leave a gap behind it.
    this.report.channel.sync();
    if (this.report.failure !== undefined) return;
    writeCheckpoint(this.folder, checkpoint);
    pruneCheckpoints(this.folder, 2, this.bestStep);
    const { epoch, step } = checkpoint;
    this.report.emit({ type: 'checkpoint', epoch, step });
    this.report.update({ step, checkpoint: { epoch, step } });
  }

  private async conclude(session: TrainingSession, data: PreparedData, outcome: TrainingOutcome): Promise<void> {
    this.bestEpoch = outcome.bestEpoch ?? this.bestEpoch;
    if (this.report.failure !== undefined) {
      // What was good before stays usable, where it can still be written.
      const version = outcome.epoch > 0 ? await this.keep(session, data, outcome).catch(() => undefined) : undefined;
      return this.fail(this.report.failure, version);
    }
    if (outcome.reason === 'paused' || (outcome.reason === 'stopped' && !this.onlyKeep && outcome.step > 0)) {
      this.saveCheckpoint(await session.capture());
    }
    this.evaluated = outcome.epoch;
    switch (outcome.reason) {
      case 'paused':
        return this.finish(this.end.terminated ? 'interrupted' : 'paused', outcome);
      case 'stopped':
        return this.finish('stopped', outcome, outcome.step > 0 ? await this.keep(session, data, outcome) : undefined);
      case 'completed':
      case 'stoppedEarly':
        return this.finish('completed', outcome, await this.keep(session, data, outcome));
    }
  }

  private keep(session: TrainingSession, data: PreparedData, outcome: TrainingOutcome): Promise<number> {
    return keepTrained({ folder: this.folder, report: this.report, bestEpoch: this.bestEpoch }, session, data, outcome);
  }

  private finish(status: RunStatus, outcome: TrainingOutcome | null, version?: number, error?: StudioError): void {
    // A process killed after its run's end would leave the reserve behind.
    this.report.freeReserve();
    const { epoch } = this.record;
    const event = {
      type: 'finished',
      status,
      epoch: outcome?.epoch ?? this.evaluated ?? epoch,
      bestEpoch: this.bestEpoch,
      seconds: this.meter?.seconds ?? this.secondsBefore,
      ...(version !== undefined && { version }),
      ...(outcome?.reason === 'stoppedEarly' && { stoppedEarly: true }),
      ...(error && { error: error.toValue() }),
    } as const;
    this.report.emit({ type: 'status', status });
    this.report.emit(event);
    const step = outcome && outcome.step > 0 ? { step: outcome.step } : {};
    this.report.update({
      status,
      ...step,
      epoch: event.epoch,
      finished: new Date().toISOString(),
      ...(error && { error: error.toValue() }),
    });
    this.report.writeThrough();
  }

  private fail(thrown: unknown, version?: number): void {
    const error = StudioError.from(thrown);
    console.error(error.cause ?? error);
    this.report.failure = error;
    this.report.freeReserve();
    try {
      this.finish('failed', null, version, error);
    } catch (again) {
      console.error(again);
    }
  }
}
