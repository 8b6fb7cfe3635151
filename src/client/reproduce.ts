import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runVersion, StudioError, type RunSummary } from '../protocol';
import type { Locale } from '../texts';
import {
  gitCommit,
  listVersionsOf,
  makeRun,
  readTrainedModel,
  readVersionText,
  runLock,
  type NamedArray,
  type VersionSummary,
} from '../store';
import { attachRun, type RunListener } from './attachRun';
import { stopRun } from './controlRun';
import type { EngineLocation } from './engineLocation';
import { startProcess } from './startProcess';

/** What the second training was done with that the first was not. */
export interface Difference {
  readonly what: 'studio' | 'node' | 'library' | 'backend' | 'mode' | 'commit';
  readonly before: string;
  readonly now: string;
}

export interface ArrayDifference {
  readonly name: string;
  /** How many numbers differ, of how many, and the largest difference; Infinity where shapes differ. */
  readonly count: number;
  readonly of: number;
  readonly largest: number;
}

export interface Reproduction {
  /** Every weight is the same to the last bit. */
  readonly same: boolean;
  readonly arrays: readonly ArrayDifference[];
  readonly differences: readonly Difference[];
  /** The version's training was stopped within an epoch, which cannot be met again exactly. */
  readonly stoppedWithin: boolean;
}

export interface ReproduceOptions {
  readonly version: VersionSummary;
  readonly engine: EngineLocation;
  readonly locale: Locale;
  readonly studioVersion: string;
  readonly listener?: RunListener;
  readonly signal?: AbortSignal;
}

/** Trains a version again from its own file, data and seed, in a store that is thrown away, and compares the weights. */
export async function reproduce(options: ReproduceOptions): Promise<Reproduction> {
  const { version, engine, signal } = options;
  const before = readTrainedModel(version.path);
  const store = fs.mkdtempSync(path.join(os.tmpdir(), 'model-studio-reproduce-'));
  try {
    const { folder, lock } = makeRun(store, {
      formatVersion: runVersion,
      model: version.model,
      source: version.source,
      text: readVersionText(version),
      file: before.file,
      folder: version.folder,
      locale: options.locale,
      created: new Date().toISOString(),
      studioVersion: options.studioVersion,
      nodeVersion: process.version,
      host: os.hostname(),
      status: 'starting',
      epoch: 0,
      step: 0,
      // The last digits depend on it, and other data would be other weights.
      ...(version.lineage?.compute && { compute: version.lineage.compute }),
      dataFingerprint: version.dataFingerprint,
      ...stopAfter(version),
    });
    await startProcess(engine, folder, lock, 'run');
    const attached = attachRun({ folder, listener: options.listener ?? {} });
    const abort = () => void stopRun(folder, engine).catch(() => undefined);
    signal?.addEventListener('abort', abort, { once: true });
    let run: RunSummary | undefined;
    try {
      run = await attached.over;
    } finally {
      signal?.removeEventListener('abort', abort);
      attached.dispose();
    }
    signal?.throwIfAborted();
    if (run?.error) throw StudioError.fromValue(run.error);
    const again = listVersionsOf(store, version.model).at(-1);
    if (!again)
      throw new StudioError('run', 'version-missing', { key: 'engine.storeNoVersion', args: { path: folder } });
    await processGone(folder);
    const arrays = differingArrays(before.weights, readTrainedModel(again.path).weights);
    return {
      same: arrays.length === 0,
      arrays,
      differences: differencesOf(version, again),
      stoppedWithin: stoppedWithin(version),
    };
  } finally {
    fs.rmSync(store, { recursive: true, force: true });
  }
}

/** The end of a run is on the disk a moment before its process is gone, which writes its lock last. */
async function processGone(folder: string): Promise<void> {
  while (runLock(folder).held) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** A run that was stopped is stopped again after as many whole epochs. */
function stopAfter({ lineage }: VersionSummary): { stopAfterEpoch?: number } {
  return lineage?.stopped === true && lineage.epochs > 0 ? { stopAfterEpoch: lineage.epochs } : {};
}

/** Without a validation split a version holds the last weights, which are those of a step within an epoch. */
function stoppedWithin({ lineage, measures }: VersionSummary): boolean {
  return lineage?.stopped === true && !Object.keys(measures).some((name) => name.startsWith('val_'));
}

function differingArrays(one: readonly NamedArray[], other: readonly NamedArray[]): readonly ArrayDifference[] {
  const others = new Map(other.map((array) => [array.name, array]));
  return one.flatMap((array) => {
    const again = others.get(array.name);
    const of = array.values.length;
    if (again?.values.length !== of) return [{ name: array.name, count: of, of, largest: Infinity }];
    let count = 0;
    let largest = 0;
    for (let index = 0; index < of; index++) {
      const left = array.values[index] ?? 0;
      const right = again.values[index] ?? 0;
      // Bits, not values: -0 is not 0, and NaN is itself.
      if (Object.is(left, right)) continue;
      count += 1;
      largest = Math.max(largest, Math.abs(left - right));
    }
    return count === 0 ? [] : [{ name: array.name, count, of, largest }];
  });
}

function differencesOf(one: VersionSummary, other: VersionSummary): readonly Difference[] {
  const before = one.lineage;
  const now = other.lineage;
  const commit = gitCommit(one.folder);
  const pairs: readonly (readonly [Difference['what'], string | undefined, string | undefined])[] = [
    ['studio', one.studioVersion, other.studioVersion],
    ['node', before?.nodeVersion, now?.nodeVersion],
    ['library', before?.library, now?.library],
    ['backend', before?.backend, now?.backend],
    ['mode', before?.mode, now?.mode],
    ['commit', before?.gitCommit, commit],
  ];
  return pairs.flatMap(([what, left = '', right = '']) => (left === right ? [] : [{ what, before: left, now: right }]));
}
