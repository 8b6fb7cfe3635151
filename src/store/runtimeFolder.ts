import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isObject, readJson, writeJson } from './files';
import { runFiles } from './layout';

/** The longest path that every system takes for a socket, its end included. */
const longestAddress = 100;

function candidates(): string[] {
  const user = process.getuid?.() ?? os.userInfo().username;
  const given = process.env['XDG_RUNTIME_DIR'];
  const own = `model-studio-${user}`;
  return [
    ...(given ? [path.join(given, 'model-studio')] : []),
    path.join(os.tmpdir(), own),
    ...(process.platform === 'win32' ? [] : [path.join('/tmp', own)]),
  ];
}

/** Makes a folder that only this user can enter; false where it is another's or cannot be made. */
function makePrivate(folder: string): boolean {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stat = fs.lstatSync(folder);
    if (!stat.isDirectory()) return false;
    if (process.getuid && stat.uid !== process.getuid()) return false;
    if (process.platform !== 'win32' && (stat.mode & 0o077) !== 0) fs.chmodSync(folder, 0o700);
    return true;
  } catch {
    return false;
  }
}

/** This user's private folder for sockets and locks of processes. */
export function runtimeFolder(): string {
  const folder = candidates().find((one) => Buffer.byteLength(one) + 24 < longestAddress && makePrivate(one));
  if (folder === undefined) throw new Error('There is no private folder for sockets.');
  return folder;
}

/** An address for this process to listen at. */
export function makeAddress(): string {
  const name = `${process.pid}-${randomBytes(4).toString('hex')}`;
  return process.platform === 'win32'
    ? `\\\\.\\pipe\\model-studio-${name}`
    : path.join(runtimeFolder(), `${name}.sock`);
}

/** Where a run listens, and what a client must know. */
export interface RunAddress {
  readonly address: string;
  readonly secret: string;
}

/** Keeps the address in the run's folder, for its owner's eyes. */
export function writeRunAddress(folder: string, address: RunAddress): void {
  writeJson(path.join(folder, runFiles.secret), address, { mode: 0o600, durable: false });
}

export function readRunAddress(folder: string): RunAddress | undefined {
  const value = readJson(path.join(folder, runFiles.secret));
  if (!isObject(value) || typeof value['address'] !== 'string' || typeof value['secret'] !== 'string') return undefined;
  return { address: value['address'], secret: value['secret'] };
}
