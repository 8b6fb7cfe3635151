import { measureName } from '../../../presentation/measureNames';
import type { PanelContext } from '../../context';
import type { ChartLine } from '../../render/chartData';
import type { SeriesStyle } from '../../render/swatch';
import { Smoother } from '../../state/smoothing';
import { stepsPerEpoch, type RunState } from '../../state/state';
import { isPace, paceLine } from './paceLines';
import { figureLines, isStepFigure } from './stepFigures';

/** The lines of one run at a time, smoothed; what was smoothed is kept for what comes next. */
export class RunLines {
  private readonly smoothers = new Map<string, Smoother>();
  private smoothing = 0.95;

  constructor(private readonly context: PanelContext) {}

  setSmoothing(factor: number): void {
    this.smoothing = factor;
  }

  ofLoss(run: RunState): ChartLine[] {
    if (!isAdversarial(run)) return this.pair(run, 'loss');
    const { context } = this;
    return [
      this.line(run, 'generator_loss', measureName(context, 'generator_loss'), 'train'),
      this.line(run, 'discriminator_loss', measureName(context, 'discriminator_loss'), 'fourth'),
    ];
  }

  /** Those of a metric, of the run's pace or of a figure of each step. */
  of(run: RunState, key: string): ChartLine[] {
    if (isPace(key)) return [paceLine(this.context, run, key)];
    if (!isStepFigure(key)) return this.pair(run, key);
    return figureLines(this.context, run, key, (name, raw) => this.smoother(name).of(raw, this.smoothing));
  }

  private pair(run: RunState, key: string): ChartLine[] {
    const { words } = this.context;
    const train = this.line(run, key, words('trainSeries'), 'train');
    const validation = this.line(run, `val_${key}`, words('validationSeries'), 'valid');
    return validation.points.length > 0 || hasValidation(run) ? [train, validation] : [train];
  }

  private line(run: RunState, key: string, label: string, style: SeriesStyle): ChartLine {
    const points = run.epochs.flatMap(({ epoch, logs }) => {
      const value = logs[key];
      return value == null ? [] : [{ epoch, value }];
    });
    const current = run.progress?.logs[key] ?? points.at(-1)?.value ?? null;
    const raw = run.series.get(key);
    if (!raw || raw.length === 0) return { id: key, label, style, points, current };
    const steps = { raw, smooth: this.smoother(key).of(raw, this.smoothing), perEpoch: stepsPerEpoch(run) };
    return { id: key, label, style, points, current, steps };
  }

  private smoother(key: string): Smoother {
    const known = this.smoothers.get(key) ?? new Smoother();
    this.smoothers.set(key, known);
    return known;
  }
}

/** Metrics of the run in the order of the file. */
export function metricKeys(run: RunState): string[] {
  const logs = run.epochs.at(-1)?.logs ?? run.progress?.logs ?? {};
  return Object.keys(logs).filter((key) => !key.startsWith('val_') && !/^(.*_)?loss$/.test(key));
}

function isAdversarial(run: RunState): boolean {
  return run.series.has('generator_loss') || run.epochs.some(({ logs }) => 'generator_loss' in logs);
}

function hasValidation(run: RunState): boolean {
  return run.epochs.some(({ logs }) => 'val_loss' in logs);
}
