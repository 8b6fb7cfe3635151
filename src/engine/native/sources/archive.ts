import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { SourceFailure } from '../failure';
import { archiveVersion, type Places } from '../places';
import { lastLine, runTool } from '../tool';
import type { OnProgress } from '../types';
import type { StagedRuntime } from './wheel';

/** The folder of tfjs-node's package, whose own scripts say where its archives are published. */
function packageFolder(places: Places): string {
  if (places.root !== undefined) {
    for (const folder of ['node_modules', 'native/sources']) {
      const found = path.join(places.root, folder, '@tensorflow/tfjs-node');
      if (existsSync(path.join(found, 'scripts/install.js'))) return found;
    }
  }
  throw new SourceFailure('incomplete', { path: places.root ?? '', file: '@tensorflow/tfjs-node/scripts/install.js' });
}

const systems: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };
const processors: Readonly<Record<string, string>> = { x64: 'x86_64', arm64: 'arm64' };

interface Addresses {
  readonly library: string;
  readonly binding: string;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Reads the addresses out of the package's own files, with the variables that its scripts obey for mirrors. */
async function readAddresses(folder: string, places: Places): Promise<Addresses> {
  const system = systems[process.platform];
  const processor = processors[process.arch];
  if (system === undefined || processor !== 'x86_64') {
    throw new SourceFailure('unsupported-platform', { platform: `${process.platform}-${process.arch}` });
  }
  const script = await readFile(path.join(folder, 'scripts/install.js'), 'utf8');
  const manifest: unknown = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  const host = places.environment['TFJS_NODE_CDN_STORAGE'] ?? /CDN_STORAGE \|\| '([^']+)'/.exec(script)?.[1];
  const tail = /\$\{BASE_HOST\}([\w/-]*libtensorflow-)/.exec(script)?.[1];
  const bindingHost =
    places.environment['npm_config_tfjs_binding_binary_host_mirror'] ?? field(field(manifest, 'binary'), 'host');
  const version = field(manifest, 'version');
  if (host === undefined || tail === undefined || typeof bindingHost !== 'string' || typeof version !== 'string') {
    throw new SourceFailure('incomplete', { path: folder, file: 'scripts/install.js' });
  }
  const ending = process.platform === 'win32' ? 'zip' : 'tar.gz';
  return {
    library: `${host}${tail}cpu-${system}-${processor}-${archiveVersion}.${ending}`,
    binding: `${bindingHost}/napi-v8/${version}/CPU-${system}-${version}.${ending}`,
  };
}

/** Fetches a file; what an earlier try left of it is taken up where the server allows it. */
async function fetchFile(address: string, file: string, onProgress: OnProgress, signal?: AbortSignal): Promise<void> {
  const have = existsSync(file) ? (await stat(file)).size : 0;
  let response: Response;
  try {
    response = await fetch(address, {
      headers: have > 0 ? { range: `bytes=${have}-` } : {},
      ...(signal && { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new SourceFailure('download-failed', { what: address, reason: cause }, { cause: error });
  }
  if (response.status === 416) return; // It was whole already.
  if (!response.ok || response.body === null) {
    throw new SourceFailure('download-failed', { what: address, reason: `HTTP ${response.status}` });
  }
  const resumed = response.status === 206;
  const rest = Number(response.headers.get('content-length') ?? 0);
  let done = resumed ? have : 0;
  const total = done + rest;
  const body = Readable.fromWeb(response.body as ReadableStream<Uint8Array>);
  body.on('data', (chunk: Uint8Array) => {
    done += chunk.length;
    onProgress({ phase: 'download', message: { key: 'native.phaseDownload' }, done, ...(rest > 0 && { total }) });
  });
  try {
    await pipeline(body, createWriteStream(file, { flags: resumed ? 'a' : 'w' }), { ...(signal && { signal }) });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new SourceFailure('download-failed', { what: address, reason: String(error) }, { cause: error });
  }
}

async function unpack(archive: string, folder: string, places: Places, signal?: AbortSignal): Promise<void> {
  await mkdir(folder, { recursive: true });
  const options = { environment: places.environment, signal };
  const result = await runTool('tar', ['-xf', archive, '-C', folder], options);
  if (result?.code !== 0) {
    // A torn archive must not be what the next try takes up.
    await rm(archive, { force: true });
    const reason = result === undefined ? 'tar: ENOENT' : lastLine(result.errors);
    throw new SourceFailure('download-failed', { what: path.basename(archive), reason });
  }
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
}

/**
 * Makes a runtime from the archives that tfjs-node publishes for systems without a compiler. It publishes no
 * checksums: what comes is taken only if it loads and computes. Throws a SourceFailure.
 */
export async function stageFromArchive(
  places: Places,
  staging: string,
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<StagedRuntime> {
  const addresses = await readAddresses(packageFolder(places), places);
  const downloads = path.join(places.cache, 'downloads');
  await mkdir(downloads, { recursive: true });
  const folder = path.join(staging, 'runtime');
  // The binding looks for the libraries in ../../deps/lib.
  for (const [address, into] of [
    [addresses.binding, 'lib'],
    [addresses.library, 'deps'],
  ] as const) {
    const file = path.join(downloads, path.basename(new URL(address).pathname));
    await fetchFile(address, file, onProgress, signal);
    await unpack(file, path.join(folder, into), places, signal);
  }
  const files = (await filesBelow(folder)).filter((name) => !name.startsWith('deps/include/'));
  const binding = files.find((name) => name.endsWith('/tfjs_binding.node'));
  if (binding === undefined) throw new SourceFailure('incomplete', { path: folder, file: 'tfjs_binding.node' });
  return { folder, files, binding, tensorflow: archiveVersion };
}
