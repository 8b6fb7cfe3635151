import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkModelFile, isCodeModelName, type CheckResult, type ModelFile, type Problem } from '../language';
import { runVersion, StudioError, type CodeBundle, type RunSummary } from '../protocol';
import type { Locale, Message } from '../texts';
import { gitCommit, inStorage, makeRun, storeBeside, summarizeRun, summarizeRuns, writeCode } from '../store';
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
    const { problems, model: file, code } = checked;
    if (!file) return { ok: false, problems };
    signal?.throwIfAborted();
    const store = path.resolve(options.store ?? storeBeside(source));
    const other = otherSource(store, file.name, source);
    const fields = {
      formatVersion: runVersion,
      model: file.name,
      source,
      text,
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
    const { folder, lock } = inStorage(store, () => makeRun(store, fields));
    if (code) inStorage(store, () => writeCode(folder, code));
    await startProcess(engine, folder, lock, 'run');
    const run = summarizeRun(folder);
    if (!run) throw new StudioError('internal', 'store-damaged', damaged(folder));
    const notice = other && sharedName(file.name, other);
    return { ok: true, run, file, problems, ...(notice && { notice }) };
  } finally {
    if (!options.service) service.dispose();
  }
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
