import path from 'node:path';
import type { RunSummary } from '../protocol';
import { aliasVersion } from './registry/aliases';
import { runFolders, summarizeRun, summarizeRuns } from './summaries';
import { listVersionsOf, type VersionSummary } from './versions';

/** What a person means by `20261125-063212-4f2a`, `iris`, `iris@3` or `iris@champion`. */
export interface Resolved {
  readonly store: string;
  /** Absent where the run of a version was removed. */
  readonly run?: RunSummary;
  /** The version named, or the newest of the run or model. */
  readonly version?: VersionSummary;
}

/** Looks a reference up in stores, in order: a run's id, a model's name, a model's name with a version or alias. */
export function resolveReference(stores: readonly string[], reference: string): Resolved | undefined {
  for (const store of stores) {
    const found = byRun(store, reference) ?? byModel(store, reference) ?? byVersion(store, reference);
    if (found) return found;
  }
  return undefined;
}

function make(store: string, run: RunSummary | undefined, version: VersionSummary | undefined): Resolved {
  return { store, ...(run && { run }), ...(version && { version }) };
}

function byRun(store: string, id: string): Resolved | undefined {
  const folder = runFolders(store).find((one) => path.basename(one) === id);
  const run = folder === undefined ? undefined : summarizeRun(folder);
  if (!run) return undefined;
  return make(
    store,
    run,
    listVersionsOf(store, run.model).findLast((version) => version.run === run.run),
  );
}

function byModel(store: string, model: string): Resolved | undefined {
  const run = summarizeRuns(store, model).at(-1);
  const version = listVersionsOf(store, model).at(-1);
  return run || version ? make(store, run, version) : undefined;
}

function byVersion(store: string, reference: string): Resolved | undefined {
  const parts = /^(.*)@([^@]+)$/s.exec(reference);
  if (!parts) return undefined;
  const [, model = '', wanted = ''] = parts;
  const number = /^[1-9]\d*$/.test(wanted) ? Number(wanted) : aliasVersion(store, model, wanted);
  const version = listVersionsOf(store, model).find((one) => one.version === number);
  return (
    version &&
    make(
      store,
      summarizeRuns(store, model).find((run) => run.run === version.run),
      version,
    )
  );
}
