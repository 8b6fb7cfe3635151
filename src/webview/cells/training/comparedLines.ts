import { isOver } from '../../../protocol';
import type { PanelContext } from '../../context';
import type { ChartLine } from '../../render/chartData';
import { stepsPerEpoch, type RunState } from '../../state/state';

/** Another run, whose lines are laid over those of the one shown. */
export interface ComparedRun {
  readonly name: string;
  readonly run: RunState;
}

/** Lines of the other run as they are laid over: in its colour, under its name. */
export function comparedLines({ words }: PanelContext, { name, run }: ComparedRun, lines: readonly ChartLine[]) {
  const told = lines.filter(({ points, steps }) => points.length > 0 || steps !== undefined);
  return told.map((line): ChartLine => ({
    ...line,
    id: `@compared ${name} ${line.id}`,
    label: told.length === 1 ? name : words('ofRun', { run: name, measure: line.label }),
    style: line.style === 'train' ? 'other' : 'otherValid',
    running: isRunning(run),
  }));
}

/** Where its lines end, in epochs, or will. */
export function lastEpoch(run: RunState): number {
  if (run.started && isRunning(run)) return run.started.epochs;
  const steps = Math.max(0, ...[...run.series.values()].map(({ length }) => length));
  return Math.max(run.epochs.at(-1)?.epoch ?? 0, Math.ceil(steps / stepsPerEpoch(run)));
}

function isRunning({ summary }: RunState): boolean {
  return !isOver(summary.status);
}
