import { existsSync } from 'node:fs';
import path from 'node:path';
import { locate } from './locate';
import { findPlaces, type Places } from './places';
import { platformName, wheelFor } from './platform';
import { ensureRuntime } from './provision';
import { bindingSources, findCompiler } from './sources/binding';
import { findPip } from './sources/pip';
import type { Diagnosis, DiagnosisProblem, NativeOptions, OnProgress, SourceAttempt } from './types';

const oldestNode = 20;

/** The command that mends the set-up, from a checkout or from an installed extension. */
function mendCommand({ root }: Places): string {
  if (root === undefined) return 'model-studio doctor --fix';
  if (existsSync(path.join(root, 'src'))) return 'npm run cli -- doctor --fix';
  return `node "${path.join(root, 'dist', 'cli.js')}" doctor --fix`;
}

/** The command that installs a Debian or Fedora package, where one of their package managers is there. */
function installCommand(debian: string, fedora: string): string | undefined {
  if (process.platform === 'darwin') return 'xcode-select --install';
  if (existsSync('/usr/bin/apt-get')) return `sudo apt-get install ${debian}`;
  if (existsSync('/usr/bin/dnf')) return `sudo dnf install ${fedora}`;
  return undefined;
}

function problem(attempt: SourceAttempt, fix: string | undefined): DiagnosisProblem {
  return { code: attempt.code, message: attempt.message, ...(fix !== undefined && { fix }) };
}

function fixFor(attempt: SourceAttempt, places: Places): string | undefined {
  switch (attempt.code) {
    case 'no-pip':
      return installCommand('python3-pip', 'python3-pip');
    case 'no-compiler':
      return installCommand('g++', 'gcc-c++');
    case 'not-found':
    case 'incomplete':
    case 'damaged':
    case 'not-set-up':
    case 'not-loadable':
      return attempt.source === 'named' ? 'unset MODEL_STUDIO_NATIVE' : mendCommand(places);
    case 'crashed':
    case 'compile-failed':
    case 'download-failed':
    case 'wrong-checksum':
    case 'busy':
    case 'cancelled':
      return mendCommand(places);
    case 'disabled':
      return 'unset MODEL_STUDIO_NATIVE_SOURCES';
    case 'system-too-old':
    case 'unsupported-platform':
    case 'no-space':
    case 'not-writable':
      return undefined;
  }
}

/** What setting the library up would lack: found before anybody waits for it. */
async function missingTools(places: Places, signal?: AbortSignal): Promise<DiagnosisProblem[]> {
  const platform = platformName();
  if (platform === undefined || wheelFor(platform) === undefined || !places.enabled.has('pip')) return [];
  const problems: DiagnosisProblem[] = [];
  const add = (code: 'no-pip' | 'no-compiler', key: 'native.noPip' | 'native.noCompiler') =>
    problems.push(
      problem({ source: 'pip', code, message: { key } }, fixFor({ source: 'pip', code, message: { key } }, places)),
    );
  if ((await findPip(places.environment, signal)) === undefined) add('no-pip', 'native.noPip');
  if (bindingSources(places) !== undefined && (await findCompiler(places.environment, signal)) === undefined) {
    add('no-compiler', 'native.noCompiler');
  }
  return problems;
}

async function report(places: Places, attempts: readonly SourceAttempt[], signal?: AbortSignal): Promise<Diagnosis> {
  const node = process.versions.node;
  const problems: DiagnosisProblem[] = [];
  if (Number.parseInt(node, 10) < oldestNode) {
    problems.push({ code: 'node-too-old', message: { key: 'native.nodeTooOld', args: { node, oldest: oldestNode } } });
  }
  const asked = places.environment['MODEL_STUDIO_BACKEND'] === 'cpu';
  if (asked) {
    problems.push({ code: 'cpu-asked', message: { key: 'native.cpuAsked' }, fix: 'unset MODEL_STUDIO_BACKEND' });
  }
  const { found, tried } = await locate(places, true, signal);
  const known = new Set(tried.map(({ source, code }) => `${source}/${code}`));
  const all = [...tried, ...(found ? [] : attempts.filter(({ source, code }) => !known.has(`${source}/${code}`)))];
  // With every source switched off, saying so once is enough.
  const told = places.enabled.size === 0 ? all.slice(0, 1) : all;
  problems.push(...told.map((attempt) => problem(attempt, fixFor(attempt, places))));
  if (found === undefined && attempts.length === 0) problems.push(...(await missingTools(places, signal)));
  const library = found && { source: found.source, path: found.folder, version: found.version };
  const native = found !== undefined && !asked;
  return { ok: native, node, ...(library && { library }), backend: native ? 'tensorflow' : 'cpu', problems };
}

/** Reports what is found: every file is read through and the library is loaded in a process of its own. */
export async function diagnose(options: NativeOptions = {}, signal?: AbortSignal): Promise<Diagnosis> {
  return report(findPlaces(options), [], signal);
}

/** Sets up or repairs what is missing, then reports; what could not be mended is among the problems. */
export async function mend(
  options: NativeOptions = {},
  onProgress: OnProgress = () => undefined,
  signal?: AbortSignal,
): Promise<Diagnosis> {
  const places = findPlaces(options);
  // The full check drops the note of an earlier one where a file was damaged without a trace in its size.
  const { found } = await locate(places, true, signal);
  const result = found ? { tried: [] } : await ensureRuntime(options, onProgress, signal);
  return report(places, result.tried, signal);
}
