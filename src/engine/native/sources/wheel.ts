import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { SourceFailure } from '../failure';
import { type Places } from '../places';
import { tensorflowVersion, wheelFor, type PlatformName, type WheelPin } from '../platform';
import { runTool } from '../tool';
import type { OnProgress } from '../types';
import { extractZipEntry, readZipEntries, type ZipEntry } from '../zipFile';
import { bindingName, bindingSources, compileBinding, findCompiler, type BindingSources } from './binding';
import { downloadWheel } from './pip';

/** A runtime that stands in a staging folder, to be moved into its place. */
export interface StagedRuntime {
  readonly folder: string;
  readonly files: readonly string[];
  readonly binding: string;
  readonly tensorflow: string;
}

interface BindingPlan {
  readonly compiler: string;
  readonly sources: BindingSources;
}

/** How the binding will be had; settled before 274 MB are fetched in vain. */
async function planBinding(places: Places, signal?: AbortSignal): Promise<BindingPlan> {
  const sources = bindingSources(places);
  if (sources === undefined) throw new SourceFailure('incomplete', { path: places.root ?? '', file: bindingName });
  const compiler = await findCompiler(places.environment, signal);
  if (compiler === undefined) throw new SourceFailure('no-compiler');
  return { compiler, sources };
}

const headerFolders = ['tensorflow/c/', 'tensorflow/core/platform/ctstring', 'tsl/platform/ctstring', 'xla/tsl/c/'];
const includePrefix = 'tensorflow/include/';
/** The licences of all that is in the libraries: they go where the libraries go. */
const notices = 'tensorflow/THIRD_PARTY_NOTICES.txt';

/** The headers that the binding includes, a few of the wheel's thirteen thousand. */
function neededHeaders(entries: readonly ZipEntry[]): ZipEntry[] {
  return entries.filter(
    ({ name }) => name.endsWith('.h') && headerFolders.some((folder) => name.startsWith(includePrefix + folder)),
  );
}

async function unpack(
  wheel: string,
  pin: WheelPin,
  staging: { readonly libraries: string; readonly include: string },
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<void> {
  const entries = await readZipEntries(wheel);
  const libraries = [...pin.libraries, notices].map((name) => {
    const entry = entries.find((candidate) => candidate.name === name);
    if (entry === undefined) throw new SourceFailure('incomplete', { path: wheel, file: name });
    return entry;
  });
  const total = libraries.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  const onBytes = (bytes: number) => {
    done += bytes;
    onProgress({ phase: 'unpack', message: { key: 'native.phaseUnpack' }, done, total });
  };
  for (const entry of libraries) {
    await extractZipEntry(wheel, entry, path.join(staging.libraries, path.basename(entry.name)), onBytes, signal);
  }
  for (const entry of neededHeaders(entries)) {
    const file = path.join(staging.include, entry.name.slice(includePrefix.length));
    await extractZipEntry(wheel, entry, file, () => undefined, signal);
  }
}

/** Takes what only debuggers read out of a library; where there is no `strip` the library stays as large as it is. */
async function strip(file: string, pin: WheelPin, places: Places, signal?: AbortSignal): Promise<void> {
  if (pin.stripFlags.length === 0) return;
  const stripped = `${file}.stripped`;
  const args = [...pin.stripFlags, '-o', stripped, file];
  const result = await runTool('strip', args, { environment: places.environment, signal });
  if (result?.code === 0) await rename(stripped, file);
  else await rm(stripped, { force: true });
}

/** Makes a runtime in the staging folder from the pinned wheel and tfjs-node's binding. Throws a SourceFailure. */
export async function stageFromWheel(
  places: Places,
  platform: PlatformName | undefined,
  staging: string,
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<StagedRuntime> {
  const pin = wheelFor(platform);
  if (pin === undefined || platform === undefined) {
    throw new SourceFailure('unsupported-platform', { platform: `${process.platform}-${process.arch}` });
  }
  const plan = await planBinding(places, signal);
  const downloads = path.join(places.cache, 'downloads');
  const downloading = (done: number) =>
    onProgress({ phase: 'download', message: { key: 'native.phaseDownload' }, done, total: pin.bytes });
  downloading(0);
  const wheel = await downloadWheel(pin, downloads, staging, places.environment, downloading, signal);
  const folder = path.join(staging, 'runtime');
  const include = path.join(staging, 'include');
  await mkdir(include, { recursive: true });
  await unpack(wheel, pin, { libraries: folder, include }, onProgress, signal);
  const output = path.join(folder, bindingName);
  onProgress({ phase: 'compile', message: { key: 'native.phaseCompile' } });
  const where = { libraries: folder, include, output };
  await compileBinding(plan.compiler, plan.sources, pin, where, places.environment, signal);
  onProgress({ phase: 'strip', message: { key: 'native.phaseStrip' } });
  const names = pin.libraries.map((name) => path.basename(name));
  for (const name of names) await strip(path.join(folder, name), pin, places, signal);
  return {
    folder,
    files: [bindingName, ...names, path.basename(notices)],
    binding: bindingName,
    tensorflow: tensorflowVersion,
  };
}
