import { StudioError } from '../../protocol';
import type { ModelFile } from '../../language';
import type { Message } from '../../texts';
import type {
  CheckpointContent,
  CreateTrainingSession,
  NamedArray,
  PreparedData,
  TrainedModel,
  TrainingHooks,
  TrainingOutcome,
  TrainingSession,
} from '../contract';
import { breathe } from './breathe';
import { addSums } from './evaluateSplit';
import { chooseExecutor } from './chooseExecutor';
import { ChunkSize } from './chunkSize';
import { createTask } from './createTask';
import type { Executor, Step } from './executor';
import type { Feed } from './feed';
import { returnToLastFinite, type Anchor } from './lastFinite';
import { nextEpoch } from './nextEpoch';
import { firstNotFinite, isNotFinite } from './notFinite';
import { progressFromJson, progressToJson, startProgress, type Progress } from './progress';
import { drawSamples, realSamples, samplesShown } from './samples';
import { stepLogs, sumsOf } from './stepLogs';
import type { Task } from './task';
import { TrainingSteps } from './trainingSteps';
import { Validation } from './validation';

const bestPrefix = 'best/';

/** One training in memory. The same file, data and machine give the same weights, also when it was stopped between. */
export const createTrainingSession: CreateTrainingSession = (file, data) => {
  const task = createTask(file, data);
  const session = new Session(file, data, task);
  session.start();
  return Promise.resolve(session);
};

class Session implements TrainingSession {
  readonly parameters: number;
  readonly epochs: number;
  eagerReason?: Message;
  private progress: Progress;
  private executor: Executor | null = null;
  private best: readonly NamedArray[] | null = null;
  private anchor: Anchor | null = null;
  private waited = 0;
  private readonly chunk = new ChunkSize();
  private readonly validation: Validation | null;
  private readonly steps: TrainingSteps;
  private readonly weightNames: ReadonlySet<string>;

  constructor(
    private readonly file: ModelFile,
    private readonly data: PreparedData,
    private readonly task: Task,
  ) {
    this.parameters = task.networks.reduce((sum, network) => sum + network.parameters, 0);
    this.epochs = file.train.epochs;
    const rates = task.optimizers.map((optimizer) => optimizer.learningRate);
    this.steps = new TrainingSteps(file.train, data.splits.train, rates);
    this.progress = startProgress(task.sumsSize, this.steps.firstPlateau());
    this.validation = Validation.of(file, data, task);
    this.weightNames = new Set(task.state.filter((one) => one.layer !== undefined).map((one) => one.name));
  }

  start(): void {
    const splits = { training: this.data.splits.train, validation: this.validation?.split ?? null };
    this.executor = chooseExecutor(this.task, splits, {
      steps: this.steps.ofEachSize(this.progress.plateau),
      batches: this.validation?.batches ?? [],
    });
    if (this.executor.reason !== undefined) this.eagerReason = this.executor.reason;
  }

  get stepsPerEpoch(): number {
    return this.steps.perEpoch;
  }

  /** Of training, in which it stood still because rows of the data were not there yet. */
  get secondsWaited(): number {
    return this.waited;
  }

  get mode(): 'graph' | 'eager' {
    return this.running.mode;
  }

  async restore(checkpoint: CheckpointContent): Promise<void> {
    this.progress = progressFromJson(checkpoint.state, this.task.sumsSize, this.steps.firstPlateau());
    const best = checkpoint.arrays.filter((array) => array.name.startsWith(bestPrefix));
    this.best = best.length ? best.map((array) => ({ ...array, name: array.name.slice(bestPrefix.length) })) : null;
    this.running.write(checkpoint.arrays);
    this.steps.close();
    await Promise.resolve();
  }

  capture(): Promise<CheckpointContent> {
    const best = (this.best ?? []).map((array) => ({ ...array, name: bestPrefix + array.name }));
    return Promise.resolve({
      epoch: this.progress.epoch,
      step: this.step,
      state: progressToJson(this.progress),
      arrays: [...this.running.read(), ...best],
    });
  }

  bestModel(): Promise<TrainedModel> {
    const { preprocessing, signature, facts } = this.data;
    const weights = this.best ?? this.currentWeights();
    return Promise.resolve({ file: this.file, weights, preprocessing, signature, facts });
  }

  async run(hooks: TrainingHooks): Promise<TrainingOutcome> {
    const { progress } = this;
    this.dropAnchor();
    // The first whole step is kept at once.
    let offered = this.step === 0 ? -Infinity : performance.now();
    while (progress.epoch < this.epochs && !progress.finished) {
      while (progress.batch < this.stepsPerEpoch) {
        this.someSteps(hooks, await this.stepsReady());
        await breathe();
        if (progress.batch === this.stepsPerEpoch) break;
        const request = hooks.stopRequested();
        if (request) return this.outcome(request === 'pause' ? 'paused' : 'stopped');
        if (performance.now() - offered > 5000) {
          this.dropAnchor();
          await hooks.offerCheckpoint(() => this.capture(), false);
          offered = performance.now();
        }
      }
      await this.endEpoch(hooks);
      this.dropAnchor();
      await hooks.offerCheckpoint(() => this.capture(), true);
      offered = performance.now();
      const over = progress.finished || progress.epoch >= this.epochs;
      const request = over ? undefined : hooks.stopRequested();
      if (request) return this.outcome(request === 'pause' ? 'paused' : 'stopped');
    }
    return this.outcome(progress.finished ? 'stoppedEarly' : 'completed');
  }

  dispose(): void {
    this.steps.close();
    this.executor?.dispose();
    this.task.dispose();
  }

  private get running(): Executor {
    if (!this.executor) throw new Error('the session has not started');
    return this.executor;
  }

  /** Global, of steps done. */
  private get step(): number {
    return this.progress.epoch * this.stepsPerEpoch + this.progress.batch;
  }

  private currentWeights(): readonly NamedArray[] {
    return this.running.read().filter((array) => this.weightNames.has(array.name));
  }

  private stepAt(done: number): Step {
    return this.steps.at(done, this.progress.plateau);
  }

  /** The rate of the first optimizer at the step that was done last. */
  private get learningRate(): number {
    return this.steps.ratesAt(this.step - 1, this.progress.plateau)[0] ?? 0;
  }

  /** The steps of one call: as many as fit, of one size, in one epoch. */
  private nextSteps(ready: number): readonly Step[] {
    const whole = this.steps.wholeFrom(this.progress.batch);
    return Array.from({ length: whole > 0 ? this.chunk.get(Math.min(whole, ready)) : 1 }, (_, index) =>
      this.stepAt(this.step + index),
    );
  }

  private someSteps(hooks: TrainingHooks, ready: number): void {
    const { progress } = this;
    const steps = this.nextSteps(ready);
    const started = performance.now();
    const done = this.running.train(steps);
    const milliseconds = performance.now() - started;
    progress.seconds += milliseconds / 1000;
    this.chunk.ran(steps.length, milliseconds);
    for (const part of done) {
      const logs = stepLogs(this.task, part);
      if (isNotFinite(logs)) this.notFinite();
      addSums(progress.sums, sumsOf(this.task, part));
      progress.batch += 1;
      hooks.onBatch({
        epoch: progress.epoch + 1,
        batch: progress.batch,
        step: this.step,
        logs,
        epochLogs: this.task.results(progress.sums),
        learningRate: this.learningRate,
      });
    }
  }

  /** How many steps can be taken now without waiting for data; the time that it waits for the first of them counts. */
  private async stepsReady(): Promise<number> {
    if (!this.data.splits.train.stream) return Number.POSITIVE_INFINITY;
    const started = performance.now();
    const steps = await this.steps.ready(this.progress.epoch, this.progress.batch);
    const seconds = (performance.now() - started) / 1000;
    this.progress.seconds += seconds;
    this.progress.secondsWaited += seconds;
    this.waited += seconds;
    return steps;
  }

  private async endEpoch(hooks: TrainingHooks): Promise<void> {
    const { progress } = this;
    const logs: Record<string, number | null> = { ...this.task.results(progress.sums) };
    let best = false;
    if (this.validation) {
      Object.assign(logs, await this.validation.logs(this.running));
      const loss = logs['val_loss'];
      if (typeof loss === 'number' && (progress.best === null || loss < progress.best.loss)) {
        best = true;
        progress.best = { epoch: progress.epoch + 1, loss };
        this.best = this.currentWeights();
      }
    }
    const { seconds } = progress;
    const waited = progress.secondsWaited;
    const { learningRate } = this;
    nextEpoch(progress, this.file.train, logs);
    await hooks.onEpoch({
      epoch: progress.epoch,
      step: this.step,
      seconds,
      logs,
      best,
      learningRate,
      ...(this.data.splits.train.stream && { secondsWaited: waited }),
    });
    if (this.file.train.gan) this.drawSamples(hooks);
  }

  /** Shows what the generator makes now; after the first epoch rows of the data beside it. */
  private drawSamples(hooks: TrainingHooks): void {
    const { epoch } = this.progress;
    const make = (noise: Feed): Float32Array => this.running.samples(noise);
    const count = samplesShown(this.data);
    const samples = drawSamples(this.file, this.data.preprocessing, make, count, this.file.train.seed);
    const first = epoch === 1 && samples[0]?.kind === 'row';
    hooks.onSamples(epoch, samples, first ? realSamples(this.data, count) : undefined);
  }

  private outcome(reason: TrainingOutcome['reason']): TrainingOutcome {
    this.steps.close();
    const { epoch, best } = this.progress;
    return { reason, epoch, step: this.step, bestEpoch: best?.epoch ?? (epoch > 0 ? epoch : null) };
  }

  /** A state to go back to, unless something in it is already not finite. */
  private dropAnchor(): void {
    const arrays = this.running.read();
    if (firstNotFinite(this.task, arrays) !== null) return;
    this.anchor = { step: this.step, sums: Float64Array.from(this.progress.sums), arrays };
  }

  /** Goes back to the last weights that are finite, and says where they first were not. */
  private notFinite(): never {
    const { running, stepsPerEpoch, task } = this;
    const args = { step: this.step + 1, epoch: this.progress.epoch + 1 };
    let layer: string | null = null;
    if (this.anchor) {
      const last = returnToLastFinite(
        {
          task,
          stepsPerEpoch,
          read: () => running.read(),
          write: (arrays) => {
            running.write(arrays);
          },
          run: (step) => running.train([this.stepAt(step)])[0] ?? new Float32Array(),
        },
        this.anchor,
        this.step,
      );
      layer = last.layer;
      this.progress.epoch = Math.floor(last.step / stepsPerEpoch);
      this.progress.batch = last.step % stepsPerEpoch;
      this.progress.sums = this.progress.batch === 0 ? new Float64Array(task.sumsSize) : last.sums;
    }
    layer ??= task.networks[0]?.layerShapes.at(-1)?.name ?? '';
    throw new StudioError('run', 'loss-not-finite', { key: 'engine.trainLossNotFinite', args: { ...args, layer } });
  }
}
