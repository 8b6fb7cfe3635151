import type { ModelFile } from '../../language';
import { readCode, readRunRecord } from '../../store';
import { provideKeptCode } from '../code';
import type { PreparedData } from '../contract';
import { prepareData } from '../data';
import { loadBackend } from '../native';
import { createTrainingSession } from '../train';

/** Training warms up for this long, and is timed for this long after it; both at least two calls of the library. */
const warmUpMilliseconds = 300;
const timedMilliseconds = 700;
const leastCalls = 2;
/** The clock ends it. */
const endlessEpochs = 1_000_000;

/** How long a step took, and how many of them the run has. */
export interface Timing {
  readonly stepMilliseconds: number;
  readonly steps: number;
}

/** Measures from one call of the library to the next. */
class Stopwatch {
  private readonly started = performance.now();
  private calls = 0;
  private from: { readonly time: number; readonly step: number; readonly calls: number } | undefined;
  stepMilliseconds = 0;

  /** Whether it was long enough. */
  called(step: number): boolean {
    const time = performance.now();
    this.calls += 1;
    if (!this.from) {
      if (this.calls >= leastCalls && time - this.started >= warmUpMilliseconds)
        this.from = { time, step, calls: this.calls };
      return false;
    }
    this.stepMilliseconds = (time - this.from.time) / Math.max(1, step - this.from.step);
    return this.calls >= this.from.calls + leastCalls && time - this.from.time >= timedMilliseconds;
  }
}

/** How long a step of a training takes, and how many of them there are; 0 milliseconds where that is not known. */
export async function timeTraining(file: ModelFile, data: PreparedData): Promise<Timing> {
  const { train } = file;
  const endless = { ...file, train: { ...train, epochs: endlessEpochs, earlyStopping: null } };
  const session = await createTrainingSession(endless, data);
  const watch = new Stopwatch();
  let step = 0;
  await session.run({
    onBatch: (batch) => (step = batch.step),
    onEpoch: () => Promise.resolve(),
    onSamples: () => undefined,
    stopRequested: () => (watch.called(step) ? 'stop' : undefined),
    offerCheckpoint: () => Promise.resolve(),
  });
  return { stepMilliseconds: watch.stepMilliseconds, steps: session.stepsPerEpoch * train.epochs };
}

/** Sends a timing to the parent, and waits until it is on its way. */
export function sendTiming(timing: Timing): Promise<void> {
  return new Promise((sent) => process.send?.(timing, undefined, undefined, () => sent()));
}

/**
 * Trains the first steps of a run with the settings in the environment, keeps nothing of it, and sends how long a step
 * takes to the parent; nothing where that is not known.
 */
export async function timeRun(folder: string): Promise<void> {
  // A run that is gone, however it went, takes this along.
  process.once('disconnect', () => process.exit(0));
  const record = readRunRecord(folder);
  if (!record || (await loadBackend()).backend !== 'tensorflow') return;
  await provideKeptCode(record.file, readCode(folder), record.folder);
  const timing = await timeTraining(record.file, await prepareData(record.file, record.folder, {}));
  if (timing.stepMilliseconds > 0) await sendTiming(timing);
}
