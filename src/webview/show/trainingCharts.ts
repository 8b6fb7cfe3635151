import type { PanelContext } from '../context';
import { isOneOf, isString } from '../persisted';
import type { ChartData, ChartLine, ChartWords } from '../render/chartData';
import { Select } from '../render/controls';
import { LineChart } from '../render/lineChart';
import type { SeriesStyle } from '../render/swatch';
import { Smoother } from '../state/smoothing';
import type { RunState } from '../state/state';
import { isOver } from '../../protocol';
import { capitalised, isError, isShare, measureName } from '../../presentation/measureNames';
import type { ComparedRun } from './compareChoice';
import { comparedLine } from './comparedLine';
import { isPace, paceLine, paceName, paces } from './paceLines';
import { figureLines, figureName, figuresOf, isStepFigure } from './stepFigures';

/** The chart of the loss, and the chart of one metric or of the run's pace. */
export class TrainingCharts {
  private readonly loss: LineChart;
  private readonly metric: LineChart;
  private readonly metricChoice: Select;
  private readonly smoothers = new Map<string, Smoother>();
  private smoothing = 0.95;
  private chosenScale: 'linear' | 'log' | null;
  private shownScale: 'linear' | 'log' = 'linear';
  private chosenMetric: string;
  private run: RunState | null = null;
  private compared: ComparedRun | null = null;

  constructor(private readonly context: PanelContext) {
    this.loss = new LineChart(this.chartWords());
    this.metric = new LineChart(this.chartWords());
    this.chosenScale = context.persisted.get('training.scale', isScale, null);
    this.chosenMetric = context.persisted.get('training.metric', isString, '');
    this.metricChoice = new Select(context.words('metric'), (metric) => this.chooseMetric(metric), 'select bare title');
    this.metric.head.prepend(this.metricChoice.element);
  }

  get elements(): readonly [HTMLElement, HTMLElement] {
    return [this.loss.element, this.metric.element];
  }

  get scale(): 'linear' | 'log' {
    return this.shownScale;
  }

  setScale(scale: 'linear' | 'log'): void {
    this.chosenScale = scale;
    this.context.persisted.set('training.scale', scale);
  }

  setSmoothing(factor: number): void {
    this.smoothing = factor;
  }

  update(run: RunState, compared: ComparedRun | null): void {
    this.compared = compared;
    if (this.run?.summary.run !== run.summary.run) {
      this.loss.showAll();
      this.metric.showAll();
    }
    this.run = run;
    const lossLines = isAdversarial(run)
      ? [
          this.line(run, 'generator_loss', 'generator_loss', 'train'),
          this.line(run, 'discriminator_loss', 'discriminator_loss', 'fourth'),
        ]
      : this.pair(run, 'loss');
    this.shownScale = this.chosenScale ?? (this.shownScale === 'log' || fallsFar(lossLines) ? 'log' : 'linear');
    const lines = this.withCompared(lossLines, isAdversarial(run) ? 'generator_loss' : 'loss');
    this.loss.update(this.data(run, this.context.words('lossTitle'), lines, this.shownScale, false));
    this.updateMetric(run);
  }

  dispose(): void {
    this.loss.dispose();
    this.metric.dispose();
  }

  private updateMetric(run: RunState): void {
    const choices = [...metricKeys(run), ...(run.epochs.length > 0 || run.progress ? paces : []), ...figuresOf(run)];
    const chosen = choices.includes(this.chosenMetric) ? this.chosenMetric : choices[0];
    this.metric.element.hidden = chosen === undefined;
    if (chosen === undefined) return;
    this.metricChoice.update(
      choices.map((key) => ({ value: key, label: this.title(key) })),
      chosen,
    );
    this.metric.element.classList.add('titled');
    const lines = this.withCompared(this.linesOf(run, chosen), chosen);
    const data = this.data(run, this.title(chosen), lines, this.metricScale(chosen, lines), isShare(chosen));
    this.metric.update({
      ...data,
      ...((isPace(chosen) || isStepFigure(chosen)) && { fromZero: true }),
      ...(chosen === '@memory' && { tick: (value: number) => this.context.numbers.bytes(value) }),
    });
  }

  private withCompared(lines: readonly ChartLine[], key: string): readonly ChartLine[] {
    const line = comparedLine(this.context, this.compared, key);
    return line ? [...lines, line] : lines;
  }

  private title(key: string): string {
    const { words } = this.context;
    if (isStepFigure(key)) return words(figureName(key));
    return capitalised(isPace(key) ? words(paceName(key)) : measureName(this.context, key));
  }

  private linesOf(run: RunState, key: string): ChartLine[] {
    if (isPace(key)) return [paceLine(this.context, run, key)];
    if (!isStepFigure(key)) return this.pair(run, key);
    return figureLines(this.context, run, key, (name, raw) => this.smoother(name).of(raw, this.smoothing));
  }

  /** Errors and learning rates may fall by powers of ten; for scores and speeds that says nothing. */
  private metricScale(key: string, lines: readonly ChartLine[]): 'linear' | 'log' {
    if (key !== '@learningRate' && key !== '@gradientNorm' && !isError(key)) return 'linear';
    if (lines.some(({ points }) => points.some(({ value }) => value <= 0))) return 'linear';
    return this.chosenScale ?? (fallsFar(lines) ? 'log' : 'linear');
  }

  private chooseMetric(metric: string): void {
    this.chosenMetric = metric;
    this.context.persisted.set('training.metric', metric);
    if (this.run) this.updateMetric(this.run);
  }

  private pair(run: RunState, key: string): ChartLine[] {
    const train = this.line(run, key, 'train', 'train');
    const validation = this.line(run, `val_${key}`, 'validation', 'valid');
    return validation.points.length > 0 || hasValidation(run) ? [train, validation] : [train];
  }

  private line(
    run: RunState,
    key: string,
    name: 'train' | 'validation' | 'generator_loss' | 'discriminator_loss',
    style: SeriesStyle,
  ): ChartLine {
    const points = run.epochs.flatMap(({ epoch, logs }) => {
      const value = logs[key];
      return value == null ? [] : [{ epoch, value }];
    });
    const label =
      name === 'train' || name === 'validation'
        ? this.context.words(name === 'train' ? 'trainSeries' : 'validationSeries')
        : measureName(this.context, name);
    const current = run.progress?.logs[key] ?? points.at(-1)?.value ?? null;
    const raw = run.series.get(key);
    if (!raw || raw.length === 0) return { id: key, label, style, points, current };
    return {
      id: key,
      label,
      style,
      points,
      current,
      steps: { raw, smooth: this.smoother(key).of(raw, this.smoothing) },
    };
  }

  private smoother(key: string): Smoother {
    const known = this.smoothers.get(key) ?? new Smoother();
    this.smoothers.set(key, known);
    return known;
  }

  private data(
    run: RunState,
    title: string,
    lines: readonly ChartLine[],
    scale: 'linear' | 'log',
    share: boolean,
  ): ChartData {
    return {
      title,
      description: this.context.words('chartByEpoch', { measure: title }),
      lines,
      epochs: Math.max(run.started?.epochs ?? run.summary.epochs, this.compared?.epochs.at(-1)?.epoch ?? 0),
      stepsPerEpoch: run.started?.stepsPerEpoch ?? 1,
      scale,
      share,
      running: !isOver(run.summary.status),
    };
  }

  private chartWords(): ChartWords {
    const { words, numbers } = this.context;
    return {
      epochAxis: words('epochAxis'),
      batch: words('batchSeries'),
      nothingYet: words('chartNothingYet'),
      tick: (value, places) => numbers.tick(value, places),
      value: (value) => numbers.measure(value),
      position: (epoch, step) => words('chartPosition', { epoch: epoch.toFixed(2), step: numbers.count(step) }),
      inSight: (from, to) => words('chartInSight', { from: from.toFixed(2), to: to.toFixed(2) }),
      wholeRun: words('wholeRun'),
    };
  }
}

const isScaleWord = isOneOf('linear', 'log');

function isScale(value: unknown): value is 'linear' | 'log' | null {
  return value === null || isScaleWord(value);
}

export function isAdversarial(run: RunState): boolean {
  return run.series.has('generator_loss') || run.epochs.some(({ logs }) => 'generator_loss' in logs);
}

function hasValidation(run: RunState): boolean {
  return run.epochs.some(({ logs }) => 'val_loss' in logs);
}

/** Metrics of the run in the order of the file. */
export function metricKeys(run: RunState): string[] {
  const logs = run.epochs.at(-1)?.logs ?? run.progress?.logs ?? {};
  return Object.keys(logs).filter((key) => !key.startsWith('val_') && !/^(.*_)?loss$/.test(key));
}

/** Whether the loss falls by more than ten times, which a linear axis would hide. */
function fallsFar(lines: readonly ChartLine[]): boolean {
  return lines.some((line) => {
    const { low, high } = line.steps
      ? line.steps.smooth.extent()
      : {
          low: Math.min(...line.points.map(({ value }) => value)),
          high: Math.max(...line.points.map(({ value }) => value)),
        };
    return low > 0 && high / low > 10;
  });
}
