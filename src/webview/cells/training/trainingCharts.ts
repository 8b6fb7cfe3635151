import type { PanelContext } from '../../context';
import { isOneOf, isString } from '../../persisted';
import type { ChartData, ChartLine, ChartWords } from '../../render/chartData';
import { Select } from '../../render/controls';
import { LineChart } from '../../render/lineChart';
import { stepsPerEpoch, type RunState } from '../../state/state';
import { isOver } from '../../../protocol';
import { capitalised, isError, isShare, measureName } from '../../../presentation/measureNames';
import { comparedLines, lastEpoch, type ComparedRun } from './comparedLines';
import { isPace, paceName, paces } from './paceLines';
import { metricKeys, RunLines } from './runLines';
import { figureName, figuresOf, isStepFigure } from './stepFigures';

/** The chart of the loss, and the chart of one metric or of the run's pace. */
export class TrainingCharts {
  private readonly loss: LineChart;
  private readonly metric: LineChart;
  private readonly metricChoice: Select;
  private readonly shownLines: RunLines;
  private readonly otherLines: RunLines;
  private chosenScale: 'linear' | 'log' | null;
  private shownScale: 'linear' | 'log' = 'linear';
  private chosenMetric: string;
  private run: RunState | null = null;
  private compared: ComparedRun | null = null;

  constructor(private readonly context: PanelContext) {
    this.shownLines = new RunLines(context);
    this.otherLines = new RunLines(context);
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
    this.shownLines.setSmoothing(factor);
    this.otherLines.setSmoothing(factor);
  }

  update(run: RunState, compared: ComparedRun | null): void {
    this.compared = compared;
    if (this.run?.summary.run !== run.summary.run) {
      this.loss.showAll();
      this.metric.showAll();
    }
    this.run = run;
    const lossLines = this.shownLines.ofLoss(run);
    this.shownScale = this.chosenScale ?? (this.shownScale === 'log' || fallsFar(lossLines) ? 'log' : 'linear');
    const lines = this.withCompared(lossLines, (other) => this.otherLines.ofLoss(other));
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
    const lines = this.withCompared(this.shownLines.of(run, chosen), (other) => this.otherLines.of(other, chosen));
    const data = this.data(run, this.title(chosen), lines, this.metricScale(chosen, lines), isShare(chosen));
    this.metric.update({
      ...data,
      ...((isPace(chosen) || isStepFigure(chosen)) && { fromZero: true }),
      ...(chosen === '@memory' && { tick: (value: number) => this.context.numbers.bytes(value) }),
    });
  }

  private withCompared(
    lines: readonly ChartLine[],
    linesOf: (run: RunState) => readonly ChartLine[],
  ): readonly ChartLine[] {
    const { compared } = this;
    return compared ? [...lines, ...comparedLines(this.context, compared, linesOf(compared.run))] : lines;
  }

  private title(key: string): string {
    const { words } = this.context;
    if (isStepFigure(key)) return words(figureName(key));
    return capitalised(isPace(key) ? words(paceName(key)) : measureName(this.context, key));
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
      epochs: Math.max(run.started?.epochs ?? run.summary.epochs, this.compared ? lastEpoch(this.compared.run) : 0),
      stepsPerEpoch: stepsPerEpoch(run),
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
