import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkModelFile, isCodeModelName, type CheckResult, type ModelFile, type Problem } from '../language';
import { isActive, runVersion, StudioError, type BuiltNetwork, type CodeBundle, type RunSummary } from '../protocol';
import type { Locale, Message } from '../texts';
import {
  escapeName,
  gitCommit,
  inStorage,
  makeRun,
  makeStore,
  storeBeside,
  summarizeRun,
  summarizeRuns,
  takeLock,
  writeCode,
  type MadeRun,
} from '../store';
import type { EngineLocation } from './engineLocation';
import { ServiceClient } from './serviceClient';
import { siblingModels } from './siblings';
import { startProcess } from './startProcess';

export interface CheckOptions {
  readonly text: string;
  /** The model file's absolute path. */
  readonly path: string;
  readonly set?: readonly string[];
  readonly service: ServiceClient;
  readonly signal?: AbortSignal;
}

/** Checks a model file against its data, as far as the data can be read. */
export async function checkFile(options: CheckOptions): Promise<CheckResult & { readonly code?: CodeBundle }> {
  const { text, path: file, set = [], service, signal } = options;
  if (isCodeModelName(path.basename(file))) {
    return service.request('code/check', { text, path: file, set, siblings: siblingModels(file) }, signal);
  }
  const known = { fileName: path.basename(file), set, siblings: siblingModels(file) };
  const withoutData = checkModelFile(text, known);
  if (!withoutData.data) return withoutData;
  const facts = await service.request('data/facts', { text, path: file, set }, signal);
  return checkModelFile(text, { ...known, facts });
}

export interface CreateRunOptions {
  readonly text: string;
  /** The model file's absolute path. */
  readonly path: string;
  /** `train.batchSize=64` */
  readonly set?: readonly string[];
  readonly seed?: number;
  readonly epochs?: number;
  /** Not beside another run of the file that is at work: then there is an error. */
  readonly alone?: boolean;
  /** The store's folder; by default the one beside the file. */
  readonly store?: string;
  readonly locale: Locale;
  readonly studioVersion?: string;
  readonly engine: EngineLocation;
  /** A service that is there already. */
  readonly service?: ServiceClient;
  readonly signal?: AbortSignal;
}

export type CreateRunResult =
  | {
      readonly ok: true;
      readonly run: RunSummary;
      readonly file: ModelFile;
      readonly problems: readonly Problem[];
      /** Another file of this name has runs in the store. */
      readonly notice?: Message;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Checks a model file, makes a run of it and starts the run's process. */
export async function createRun(options: CreateRunOptions): Promise<CreateRunResult> {
  const { text, path: source, locale, engine } = options;
  const set = [
    ...(options.set ?? []),
    ...(options.seed === undefined ? [] : [`train.seed=${options.seed}`]),
    ...(options.epochs === undefined ? [] : [`train.epochs=${options.epochs}`]),
  ];
  const service = options.service ?? new ServiceClient(engine);
  try {
    const { signal } = options;
    const checked = await checkFile({ text, path: source, set, service, ...(signal && { signal }) });
    const { problems, model: file, networks, code } = checked;
    if (!file) return { ok: false, problems };
    signal?.throwIfAborted();
    const store = path.resolve(options.store ?? storeBeside(source));
    const other = otherSource(store, file.name, source);
    const fields = {
      formatVersion: runVersion,
      model: file.name,
      source,
      text,
      ...(set.length > 0 && { set }),
      file,
      folder: path.dirname(source),
      locale,
      created: new Date().toISOString(),
      studioVersion: options.studioVersion ?? '',
      nodeVersion: process.version,
      ...withCommit(path.dirname(source)),
      host: os.hostname(),
      status: 'starting',
      epoch: 0,
      step: 0,
    } as const;
    const make = () => makeRun(store, fields);
    const { folder, lock } = inStorage(store, () =>
      options.alone ? makeAlone(store, file.name, source, make) : make(),
    );
    if (code) inStorage(store, () => writeCode(folder, { ...code, networks: built(networks) }));
    await startProcess(engine, folder, lock, 'run');
    const run = summarizeRun(folder);
    if (!run) throw new StudioError('internal', 'store-damaged', damaged(folder));
    const notice = other && sharedName(file.name, other);
    return { ok: true, run, file, problems, ...(notice && { notice }) };
  } finally {
    if (!options.service) service.dispose();
  }
}

function built(networks: CheckResult['networks']): readonly BuiltNetwork[] {
  return networks.map(({ name, layers }) => ({
    name,
    layers: layers.map(({ name: layer, outputShape, parameters }) => ({ name: layer, outputShape, parameters })),
  }));
}

/** Makes a run where no other of its file is at work, whoever else tries the same at this moment. */
function makeAlone(store: string, model: string, source: string, make: () => MadeRun): MadeRun {
  makeStore(store);
  const gate = takeLock(path.join(store, 'starting', escapeName(model)));
  const active = summarizeRuns(store, model).find((run) => run.source === source && isActive(run.status));
  try {
    if (!gate || active) throw alreadyActive(active?.run ?? model);
    return make();
  } finally {
    gate?.release();
  }
}

function alreadyActive(run: string): StudioError {
  return new StudioError('input', 'run-active', { key: 'engine.runActive', args: { run } });
}

function withCommit(folder: string): { gitCommit?: string } {
  const commit = gitCommit(folder);
  return commit === undefined ? {} : { gitCommit: commit };
}

function otherSource(store: string, model: string, source: string): string | undefined {
  return summarizeRuns(store, model).find((run) => run.source !== source && fs.existsSync(run.source))?.source;
}

function sharedName(model: string, other: string): Message {
  return { key: 'engine.runNameShared', args: { model, other: path.basename(other) } };
}

function damaged(folder: string): Message {
  return { key: 'engine.storeDamaged', args: { path: folder, detail: 'run.json' } };
}
