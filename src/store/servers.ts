import * as fs from 'node:fs';
import path from 'node:path';
import type { ServingFigures } from '../protocol';
import { isObject, namesIn, readJson, writeJson } from './files';
import { makeStore } from './makeRun';
import { escapeName } from './names';
import { livenessOf, ownIdentity, processExists, type ProcessIdentity } from './processes';

/** A server of this machine that is at work on a store, as everyone who can read the store finds it. */
export interface ServerRecord {
  readonly process: ProcessIdentity;
  readonly url: string;
  readonly models: readonly string[];
  /** Whether it answers on every address of the machine, of which the URL has the one that the machine itself calls. */
  readonly everywhere: boolean;
  /** Whether it asks for keys. */
  readonly keys: boolean;
  /** ISO 8601. */
  readonly started: string;
}

export function serversFolder(store: string): string {
  return path.join(store, 'servers');
}

/** What the server that is started for a model says, until it is found. */
export function serverLog(store: string, model: string): string {
  return path.join(serversFolder(store), `${escapeName(model)}.log`);
}

function recordFile(store: string, pid: number): string {
  return path.join(serversFolder(store), `${pid}.json`);
}

function figuresFile(store: string, pid: number): string {
  return path.join(serversFolder(store), `${pid}.figures.json`);
}

export function makeServersFolder(store: string): void {
  makeStore(store);
  fs.mkdirSync(serversFolder(store), { recursive: true, mode: 0o700 });
}

/** Lets this process be found as a server of the store; gives back what ends that. */
export function noteServer(store: string, server: Omit<ServerRecord, 'process'>): () => void {
  makeServersFolder(store);
  const record: ServerRecord = { ...server, process: ownIdentity() };
  writeJson(recordFile(store, process.pid), record, { mode: 0o600, durable: false });
  return () => forget(store, process.pid);
}

/** Keeps what this process has answered, for whoever looks. */
export function writeServerFigures(store: string, figures: ServingFigures): void {
  writeJson(figuresFile(store, process.pid), figures, { mode: 0o600, durable: false });
}

export function readServerFigures(store: string, pid: number): ServingFigures | undefined {
  const value = readJson(figuresFile(store, pid));
  if (!isObject(value)) return undefined;
  const { requests, failed, half, most } = value;
  if (typeof requests !== 'number' || typeof failed !== 'number') return undefined;
  return { requests, failed, half: numberOrNull(half), most: numberOrNull(most) };
}

/** The servers of a store that are alive, the newest first; what dead ones left is removed. */
export function listServers(store: string): readonly ServerRecord[] {
  return namesIn(serversFolder(store))
    .filter((name) => /^\d+\.json$/.test(name))
    .flatMap((name) => {
      const record = readRecord(path.join(serversFolder(store), name));
      if (!record) return [];
      const liveness = livenessOf(record.process);
      // A server that was killed could not say that it ends.
      if (liveness === 'dead' && !processExists(record.process.pid)) forget(store, record.process.pid);
      return liveness === 'alive' ? [record] : [];
    })
    .sort((one, other) => other.started.localeCompare(one.started));
}

function forget(store: string, pid: number): void {
  fs.rmSync(recordFile(store, pid), { force: true });
  fs.rmSync(figuresFile(store, pid), { force: true });
}

function readRecord(file: string): ServerRecord | undefined {
  const value = readJson(file);
  if (!isObject(value) || !isObject(value['process'])) return undefined;
  const { url, models, everywhere, keys, started } = value;
  const { pid, boot, host, started: since } = value['process'];
  if (typeof pid !== 'number' || typeof boot !== 'string' || typeof host !== 'string') return undefined;
  if (typeof url !== 'string' || typeof started !== 'string' || !Array.isArray(models)) return undefined;
  return {
    process: { pid, boot, host, started: typeof since === 'string' ? since : null },
    url,
    models: models.filter((one) => typeof one === 'string'),
    everywhere: everywhere === true,
    keys: keys === true,
    started,
  };
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

/** The newest server at work that serves a model of a store, whoever started it. */
export function serverOf(store: string, model: string): ServerRecord | undefined {
  return listServers(store).find(({ models }) => models.includes(model));
}
