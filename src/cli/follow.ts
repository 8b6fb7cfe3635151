import { spawn } from 'node:child_process';
import path from 'node:path';
import {
  entriesInEffect,
  errorText,
  StudioError,
  type ErrorValue,
  type JournalEntry,
  type Measures,
  type Progress,
  type Reading,
  type RunSummary,
  type SplitEvaluation,
} from '../protocol';
import { judgeRun, readJournal, storeOfRun, summarizeRun } from '../store';
import { attachRun, stopRun } from '../client';
import { words } from '../texts';
import type { Context } from './context';
import type { Interrupt } from './interrupt';
import { ProgressBar } from './progressBar';
import { evaluationLine, sayEvaluation } from './evaluation';
import { sayExpectations } from './expectations';
import { short } from './table';

export interface FollowOptions {
  readonly afterSequence?: number;
  /** Only until the run has started. */
  readonly detach?: boolean;
  readonly interrupt: Interrupt;
}

/** Prints what happens in a run until it is over; gives the exit code. */
export async function followRun(context: Context, folder: string, options: FollowOptions): Promise<number> {
  const printer = new Printer(context, folder);
  const afterSequence = options.afterSequence ?? 0;
  const starting = summarizeRun(folder)?.status === 'starting';
  const history = readJournal(folder);
  const past = new Past(history, afterSequence);
  const detached = new Promise<void>((resolve) => {
    printer.onStarted = () => options.detach === true && resolve();
  });
  const told = Math.max(afterSequence, history.length);
  // A run that is just being resumed has yet to say from where.
  const waits = starting && told > afterSequence;
  if (!waits) past.tell(printer);
  const attached = attachRun({
    folder,
    afterSequence: told,
    afterStep: Number.MAX_SAFE_INTEGER,
    listener: {
      onEntry: (entry) => (past.isTold ? printer.entry(entry) : past.add(entry, printer)),
      onProgress: (progress) => printer.progress(progress),
      onReading: (reading) => printer.reading(reading),
    },
  });
  stopOnInterrupt(context, folder, options.interrupt);
  try {
    const first = await Promise.race([attached.over, detached.then(() => 'detached' as const)]);
    if (first === 'detached') {
      context.say(context.words('cli.detached', { run: summarizeRun(folder)?.run ?? '' }));
      return 0;
    }
    const summary = first ?? summarizeRun(folder);
    if (!summary) return 3;
    if (!past.isTold) past.tell(printer);
    printer.finished(summary);
    const expected = sayExpectations(context, judgeRun(folder));
    return options.interrupt.pressed && summary.status === 'stopped' ? 130 : exitCode(summary) || expected;
  } finally {
    attached.dispose();
  }
}

function exitCode(summary: RunSummary): number {
  switch (summary.status) {
    case 'failed':
      return summary.error?.kind === 'input' ? 1 : 3;
    case 'interrupted':
      return 3;
    default:
      return 0;
  }
}

/** Ctrl-C stops the run and keeps what it has; a second one leaves it to stop by itself. */
function stopOnInterrupt(context: Context, folder: string, interrupt: Interrupt): void {
  const stop = () => {
    context.say(`\n${context.words('cli.stopping')}`);
    stopRun(folder, context.engine).catch((error: unknown) => {
      context.say(errorText(context.locale, StudioError.from(error).toValue()));
    });
  };
  interrupt.means(stop, () => {
    if (summarizeRun(folder)?.status !== 'stopping') stopLater(folder);
    context.dispose();
  });
}

/** Leaves the stop to another process: a run that is just starting, or busy, does not listen at once. */
function stopLater(folder: string): void {
  const words = ['stop', path.basename(folder), '--store', storeOfRun(folder)];
  spawn(process.execPath, [path.join(__dirname, 'cli.js'), ...words], {
    detached: true,
    stdio: 'ignore',
    windowsHide: true,
  }).unref();
}

/** What happened before, of which only what still counts is told. */
class Past {
  private entries: readonly JournalEntry[];
  isTold = false;

  constructor(
    history: readonly JournalEntry[],
    private readonly afterSequence: number,
  ) {
    this.entries = history;
  }

  /** Up to where the run has started again, which may undo what was before. */
  add(entry: JournalEntry, printer: Printer): void {
    if (entry.type === 'notice') printer.entry(entry);
    else this.entries = [...this.entries, entry];
    if (entry.type === 'started') this.tell(printer);
  }

  tell(printer: Printer): void {
    this.isTold = true;
    for (const entry of entriesInEffect(this.entries)) if (entry.seq > this.afterSequence) printer.entry(entry);
  }
}

class Printer {
  onStarted: () => void = () => undefined;
  private readonly bar: ProgressBar;
  private started = false;
  private last: Extract<JournalEntry, { type: 'finished' }> | undefined;
  private evaluation: readonly SplitEvaluation[] = [];
  private epochs = 0;
  private seconds = 0;
  private waited: number | null = null;
  private bestEpoch: number | null = null;

  constructor(
    private readonly context: Context,
    private readonly folder: string,
  ) {
    this.bar = new ProgressBar(context.json ? process.stderr : context.terminal);
  }

  progress(progress: Progress): void {
    this.bar.show(progress);
  }

  reading({ done, total }: Reading): void {
    const percent = Math.floor((100 * done) / Math.max(1, total));
    this.bar.say(this.context.words('cli.reading', { percent }));
  }

  entry(entry: JournalEntry): void {
    const { context } = this;
    switch (entry.type) {
      case 'started':
        this.start(entry);
        break;
      case 'epoch': {
        this.seconds += entry.seconds;
        if (entry.secondsWaited !== undefined) this.waited = (this.waited ?? 0) + entry.secondsWaited;
        if (entry.best) this.bestEpoch = entry.epoch;
        this.bar.clear();
        context.line({ event: 'epoch', epoch: entry.epoch, seconds: entry.seconds, ...entry.logs });
        const args = {
          epoch: entry.epoch,
          epochs: this.epochs,
          seconds: entry.seconds.toFixed(2),
          measures: measures(entry.logs),
        };
        context.say(`${context.words('cli.epoch', args)}${entry.best ? `  ${context.words('cli.best')}` : ''}`);
        break;
      }
      case 'notice':
        this.bar.clear();
        context.say(words(context.locale, entry.message));
        break;
      case 'evaluation':
        this.evaluation = entry.splits;
        break;
      case 'finished':
        this.last = entry;
        break;
      default:
    }
  }

  finished(summary: RunSummary): void {
    const { context, last } = this;
    this.bar.clear();
    const { run, model, status, epoch, version } = summary;
    const error = summary.error ?? last?.error;
    const seconds = last?.seconds ?? this.seconds;
    const kept = last?.version ?? (last ? undefined : version);
    context.line({
      event: 'finished',
      run,
      status,
      epoch,
      bestEpoch: last?.bestEpoch ?? this.bestEpoch,
      seconds,
      ...(this.waited !== null && { secondsWaited: this.waited }),
      ...(kept !== undefined && { version: kept }),
      evaluation: Object.fromEntries(this.evaluation.map((split) => [split.split, evaluationLine(split)])),
      ...(error && { error: errorLine(context, error) }),
    });
    const word = context.words(`cli.status_${status}`);
    context.say(context.words('cli.finished', { run, status: word, epoch, seconds: seconds.toFixed(1) }));
    if (this.waited !== null && this.seconds > 0) {
      const percent = ((100 * this.waited) / this.seconds).toFixed(1);
      context.say(context.words('cli.waited', { seconds: this.waited.toFixed(1), percent }));
    }
    if (error) context.say(errorText(context.locale, error));
    if (kept !== undefined) context.say(context.words('cli.version', { model, version: kept }));
    if (this.evaluation.length > 0) sayEvaluation(context, this.evaluation);
  }

  private start(entry: Extract<JournalEntry, { type: 'started' }>): void {
    const { context } = this;
    this.epochs = entry.epochs;
    if (this.started) return;
    this.started = true;
    const { model, parameters, backend, mode, epochs, stepsPerEpoch } = entry;
    const run = summarizeRun(this.folder)?.run ?? '';
    context.line({ event: 'started', run, model, parameters, backend, mode, epochs, stepsPerEpoch });
    context.say(context.words('cli.started', { run, model, parameters, backend, mode, epochs, steps: stepsPerEpoch }));
    this.onStarted();
  }
}

export function errorLine(context: Context, error: ErrorValue): { code: string; message: string } {
  return { code: error.code, message: errorText(context.locale, error) };
}

function measures(logs: Measures): string {
  return Object.entries(logs)
    .map(([name, value]) => `${name} ${short(value)}`)
    .join('  ');
}
