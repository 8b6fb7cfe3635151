import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import os from 'node:os';

/** Who a process is beyond its number, which the system gives out again. */
export interface ProcessIdentity {
  readonly pid: number;
  /** In the system's own units; null where it cannot be told. */
  readonly started: string | null;
  /** Changes with every start of the machine; empty where it cannot be told. */
  readonly boot: string;
  /** The machine, and the space of process numbers in it. */
  readonly host: string;
}

function readOr(file: string, otherwise: string): string {
  try {
    return fs.readFileSync(file, 'utf8').trim();
  } catch {
    return otherwise;
  }
}

function linkOr(file: string, otherwise: string): string {
  try {
    return fs.readlinkSync(file);
  } catch {
    return otherwise;
  }
}

const bootId = process.platform === 'linux' ? readOr('/proc/sys/kernel/random/boot_id', '') : '';
/** A container has the machine's boot id, but numbers its processes by itself. */
const hostId = [os.hostname(), ...(process.platform === 'linux' ? [linkOr('/proc/self/ns/pid', '')] : [])].join(' ');

function startedOnLinux(pid: number): string | undefined {
  const content = readOr(`/proc/${pid}/stat`, '');
  // The second field, the program's name, may hold blanks and brackets.
  const fields = content.slice(content.lastIndexOf(')') + 2).split(' ');
  const [state] = fields;
  if (state === undefined || state === '' || state === 'Z' || state === 'X') return undefined;
  return fields[19];
}

function answerOf(program: string, args: readonly string[]): string | undefined {
  try {
    const answer = execFileSync(program, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    }).trim();
    return answer === '' ? undefined : answer;
  } catch {
    return undefined;
  }
}

function startOf(pid: number): string | undefined {
  switch (process.platform) {
    case 'linux':
      return startedOnLinux(pid);
    case 'win32':
      return answerOf('powershell.exe', [
        '-NoProfile',
        '-Command',
        `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`,
      ]);
    default:
      return answerOf('ps', ['-o', 'lstart=', '-p', String(pid)]);
  }
}

let own: ProcessIdentity | undefined;

/** This very process. */
export function ownIdentity(): ProcessIdentity {
  own ??= { pid: process.pid, started: startOf(process.pid) ?? null, boot: bootId, host: hostId };
  return own;
}

/** Whether a process lives; `elsewhere` where it is another machine's, of which nothing can be said. */
export function livenessOf(identity: ProcessIdentity): 'alive' | 'dead' | 'elsewhere' {
  if (identity.host !== hostId) return 'elsewhere';
  if (identity.boot !== bootId) return 'dead';
  if (identity.pid === process.pid) return identity.started === ownIdentity().started ? 'alive' : 'dead';
  if (!processExists(identity.pid)) return 'dead';
  const started = startOf(identity.pid);
  if (started === undefined)
    return process.platform === 'linux' ? 'dead' : processExists(identity.pid) ? 'alive' : 'dead';
  return identity.started === null || started === identity.started ? 'alive' : 'dead';
}

/** Whether any process has this number now. */
export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
