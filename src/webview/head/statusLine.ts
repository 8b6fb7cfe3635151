import { assertNever, errorText } from '../../protocol';
import type { PanelContext } from '../context';
import { bestEpoch, plannedSteps, type PanelState, type RunState } from '../state/state';
import { headline, measureName } from '../../presentation/measureNames';
import { newestVersion, shownStatus } from './shownStatus';

export interface StatusItem {
  readonly text: string;
  /** Left out where the panel is narrow. */
  readonly wide?: boolean;
}

/** How long a state between may last before the line says what it waits for. */
export const patience = 10_000;

/** The line under the name: the most telling thing first. */
export function statusLine(context: PanelContext, state: PanelState): StatusItem[] {
  if (state.asked && Date.now() - state.asked.at >= patience) return [{ text: context.words('waitingForEngine') }];
  const run = state.run;
  const status = shownStatus(state);
  if (!run && status !== 'idle' && status !== 'kept') return [{ text: context.words('startingLine') }];
  if (!run) return status === 'kept' ? keptLine(context, state) : idleLine(context, state);
  switch (status) {
    case 'idle':
    case 'kept':
      return idleLine(context, state);
    case 'starting':
      return [{ text: startingWords(context, run) }];
    case 'running':
      return runningLine(context, run);
    case 'pausing':
      return [
        epochItem(context, run),
        ...(run.progress
          ? [item(context.words('finishingBatch', { batch: context.numbers.count(run.progress.batch) }))]
          : []),
      ];
    case 'paused':
      return pausedLine(context, run);
    case 'stopping':
      return [epochItem(context, run), keepingItem(context, run)];
    case 'stopped':
      return stoppedLine(context, run);
    case 'completed':
      return completedLine(context, run);
    case 'failed':
      return failedLine(context, run);
    case 'interrupted':
      return interruptedLine(context, run);
    default:
      return assertNever(status);
  }
}

function startingWords(context: PanelContext, { reading, started }: RunState): string {
  if (!reading || started) return context.words('startingLine');
  return context.words('readingLine', { percent: Math.floor((100 * reading.done) / Math.max(1, reading.total)) });
}

/** For those who listen: `Epoch 3 of 5, 52 percent, 1 minute 9 seconds left`. */
export function progressWords(context: PanelContext, state: PanelState, share: number): string {
  const run = state.run;
  if (!run) return '';
  const { epoch, epochs } = epochOf(run);
  const spoken = { epoch, epochs, percent: Math.floor(share * 100) };
  const left = run.progress?.secondsLeft;
  if (left == null) return context.words('progressSpoken', spoken);
  const seconds = Math.round(left);
  return context.words('progressLeftSpoken', { ...spoken, minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}

function item(text: string, wide = false): StatusItem {
  return { text, wide };
}

function epochOf(run: RunState): { epoch: number; epochs: number } {
  const epochs = run.started?.epochs ?? run.summary.epochs;
  const epoch = run.progress?.epoch ?? Math.min(epochs, run.summary.epoch + 1);
  return { epoch, epochs };
}

function epochItem(context: PanelContext, run: RunState): StatusItem {
  return item(context.words('epochOf', epochOf(run)));
}

/** Where in the epoch the run is; also of one that was read from the disk, by its last step. */
function batchOf(run: RunState): { batch: number; batches: number } | null {
  if (run.progress) return run.progress;
  const batches = run.started?.stepsPerEpoch ?? 0;
  const batch = run.summary.step - run.summary.epoch * batches;
  return batches > 0 && batch > 0 && batch <= batches ? { batch, batches } : null;
}

function batchItem(context: PanelContext, run: RunState): StatusItem[] {
  const at = batchOf(run);
  if (!at) return [];
  const { batch, batches } = at;
  return [
    item(context.words('batchOf', { batch: context.numbers.count(batch), batches: context.numbers.count(batches) })),
  ];
}

function keptLine(context: PanelContext, state: PanelState): StatusItem[] {
  const version = newestVersion(state) ?? 0;
  return [item(context.words('keptLine', { version })), item(state.snapshot.model.fileName, true)];
}

function idleLine(context: PanelContext, { snapshot }: PanelState): StatusItem[] {
  const errors = snapshot.model.problems.filter((problem) => problem.severity === 'error').length;
  const warnings = snapshot.model.problems.filter((problem) => problem.severity === 'warning').length;
  const problems = errors
    ? context.words('problemErrors', { errors })
    : warnings
      ? context.words('problemWarnings', { warnings })
      : context.words('noProblems');
  return [item(snapshot.model.fileName), item(problems)];
}

function runningLine(context: PanelContext, run: RunState): StatusItem[] {
  const { progress } = run;
  const line = [epochItem(context, run), ...batchItem(context, run)];
  if (!progress) return line;
  const total = plannedSteps(run);
  if (total) line.push(item(context.numbers.wholePercent(Math.min(1, progress.step / total)), true));
  // The first batches are slower than the rest: what they promise would be wrong.
  if (progress.secondsLeft !== null && progress.step >= 20) {
    line.push(item(context.words('timeLeft', { time: context.numbers.timeLeft(progress.secondsLeft) })));
  }
  line.push(item(context.words('timeSoFar', { time: context.numbers.timeLeft(progress.elapsedSeconds) }), true));
  return line;
}

function pausedLine(context: PanelContext, run: RunState): StatusItem[] {
  const line = [epochItem(context, run), ...batchItem(context, run)];
  const left = run.progress?.secondsLeft;
  if (left != null) line.push(item(context.words('timeLeftResumed', { time: context.numbers.timeLeft(left) })));
  if (run.checkpoint)
    line.push(item(context.words('savedAt', { time: context.numbers.moment(run.checkpoint.time) }), true));
  return line;
}

function keepingItem(context: PanelContext, run: RunState): StatusItem {
  const best = bestEpoch(run);
  return item(best ? context.words('keepingBest', { epoch: best.epoch }) : context.words('keepingWeights'));
}

function stoppedLine(context: PanelContext, run: RunState): StatusItem[] {
  const line = [item(context.words('stoppedIn', epochOf(run)))];
  const { finished, summary } = run;
  const version = summary.version ?? finished?.version;
  const best = finished?.bestEpoch ?? bestEpoch(run)?.epoch;
  if (version !== undefined && best != null)
    line.push(item(context.words('versionHasEpoch', { version, epoch: best })));
  if (version === undefined) line.push(item(context.words('nothingKept')));
  const loss = run.epochs.find((epoch) => epoch.epoch === best)?.logs['val_loss'];
  if (loss != null) line.push(item(`${measureName(context, 'val_loss')} ${context.numbers.measure(loss)}`));
  return line;
}

function completedLine(context: PanelContext, run: RunState): StatusItem[] {
  const { finished } = run;
  const epochs = finished?.epoch ?? run.summary.epoch;
  const planned = run.started?.epochs ?? run.summary.epochs;
  const line: StatusItem[] = [];
  if (finished?.stoppedEarly) {
    line.push(item(context.words('someEpochs', { epoch: epochs, epochs: planned })));
    if (finished.bestEpoch !== null) line.push(item(context.words('stoppedEarly', { epoch: finished.bestEpoch })));
    line.push(item(context.numbers.duration(finished.seconds), true));
  } else if (finished) {
    line.push(item(context.words('epochsIn', { epochs, time: context.numbers.duration(finished.seconds) })));
    if (finished.bestEpoch !== null && wasCompared(run))
      line.push(item(context.words('bestAt', { epoch: finished.bestEpoch })));
  } else {
    line.push(item(context.words('someEpochs', { epoch: epochs, epochs: planned })));
  }
  const told = headline(context, run.evaluation?.splits ?? []);
  if (told) line.push(item(told));
  return line;
}

/** Whether one epoch is better than another by rows that were not learnt from; else the last is kept. */
function wasCompared(run: RunState): boolean {
  return run.epochs.some(({ logs }) => logs['val_loss'] != null);
}

function failedLine(context: PanelContext, run: RunState): StatusItem[] {
  const error = run.summary.error ?? run.finished?.error;
  const step = error?.code === 'loss-not-finite' ? error.message.args?.['step'] : undefined;
  const reason = error ? errorText(context.locale, error) : context.words('failedUnknown');
  const line = [item(typeof step === 'number' ? context.words('failedNotFinite', { step }) : reason)];
  if (run.summary.epochs > 0) line.push(item(context.words('inEpochOf', epochOf(run))));
  if (run.finished) line.push(item(context.numbers.duration(run.finished.seconds)));
  return line;
}

function interruptedLine(context: PanelContext, run: RunState): StatusItem[] {
  const line = [epochItem(context, run)];
  const total = plannedSteps(run);
  if (run.checkpoint && total !== null) {
    const { count } = { count: (value: number) => context.numbers.count(value) };
    line.push(item(context.words('stepSaved', { step: count(run.checkpoint.step), steps: count(total) })));
  } else {
    line.push(item(context.words('nothingSaved')));
  }
  if (run.lastHeard !== null) {
    line.push(item(context.words('lastHeard', { time: context.numbers.moment(run.lastHeard) }), true));
  }
  return line;
}
