import type { PanelContext, WebviewText } from '../../context';
import { isOneOf } from '../../persisted';
import type { ChartLine } from '../../render/chartData';
import type { RunState } from '../../state/state';

/** What an epoch tells of itself besides measures; the sign keeps the names apart from those of metrics. */
export type Pace = '@learningRate' | '@throughput';

export const paces: readonly Pace[] = ['@learningRate', '@throughput'];

export const isPace = isOneOf('@learningRate', '@throughput');

export function paceName(pace: Pace): WebviewText {
  return pace === '@learningRate' ? 'learningRate' : 'stepsPerSecond';
}

/** The learning rate, or the steps a second, at epochs' ends. */
export function pacePoints(epochs: RunState['epochs'], pace: Pace): { epoch: number; value: number }[] {
  return epochs.flatMap((entry, index) => {
    const value = pace === '@learningRate' ? entry.learningRate : stepsPerSecond(entry, epochs[index - 1]?.step ?? 0);
    return value === null ? [] : [{ epoch: entry.epoch, value }];
  });
}

export function paceWriter({ numbers }: PanelContext, pace: Pace): (value: number) => string {
  return (value) => (pace === '@learningRate' ? numbers.plain(value) : numbers.measure(value));
}

/** The points of a run; of the running epoch, as it is now. */
export function paceLine(context: PanelContext, run: RunState, pace: Pace): ChartLine {
  const points = pacePoints(run.epochs, pace);
  const now = running(run, pace);
  if (now && now.epoch > (points.at(-1)?.epoch ?? 0)) points.push(now);
  return {
    id: pace,
    label: context.words(paceName(pace)),
    style: 'train',
    points,
    current: points.at(-1)?.value ?? null,
    write: paceWriter(context, pace),
  };
}

/** Steps of the epoch over the seconds of its training; null where it was too short to measure. */
export function stepsPerSecond(entry: RunState['epochs'][number], stepsBefore: number): number | null {
  return entry.seconds > 0 ? (entry.step - stepsBefore) / entry.seconds : null;
}

function running({ progress, started }: RunState, pace: Pace): { epoch: number; value: number } | null {
  if (!progress || !started) return null;
  const epoch = progress.step / started.stepsPerEpoch;
  if (pace === '@learningRate') return { epoch, value: progress.learningRate };
  return progress.stepMilliseconds > 0 ? { epoch, value: 1000 / progress.stepMilliseconds } : null;
}
