import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const examples = path.resolve(import.meta.dirname, '../../examples');

/** A machine with nothing on it: no programs to be found, no cache of ours, a home and a folder to work in. */
export interface EmptyMachine {
  readonly environment: Readonly<Record<string, string>>;
  /** A copy of the examples. */
  readonly folder: string;
  /** Runs the command line of an extension; resolves with the lines of JSON that it printed. */
  commandLine(extension: string, ...args: string[]): Promise<readonly Readonly<Record<string, unknown>>[]>;
  remove(): Promise<void>;
}

export async function emptyMachine(): Promise<EmptyMachine> {
  const home = await mkdtemp(path.join(tmpdir(), 'model-studio-'));
  const [folder, programs, runtime] = ['examples', 'programs', 'runtime'].map((name) => path.join(home, name));
  if (!folder || !programs || !runtime) throw new Error('no folders');
  await Promise.all([mkdir(programs), mkdir(runtime, { mode: 0o700 })]);
  await cp(examples, folder, { recursive: true, filter: (source) => path.basename(source) !== '.model-studio' });
  const environment = {
    PATH: programs,
    HOME: home,
    XDG_CACHE_HOME: path.join(home, 'cache'),
    XDG_RUNTIME_DIR: runtime,
    // VS Code would ask it for the PATH that the person has.
    SHELL: path.join(programs, 'none'),
  };
  return {
    environment,
    folder,
    async commandLine(extension, ...args) {
      const words = [path.join(extension, 'dist/cli.js'), ...args, '--json'];
      const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: folder, env: environment });
      return stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
    },
    remove: () => rm(home, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** The network interfaces that this process sees. */
export function interfaces(): string[] {
  return Object.keys(networkInterfaces());
}

/** What a process can reach: its network namespace, and where it looks for programs. */
export function surroundings(pid: number | 'self'): { network: string; programs: string | undefined } {
  const variables = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  return {
    network: readlinkSync(`/proc/${pid}/ns/net`),
    programs: variables.find((variable) => variable.startsWith('PATH='))?.slice('PATH='.length),
  };
}

/** Programs that an offline machine must do without, as far as a PATH would find them. */
export function toolsOn(programs: string): string[] {
  const tools = [
    'python',
    'python3',
    'pip',
    'pip3',
    'cc',
    'c++',
    'gcc',
    'g++',
    'clang',
    'clang++',
    'make',
    'node',
    'npm',
  ];
  return tools.filter((tool) => programs.split(path.delimiter).some((folder) => existsSync(path.join(folder, tool))));
}
