import { mkdir, readdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { processExists } from '../../store';
import { failureOf, SourceFailure } from './failure';
import { locate } from './locate';
import { withLock } from './lock';
import { describeFiles, manifestName, type RuntimeManifest } from './manifest';
import { findPlaces, type Places } from './places';
import { platformName } from './platform';
import { probe } from './probe';
import { writeSeal } from './seal';
import { stageFromArchive } from './sources/archive';
import { stageFromWheel, type StagedRuntime } from './sources/wheel';
import type { LibraryInfo, NativeOptions, OnProgress, RuntimeResult, SourceAttempt } from './types';

/** The wheel, its libraries unpacked, and the stripped copy of the larger one. */
const neededSpace = 1_900_000_000;

async function checkSpace(places: Places): Promise<void> {
  const { bavail, bsize } = await statfs(places.cache);
  if (bavail * bsize >= neededSpace) return;
  const reason = `${Math.round((bavail * bsize) / 1e6)} MB < ${Math.round(neededSpace / 1e6)} MB`;
  throw new SourceFailure('no-space', { path: places.cache, reason });
}

/** Removes what provisioning left behind that was killed. */
async function removeLeftovers(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const pid = /^staging-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || Number(pid) === process.pid || processExists(Number(pid))) continue;
    await rm(path.join(cache, name), { recursive: true, force: true });
  }
}

/**
 * Moves a staged runtime into its place, file by file, each in one step, and the manifest last. Processes that run on the
 * files before keep them, and one that starts meanwhile finds every file there.
 */
async function install(staged: StagedRuntime, manifest: RuntimeManifest, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of staged.files) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await rename(path.join(staged.folder, name), path.join(folder, name));
  }
  const aside = path.join(staged.folder, manifestName);
  await writeFile(aside, `${JSON.stringify(manifest, undefined, 2)}\n`);
  await rename(aside, path.join(folder, manifestName));
}

/** Tries a staged runtime, then moves it into the cache. Throws a SourceFailure. */
async function finish(
  staged: StagedRuntime,
  origin: 'pip' | 'archive',
  places: Places,
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<LibraryInfo> {
  onProgress({ phase: 'try', message: { key: 'native.phaseTry' } });
  const version = await probe(path.join(staged.folder, staged.binding), places.environment, signal);
  onProgress({ phase: 'install', message: { key: 'native.phaseInstall' } });
  const manifest: RuntimeManifest = {
    formatVersion: 1,
    tensorflow: version,
    platform: `${process.platform}-${process.arch}`,
    origin,
    binding: staged.binding,
    files: await describeFiles(staged.folder, staged.files),
  };
  const folder = origin === 'pip' ? places.wheelFolder : places.archiveFolder;
  signal?.throwIfAborted();
  await install(staged, manifest, folder);
  await writeSeal(places, folder, staged.files, version);
  await rm(path.join(places.cache, 'downloads'), { recursive: true, force: true });
  return { source: origin, path: folder, version };
}

async function provision(places: Places, onProgress: OnProgress, signal?: AbortSignal): Promise<RuntimeResult> {
  const tried: SourceAttempt[] = [];
  await removeLeftovers(places.cache);
  for (const origin of ['pip', 'archive'] as const) {
    if (!places.enabled.has(origin)) continue;
    const token = Math.random().toString(36).slice(2);
    const staging = path.join(places.cache, `staging-${process.pid}-${token}`);
    try {
      await mkdir(staging, { recursive: true });
      await checkSpace(places);
      const staged =
        origin === 'pip'
          ? await stageFromWheel(places, platformName(), staging, onProgress, signal)
          : await stageFromArchive(places, staging, onProgress, signal);
      return { ok: true, library: await finish(staged, origin, places, onProgress, signal), tried };
    } catch (error) {
      if (signal?.aborted) throw error;
      tried.push(failureOf(error, staging).attempt(origin));
    } finally {
      await rm(staging, { recursive: true, force: true });
    }
  }
  return { ok: false, cancelled: false, tried };
}

async function find(places: Places, onProgress: OnProgress, signal?: AbortSignal): Promise<RuntimeResult> {
  const { found, tried } = await locate(places, false, signal);
  if (found === undefined) return { ok: false, cancelled: false, tried };
  onProgress({ phase: 'check', message: { key: 'native.phaseFound', args: { path: found.folder } } });
  return { ok: true, library: { source: found.source, path: found.folder, version: found.version }, tried };
}

async function findOrProvision(places: Places, onProgress: OnProgress, signal?: AbortSignal): Promise<RuntimeResult> {
  const there = await find(places, onProgress, signal);
  if (there.ok || !(places.enabled.has('pip') || places.enabled.has('archive'))) return there;
  await mkdir(places.cache, { recursive: true });
  const onWait = (pid: number) => onProgress({ phase: 'wait', message: { key: 'native.phaseWait', args: { pid } } });
  const work = async (): Promise<RuntimeResult> => {
    // Another process may have set it up while this one waited.
    const meanwhile = await find(places, onProgress, signal);
    if (meanwhile.ok) return meanwhile;
    const made = await provision(places, onProgress, signal);
    return { ...made, tried: [...meanwhile.tried, ...made.tried] };
  };
  return withLock(path.join(places.cache, 'set-up.lock'), work, onWait, signal);
}

/** Finds a native library that works, or sets one up from the first source that can. Never throws for what can go wrong. */
export async function ensureRuntime(
  options: NativeOptions = {},
  onProgress: OnProgress = () => undefined,
  signal?: AbortSignal,
): Promise<RuntimeResult> {
  const places = findPlaces(options);
  try {
    return await findOrProvision(places, onProgress, signal);
  } catch (error) {
    const failure = signal?.aborted ? new SourceFailure('cancelled') : failureOf(error, places.cache);
    return { ok: false, cancelled: signal?.aborted === true, tried: [failure.attempt('cached')] };
  }
}
