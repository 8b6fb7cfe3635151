import { fork } from 'node:child_process';
import os from 'node:os';
import { checkModelFile, type MachineSpeed, type ModelFile, type NetworkDescription } from '../../language';
import type { MeasureSpeed } from '../../protocol';
import { prepareData } from '../data';
import { computeVariables, libraryVersion, loadBackend } from '../native';
import { suggestCompute } from './computeSettings';
import { measuredFile, readMeasured, writeMeasured } from './measuredCache';
import { sendTiming, timeTraining, type Timing } from './timeRun';

/** What is measured: each of these is trained for a moment. Another form of them is another measurement. */
const samples = {
  /** Hardly any work: what a step costs in itself. */
  step: 'data: {source: {generate: moons, samples: 320}, split: {validation: 0, test: 0}}\nmodel: [dense: {units: 2, activation: softmax}]',
  dense:
    'data: {source: {generate: blobs, samples: 1024}, split: {validation: 0, test: 0}}\nmodel: [dense: {units: 512, activation: relu}, dense: {units: 512, activation: relu}, dense: {units: 512, activation: relu}, dense: {units: 3, activation: softmax}]\ntrain: {batchSize: 256}',
  convolution:
    'data: {source: {generate: digits, samples: 128}, split: {validation: 0, test: 0}}\nmodel: [conv2d: {filters: 32, kernelSize: 3, activation: relu}, conv2d: {filters: 32, kernelSize: 3, activation: relu}, maxPooling2d: 2, flatten, dense: {units: 10, activation: softmax}]',
  recurrent:
    'data: {source: {generate: series, samples: 400}, window: {length: 40}, split: {validation: 0, test: 0}}\nmodel: [lstm: 32, dense: 1]',
  numbers:
    'data: {source: {generate: digits, samples: 512}, split: {validation: 0, test: 0}}\nmodel: [activation: relu, activation: relu, activation: relu, activation: relu, flatten, dense: {units: 10, activation: softmax}]\ntrain: {batchSize: 128}',
} as const;

type SampleName = keyof typeof samples;
/** How long a step of each takes. */
type Seconds = Readonly<Record<SampleName, number>>;
const sampleNames = Object.keys(samples) as readonly SampleName[];

interface Sample {
  readonly file: ModelFile;
  readonly network: NetworkDescription;
}

function sampleOf(name: SampleName): Sample {
  const { model, networks } = checkModelFile(samples[name], { fileName: 'speed.model.yaml' });
  const [network] = networks;
  if (!model || !network) throw new Error(`the sample ${name} is no model`);
  return { file: model, network };
}

/** Times one of the samples in this process, and sends how long a step takes to the parent. */
export async function timeSample(name: string): Promise<void> {
  process.once('disconnect', () => process.exit(0));
  const known = sampleNames.find((one) => one === name);
  if (!known || (await loadBackend()).backend !== 'tensorflow') return;
  const { file } = sampleOf(known);
  await sendTiming(await timeTraining(file, await prepareData(file, os.tmpdir(), {})));
}

const timeLimit = 30_000;

function time(name: SampleName, signal: AbortSignal): Promise<number> {
  const child = fork(process.argv[1] ?? '', ['speed', name], {
    execArgv: [],
    env: { ...process.env, ...computeVariables(suggestCompute(sampleOf(name).file)) },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    signal,
    timeout: timeLimit,
    killSignal: 'SIGKILL',
  });
  // Whoever works at the machine comes first.
  if (child.pid !== undefined) lower(child.pid);
  return new Promise((resolve) => {
    let seconds = 0;
    child.on('message', ({ stepMilliseconds }: Timing) => (seconds = stepMilliseconds / 1000));
    child.on('error', () => {
      if (child.pid === undefined) resolve(0);
    });
    child.on('close', () => resolve(seconds));
  });
}

function lower(pid: number): void {
  try {
    os.setPriority(pid, os.constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It is over already, or may not be lowered.
  }
}

/** FLOPs of a step, forwards and backwards. */
function workOf({ file, network }: Sample): number {
  return 3 * network.flops * file.train.batchSize;
}

/** The speed that the times of the samples' steps tell, in seconds; undefined where one of them is not known. */
export function speedOf(seconds: Seconds): MachineSpeed | undefined {
  if (sampleNames.some((name) => !(seconds[name] > 0))) return undefined;
  // What a step costs in itself is not the work's; the work is at least a tenth of what was measured.
  const own = (name: SampleName) => Math.max(seconds[name] - seconds.step, seconds[name] / 10);
  const dense = workOf(sampleOf('dense')) / own('dense');
  const convolution = workOf(sampleOf('convolution')) / own('convolution');
  const recurrent = sampleOf('recurrent');
  const length = recurrent.network.inputs[0]?.shape[0] ?? 1;
  const products = workOf(recurrent) / dense;
  const sequenceSeconds = Math.max(own('recurrent') - products, own('recurrent') / 10) / length;
  const numbers = sampleOf('numbers');
  const moved = numbers.network.layers.reduce(
    (sum, { outputShape }) => sum + (outputShape ?? []).reduce<number>((product, size) => product * (size ?? 1), 1),
    0,
  );
  return {
    stepSeconds: seconds.step,
    flopsPerSecond: { dense, convolution, recurrent: dense },
    sequenceSeconds,
    numbersPerSecond: (3 * moved * numbers.file.train.batchSize) / own('numbers'),
  };
}

function cacheFile(library: string): string {
  return measuredFile([os.cpus()[0]?.model, os.availableParallelism(), process.arch, library, samples], 'speed-');
}

/** What is kept: the least that each sample ever took, since a busy machine only makes it more, and how often that was timed. */
interface Kept {
  readonly seconds: Seconds;
  readonly times: number;
}

/** After so many times what a model takes less is not the machine's. */
const mostTimes = 3;

function readKept(file: string): Kept | undefined {
  return readMeasured(file, (value) => {
    const kept = value as Kept;
    return kept.times > 0 && speedOf(kept.seconds) ? kept : undefined;
  });
}

let measuring: Promise<MachineSpeed | undefined> | undefined;

/**
 * How fast this machine trains with the native library: as it was measured before, or measured now, which takes some
 * seconds; `again` where a model was much faster than that. Undefined where there is no library, or it may not be measured.
 */
export async function machineSpeed(measure: MeasureSpeed, signal: AbortSignal): Promise<MachineSpeed | undefined> {
  const library = await libraryVersion();
  if (library === undefined) return undefined;
  const file = cacheFile(library);
  const kept = readKept(file);
  const known = kept && speedOf(kept.seconds);
  const enough = known && (measure !== 'again' || kept.times >= mostTimes);
  if (enough || measure === 'never' || process.env['MODEL_STUDIO_MEASURE'] === 'never') return known;
  measuring ??= measureNow(file, kept, signal).finally(() => (measuring = undefined));
  return (await measuring) ?? known;
}

async function measureNow(
  file: string,
  before: Kept | undefined,
  signal: AbortSignal,
): Promise<MachineSpeed | undefined> {
  const seconds: Record<SampleName, number> = { step: 0, dense: 0, convolution: 0, recurrent: 0, numbers: 0 };
  for (const name of sampleNames) {
    const now = await time(name, signal);
    if (signal.aborted || now <= 0) return undefined;
    seconds[name] = Math.min(now, before?.seconds[name] ?? now);
  }
  const speed = speedOf(seconds);
  if (speed) writeMeasured(file, { seconds, times: (before?.times ?? 0) + 1 } satisfies Kept);
  return speed;
}
