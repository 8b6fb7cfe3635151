import * as fs from 'node:fs';
import path from 'node:path';
import { createRun, pauseRun, resumeRun, stopRun } from '../client';
import { errorText, type RunSummary } from '../protocol';
import { readJournal, readRunRecord, summarizeRuns } from '../store';
import { words } from '../texts';
import { inputError, type Context } from './context';
import { errorLine, followRun } from './follow';
import { Interrupt } from './interrupt';
import { sayProblems } from './modelFile';
import { readModelFile, type ReadFile } from './readModelFile';
import { table } from './table';

export interface TrainValues {
  readonly set: readonly string[];
  readonly seed: number | undefined;
  readonly epochs: number | undefined;
  readonly detach: boolean;
}

export async function trainVerb(context: Context, name: string, values: TrainValues): Promise<number> {
  return trainText(context, readModelFile(context, name), values);
}

/** Trains a text as if its file held it. */
export async function trainText(context: Context, file: ReadFile, values: TrainValues): Promise<number> {
  return interruptible(async (interrupt) => {
    const abort = new AbortController();
    interrupt.means(() => abort.abort());
    const { seed, epochs, set, detach } = values;
    const made = await createRun({
      text: file.text,
      path: file.path,
      set,
      ...(seed !== undefined && { seed }),
      ...(epochs !== undefined && { epochs }),
      ...(context.store !== undefined && { store: context.resolvePath(context.store) }),
      locale: context.locale,
      studioVersion: studioVersion(),
      engine: context.engine,
      service: context.service,
      signal: abort.signal,
    }).catch((error: unknown) => {
      if (interrupt.pressed) return undefined;
      throw error;
    });
    if (!made) return 130;
    sayProblems(context, file, made.problems);
    if (!made.ok) {
      const first = made.problems.find((problem) => problem.severity === 'error');
      if (first) context.line({ event: 'error', code: first.code, message: words(context.locale, first.message) });
      return 1;
    }
    context.dispose();
    if (made.notice) context.say(words(context.locale, made.notice));
    return followRun(context, made.run.folder, { detach, interrupt });
  });
}

async function interruptible(work: (interrupt: Interrupt) => Promise<number>): Promise<number> {
  const interrupt = new Interrupt();
  try {
    return await work(interrupt);
  } finally {
    interrupt.dispose();
  }
}

/** The version of this program. */
export function studioVersion(): string {
  try {
    const content: unknown = JSON.parse(fs.readFileSync(path.join(__dirname, '..', 'package.json'), 'utf8'));
    if (typeof content === 'object' && content !== null && 'version' in content) return String(content.version);
  } catch {
    // Carried somewhere without its package.json.
  }
  return '0.0.0';
}

export function attachVerb(context: Context, reference: string): Promise<number> {
  const folder = context.runFolder(reference);
  return interruptible((interrupt) => followRun(context, folder, { interrupt }));
}

export async function resumeVerb(context: Context, reference: string, detach: boolean): Promise<number> {
  const folder = context.runFolder(reference);
  const afterSequence = readJournal(folder).length;
  return interruptible(async (interrupt) => {
    await resumeRun(folder, context.engine);
    return followRun(context, folder, { afterSequence, detach, interrupt });
  });
}

export async function pauseVerb(context: Context, reference: string): Promise<number> {
  return sayStatus(context, await pauseRun(context.runFolder(reference)));
}

export async function stopVerb(context: Context, reference: string): Promise<number> {
  return sayStatus(context, await stopRun(context.runFolder(reference), context.engine));
}

function sayStatus(context: Context, summary: RunSummary): number {
  const { run, status, error } = summary;
  context.line({ run, status });
  context.say(context.words('cli.statusNow', { run, status: context.words(`cli.status_${status}`) }));
  if (status !== 'failed') return 0;
  if (error) context.say(errorText(context.locale, error));
  return 3;
}

function runLine(context: Context, summary: RunSummary): Readonly<Record<string, unknown>> {
  const {
    run,
    model,
    status,
    epoch,
    step,
    created,
    started,
    finished,
    version,
    backend,
    mode,
    parameters,
    pid,
    error,
  } = summary;
  return {
    run,
    model,
    status,
    epoch,
    step,
    started: started ?? created,
    ...(finished !== undefined && { finished }),
    ...(version !== undefined && { version }),
    backend: backend ?? null,
    mode: mode ?? null,
    parameters: parameters ?? null,
    ...(pid !== undefined && { pid }),
    ...(error && { error: errorLine(context, error) }),
  };
}

function row(context: Context, summary: RunSummary): string[] {
  const { run, model, status, epoch, epochs, version } = summary;
  const kept = version === undefined ? '' : `${model}@${version}`;
  return [run, model, context.words(`cli.status_${status}`), `${epoch}/${epochs}`, kept];
}

export function runsVerb(context: Context): number {
  const runs = context.stores().flatMap((store) => summarizeRuns(store));
  for (const run of runs) context.line(runLine(context, run));
  context.say(
    runs.length > 0
      ? table(
          runs.map((run) => row(context, run)),
          9,
        )
      : context.words('cli.noRuns'),
  );
  return 0;
}

export function showVerb(context: Context, reference: string): number {
  const { run } = context.reference(reference);
  if (!run) throw inputError('run-missing', 'cli.runNeeded', { run: reference });
  context.line(runLine(context, run));
  if (context.json) return 0;
  context.say(table([row(context, run)], 9));
  if (run.error) context.say(errorText(context.locale, run.error));
  context.say(`\n${context.words('cli.resolvedFile')}`);
  context.say(JSON.stringify(readRunRecord(run.folder)?.file, null, 2));
  context.say(`\n${context.words('cli.journalEnd')}`);
  for (const entry of readJournal(run.folder).slice(-8)) context.say(JSON.stringify(entry).slice(0, 200));
  context.say(`\n${context.words('cli.files')} ${run.folder}`);
  const files = fs.readdirSync(run.folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const sizes = files.map((one) => {
    const file = path.join(one.parentPath, one.name);
    return [path.relative(run.folder, file), String(fs.statSync(file).size)];
  });
  context.say(table(sizes, 1));
  return 0;
}
