import * as fs from 'node:fs';
import { StudioError } from '../protocol';
import {
  listServers,
  makeServersFolder,
  processExists,
  readTextIfThere,
  serverLog,
  serversFolder,
  type ServerRecord,
} from '../store';
import type { Locale } from '../texts';
import { readLines } from './commandLine';
import { spawnDetached, type EngineLocation } from './engineLocation';
import { FolderWatch } from './folderWatch';

export interface StartServing {
  readonly store: string;
  readonly model: string;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly locale: Locale;
  /** `dist/cli.js`, and the program that runs it. */
  readonly cli: EngineLocation;
}

/** Starts a server as a process of its own, which goes on without this one; resolves when it answers. */
export async function startServing(options: StartServing): Promise<ServerRecord> {
  const { store, model, host, port, locale, cli } = options;
  makeServersFolder(store);
  const file = serverLog(store, model);
  const log = fs.openSync(file, 'w', 0o600);
  const watch = new FolderWatch(serversFolder(store));
  try {
    const words = ['serve', model, '--store', store, '--host', host, '--port', String(port)];
    const child = spawnDetached(cli, [...words, '--locale', locale, '--json'], log);
    let ended: string | undefined;
    child.once('exit', (code, signal) => {
      ended = saidIn(file) ?? String(signal ?? code);
      watch.tellNow();
    });
    child.once('error', (error) => {
      ended = error.message;
      watch.tellNow();
    });
    for (;;) {
      const record = listServers(store).find(({ process: { pid } }) => pid === child.pid);
      if (record) return record;
      if (ended !== undefined) {
        throw new StudioError('run', 'serve-failed', { key: 'engine.serveFailed', args: { detail: ended } });
      }
      await watch.change();
    }
  } finally {
    watch.dispose();
    fs.closeSync(log);
  }
}

/** Ends a server; it finishes what it took. Resolves when its process is gone. */
export async function stopServing(store: string, { process: { pid } }: ServerRecord): Promise<void> {
  const isAtWork = () => listServers(store).some((server) => server.process.pid === pid);
  if (!isAtWork()) return;
  const watch = new FolderWatch(serversFolder(store));
  try {
    process.kill(pid, 'SIGTERM');
    while (isAtWork() && processExists(pid)) await watch.change();
  } finally {
    watch.dispose();
  }
}

/** Why a server ended: the error that it wrote, else its last line. */
function saidIn(file: string): string | undefined {
  const text = readTextIfThere(file) ?? '';
  // Words for people stand between the lines of JSON.
  const told = readLines(text).findLast(({ event }) => event === 'error')?.['message'];
  return typeof told === 'string' ? told : text.trim().split('\n').at(-1);
}
