import path from 'node:path';
import { deleteRun, discardRun } from '../client';
import { StudioError, type RunSummary } from '../protocol';
import {
  cleanUp,
  cleanUpParts,
  deleteVersion,
  listTrash,
  listTrashed,
  planCleanUp,
  readRunRecord,
  restoreTrashed,
  restoreVersion,
  writeRemarks,
  writeRunRemarks,
  type CleanUp,
  type Remarks,
} from '../store';
import { inputError, usageError, type Context } from './context';
import { trainText, type TrainValues } from './runVerbs';
import { nameOf, namedVersion } from './registryVerbs';
import { table } from './table';

/** The run that a reference names by its id, and not by its model or version. */
function namedRun(context: Context, reference: string): RunSummary | undefined {
  const { run } = context.reference(reference);
  return run?.run === reference ? run : undefined;
}

export interface RemarkValues {
  readonly title?: string | undefined;
  readonly note?: string | undefined;
  readonly tag?: readonly string[] | undefined;
}

export function annotateVerb(context: Context, reference: string, { title, note, tag }: RemarkValues): number {
  const remarks: Remarks = {
    ...(title !== undefined && { title }),
    ...(note !== undefined && { note }),
    ...(tag !== undefined && { tags: tag.filter((one) => one !== '') }),
  };
  const run = namedRun(context, reference);
  const say = (name: string, kept: Remarks) => {
    const said = [kept.title, kept.note, kept.tags?.join(' ')].filter((one) => one !== undefined);
    context.say(context.words('cli.annotated', { version: name, title: said.join(' | ') }));
  };
  if (run) {
    const kept = writeRunRemarks(run.folder, remarks);
    context.line({ model: run.model, run: run.run, ...kept });
    say(run.run, kept);
    return 0;
  }
  const { store, version } = namedVersion(context, reference);
  const kept = writeRemarks(store, version.model, version.version, remarks);
  context.line({ model: version.model, version: version.version, ...kept });
  say(nameOf(version), kept);
  return 0;
}

export async function deleteVerb(context: Context, reference: string): Promise<number> {
  const run = namedRun(context, reference);
  if (run) {
    await deleteRun(run.folder);
    return sayGone(context, run, 'deleted');
  }
  const { store, version } = namedVersion(context, reference);
  deleteVersion(store, version.model, version.version);
  context.line({ model: version.model, version: version.version, deleted: true });
  context.say(context.words('cli.deleted', { version: nameOf(version) }));
  return 0;
}

export async function discardVerb(context: Context, reference: string): Promise<number> {
  const { run } = context.reference(reference);
  if (!run) throw inputError('run-missing', 'cli.runNeeded', { run: reference });
  await discardRun(run.folder);
  return sayGone(context, run, 'discarded');
}

function sayGone(context: Context, { run, model }: RunSummary, how: 'deleted' | 'discarded'): number {
  context.line({ model, run, [how]: true });
  context.say(context.words('cli.deleted', { version: run }));
  return 0;
}

export function restoreVerb(context: Context, reference: string): number {
  for (const store of context.stores()) {
    const trashed = listTrashed(store).findLast(({ run, kind }) => run === reference && kind === 'run');
    if (trashed) {
      restoreTrashed(trashed);
      context.line({ model: trashed.model, run: trashed.run, deleted: false });
      context.say(context.words('cli.restored', { version: reference }));
      return 0;
    }
    const [, model = '', number = ''] = /^(.*)@([1-9]\d*)$/s.exec(reference) ?? [];
    const found = model === '' ? undefined : listTrash(store, model).find(({ version }) => version === Number(number));
    if (!found) continue;
    restoreVersion(store, model, found.version);
    context.line({ model, version: found.version, deleted: false });
    context.say(context.words('cli.restored', { version: reference }));
    return 0;
  }
  throw inputError('version-missing', 'cli.noDeleted', { version: reference });
}

/** A run of the same text and settings as another, with changes. */
export function repeatVerb(context: Context, reference: string, values: TrainValues): Promise<number> {
  const { run } = context.reference(reference);
  const record = run && readRunRecord(run.folder);
  if (!record) throw inputError('run-missing', 'cli.runNeeded', { run: reference });
  const { source, text } = record;
  const name = path.relative(context.folder, source) || source;
  return trainText(context, { text, path: source, name }, { ...values, set: [...(record.set ?? []), ...values.set] });
}

export interface CleanValues {
  readonly yes: boolean;
  readonly part: readonly string[];
}

/** Says what can go, and how much that is; with `--yes` it goes. */
export async function cleanVerb(context: Context, { yes, part }: CleanValues): Promise<number> {
  const wrong = part.find((one) => !cleanUpParts.some((known) => known === one));
  if (wrong !== undefined) throw usageError('cli.cleanPart', { part: wrong, parts: cleanUpParts.join(', ') });
  const all = (await Promise.all(context.stores().map((store) => planCleanUp(store)))).flat();
  const wanted = (plan: CleanUp) => part.length === 0 || part.some((one) => one === plan.part);
  const plans = all.filter(wanted);
  const rows = plans.map(({ part: what, folders, bytes }) => {
    context.line({ part: what, runs: folders.map((folder) => path.basename(folder)), bytes, removed: yes });
    return [context.words(`cli.clean_${what}`), folders.length > 0 ? String(folders.length) : '', String(bytes)];
  });
  if (rows.length === 0) {
    context.say(context.words('cli.cleanNothing'));
    return 0;
  }
  context.say(
    table(
      [[context.words('cli.cleanWhat'), context.words('cli.cleanRuns'), context.words('cli.cleanBytes')], ...rows],
      1,
    ),
  );
  if (!yes) {
    context.say(context.words('cli.cleanAsk'));
    return 0;
  }
  const failures: StudioError[] = [];
  // The trash goes first: what is put there now can still be taken back.
  for (const plan of [...plans].sort((one, other) => Number(other.part === 'trash') - Number(one.part === 'trash'))) {
    await cleanUp(plan).catch((error: unknown) => failures.push(StudioError.from(error)));
  }
  if (failures[0]) throw failures[0];
  context.say(context.words('cli.cleanDone'));
  return 0;
}
