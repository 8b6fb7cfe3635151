import { fork } from 'node:child_process';
import { stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { checkModelFile } from '../../language';
import type { ComputeSettings, MeasuredSettings, RunRecord } from '../../protocol';
import { readFacts } from '../data';
import { computeVariables, libraryVersion } from '../native';
import { computeCacheFile, readComputeCache, settingsOf } from './computeCache';
import { writeMeasured } from './measuredCache';
import { computeCandidates, suggestCompute } from './computeSettings';
import type { Timing } from './timeRun';

/** Shorter training is not worth the seconds. */
const leastSeconds = 60;
/** Others than the rule's choice must be faster by this share of its time. */
const margin = 0.05;
/** One that takes longer to say anything is not waited for. */
const timeLimit = 20_000;
/** Data that each measurement would have to read anew. */
const mostBytes = 64 * 2 ** 20;
/** A processor does about so much in a second, and a step takes at least so long. */
const flopsPerSecond = 40e9;
const stepSeconds = 60e-6;

interface Run {
  readonly folder: string;
  readonly record: RunRecord;
}

/** Whether to measure: `MODEL_STUDIO_MEASURE` may say `always` or `never`; what the environment sets is not asked about. */
function measuring(record: RunRecord): 'always' | 'never' | 'long' {
  const asked = process.env['MODEL_STUDIO_MEASURE'];
  const given = Object.keys(computeVariables(suggestCompute(record.file))).some((name) => process.env[name]);
  if (given || asked === 'never' || record.file.data.source.kind === 'code') return 'never';
  return asked === 'always' ? 'always' : 'long';
}

async function isSmall({ file, folder }: RunRecord): Promise<boolean> {
  const { source } = file.data;
  if (source.kind !== 'file') return true;
  const found = await stat(path.resolve(folder, source.path)).catch(() => undefined);
  return found?.isFile() === true && found.size <= mostBytes;
}

/** The network's inputs, and the seconds that its training takes at the very least. */
async function describe(record: RunRecord): Promise<{ readonly inputs: unknown; readonly seconds: number }> {
  const { file } = record;
  const facts = await readFacts(file.data, record.folder);
  const { networks } = checkModelFile(record.text, { fileName: path.basename(record.source), facts });
  const rows = facts.rows ?? 0;
  const { epochs, batchSize } = file.train;
  // Backwards costs twice of forwards.
  const flops = 3 * rows * networks.reduce((sum, network) => sum + network.flops, 0);
  const epoch = flops / (flopsPerSecond * os.availableParallelism()) + Math.ceil(rows / batchSize) * stepSeconds;
  return { inputs: networks.map((network) => network.inputs), seconds: epochs * epoch };
}

/** Times a run's steps with these settings, in a process of its own; undefined where that gave nothing. */
function time(folder: string, settings: ComputeSettings, signal: AbortSignal): Promise<Timing | undefined> {
  const child = fork(process.argv[1] ?? '', ['time', folder], {
    execArgv: [],
    env: { ...process.env, ...computeVariables(settings) },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    signal,
    timeout: timeLimit,
    killSignal: 'SIGKILL',
  });
  return new Promise((resolve) => {
    let timing: Timing | undefined;
    child.on('message', (message: Timing) => (timing = message));
    // An aborted child is waited for; one that could not be started has nothing to wait for.
    child.on('error', () => {
      if (child.pid === undefined) resolve(undefined);
    });
    child.on('close', () => resolve(timing));
  });
}

async function measure(
  { folder, record }: Run,
  always: boolean,
  onMeasure: (seconds: number) => void,
  signal: AbortSignal,
): Promise<readonly MeasuredSettings[] | undefined> {
  const found: MeasuredSettings[] = [];
  const candidates = computeCandidates(record.file);
  const began = performance.now();
  for (const settings of candidates) {
    const timing = await time(folder, settings, signal);
    if (signal.aborted) return undefined;
    const first = found.length === 0;
    if (timing) found.push({ ...settings, stepMilliseconds: timing.stepMilliseconds });
    if (!first) continue;
    const seconds = (timing ? timing.steps * timing.stepMilliseconds : 0) / 1000;
    if (!timing || (!always && seconds < leastSeconds)) return undefined;
    onMeasure(Math.ceil(((performance.now() - began) / 1000) * (candidates.length - 1)));
  }
  const [rule, ...others] = found;
  if (!rule) return undefined;
  const best = others.reduce((one, other) => (other.stepMilliseconds < one.stepMilliseconds ? other : one), rule);
  const chosen = best.stepMilliseconds <= (1 - margin) * rule.stepMilliseconds ? best : rule;
  return [chosen, ...found.filter((one) => one !== chosen)];
}

/**
 * How a run computes: as was measured for such a model on this machine, now where training is long enough for that to
 * pay, or by the rule. `onMeasure` is told how many seconds it takes; once aborted, the rule decides.
 */
export async function chooseCompute(
  run: Run,
  onMeasure: (seconds: number) => void,
  signal: AbortSignal,
): Promise<ComputeSettings> {
  const { record } = run;
  const rule = suggestCompute(record.file);
  const when = measuring(record);
  if (when === 'never' || !(await isSmall(record))) return rule;
  const library = await libraryVersion();
  const { inputs, seconds } = await describe(record);
  if (library === undefined || (when === 'long' && seconds < leastSeconds)) return rule;
  const cache = computeCacheFile(record.file, inputs, library);
  const known = readComputeCache(cache);
  if (known) return known;
  const measured = await measure(run, when === 'always', onMeasure, signal);
  if (!measured) return rule;
  writeMeasured(cache, measured);
  return settingsOf(measured) ?? rule;
}
