import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { SourceFailure } from '../failure';
import { fileHash } from '../manifest';
import { pythonTag, type WheelPin } from '../platform';
import { lastLine, runTool, type ToolOptions } from '../tool';

type Environment = Readonly<Record<string, string | undefined>>;

/** How pip is started: the program, and what comes before its own arguments. */
export type Pip = readonly [command: string, ...before: string[]];

const pips: readonly Pip[] = [
  ['python3', '-m', 'pip'],
  ['python', '-m', 'pip'],
  ['pip3'],
  ['pip'],
  ...(process.platform === 'win32' ? [['py', '-3', '-m', 'pip'] as const] : []),
];

const betweenLooks = 250;

/** The first pip that runs, with its version; undefined where there is none. */
export async function findPip(
  environment: Environment,
  signal?: AbortSignal,
): Promise<{ readonly pip: Pip; readonly version: string } | undefined> {
  for (const pip of pips) {
    const [command, ...before] = pip;
    const result = await runTool(command, [...before, '--version'], { environment, signal, timeout: 60_000 });
    const version = /^pip (\d+(?:\.\d+)*)/.exec(result?.output ?? '')?.[1];
    if (result?.code === 0 && version !== undefined) return { pip, version };
  }
  return undefined;
}

/** pip 25.1 and newer take up a download where the connection broke. */
function resumeFlags(version: string): string[] {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 25 || (major === 25 && minor >= 1) ? ['--resume-retries', '10'] : [];
}

/** The size of the largest file below a folder: pip says nothing machines can read, but it writes here. */
async function largestFile(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(
    names.map(async (name) => {
      try {
        const found = await stat(path.join(folder, name));
        return found.isFile() ? found.size : 0;
      } catch {
        return 0; // pip moved it meanwhile.
      }
    }),
  );
  return Math.max(0, ...sizes);
}

async function watched<T>(folder: string, onBytes: (done: number) => void, work: Promise<T>): Promise<T> {
  let looking = false;
  const look = async () => {
    if (looking) return;
    looking = true;
    try {
      onBytes(await largestFile(folder));
    } finally {
      looking = false;
    }
  };
  const timer = setInterval(() => void look(), betweenLooks);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}

/** What pip said went wrong: its last line that names an error. */
function pipError(said: string): string {
  const errors = said.split(/\r?\n/).filter((line) => /^(ERROR|error)/.test(line.trim()));
  return lastLine(errors.join('\n')) || lastLine(said);
}

async function hasChecksum(file: string, pin: WheelPin, signal?: AbortSignal): Promise<boolean> {
  try {
    return (await fileHash(file, signal)) === pin.sha256;
  } catch (error) {
    if (signal?.aborted) throw error;
    return false; // Not there, or not readable: it is fetched.
  }
}

/**
 * Fetches the pinned wheel with pip, by name, into `downloads`, unless it lies there whole from an earlier try. Returns its
 * path; throws a SourceFailure. `staging` is a folder for pip's own temporary files.
 */
export async function downloadWheel(
  pin: WheelPin,
  downloads: string,
  staging: string,
  environment: Environment,
  onBytes: (done: number) => void,
  signal?: AbortSignal,
): Promise<string> {
  const kept = path.join(downloads, pin.file);
  if (await hasChecksum(kept, pin, signal)) return kept;
  await rm(kept, { force: true });
  const found = await findPip(environment, signal);
  if (found === undefined) throw new SourceFailure('no-pip');
  const [command, ...before] = found.pip;
  const folder = path.join(staging, 'pip');
  await mkdir(folder, { recursive: true });
  await mkdir(downloads, { recursive: true });
  const args = [
    ...before,
    ...['download', pin.requirement, '--no-deps', '--only-binary=:all:', '--disable-pip-version-check', '--no-input'],
    ...['--platform', pin.pipPlatform, '--python-version', pythonTag.version],
    ...['--abi', pythonTag.abi, '--implementation', pythonTag.implementation],
    ...['--progress-bar', 'off', '--dest', folder, ...resumeFlags(found.version)],
  ];
  const options: ToolOptions = { environment: { ...environment, TMPDIR: folder, TEMP: folder, TMP: folder }, signal };
  const result = await watched(folder, onBytes, runTool(command, args, options));
  if (result?.code !== 0) {
    const said = `${result?.output ?? ''}\n${result?.errors ?? ''}`;
    if (/No space left on device/.test(said)) throw new SourceFailure('no-space', { path: folder, reason: '' });
    throw new SourceFailure('download-failed', { what: pin.requirement, reason: pipError(said) });
  }
  const fetched = path.join(folder, pin.file);
  if (!(await hasChecksum(fetched, pin, signal))) throw new SourceFailure('wrong-checksum', { what: pin.file });
  await rename(fetched, kept);
  return kept;
}
