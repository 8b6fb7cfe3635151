import type { PanelContext, Part } from '../../context';
import { element } from '../../dom';
import { isNumber, isOneOf } from '../../persisted';
import { Segment, toolButton } from '../../render/controls';
import { bestEpoch, type PanelState, type RunState } from '../../state/state';
import { Cell } from '../cell';
import { CompareChoice } from './compareChoice';
import { GeneratorSamples } from './generatorSamples';
import { measureName } from '../../../presentation/measureNames';
import { RunFigures } from './runFigures';
import { TrainingCharts } from './trainingCharts';
import { TrainingTable } from './trainingTable';

type View = 'chart' | 'table';
type ScaleChoice = 'linear' | 'log';

/** Loss and metrics while they come, as charts or as a table. */
export class TrainingCell implements Part<PanelState> {
  readonly element: HTMLElement;
  private readonly cell: Cell;
  private readonly charts: TrainingCharts;
  private readonly table: TrainingTable;
  private readonly figures: RunFigures;
  private readonly samples: GeneratorSamples;
  private readonly viewChoice: Segment<View>;
  private readonly scaleChoice: Segment<ScaleChoice>;
  private readonly compare: CompareChoice;
  private readonly smoothingText = element('output', { class: 'num' });
  private readonly grid: HTMLElement;
  private view: View;
  private state: PanelState | null = null;

  constructor(private readonly context: PanelContext) {
    const { words, persisted } = context;
    this.cell = new Cell(context, { id: 'training', title: 'training', onUnfold: () => this.refresh() });
    this.element = this.cell.element;
    this.cell.tools.append(toolButton('output', words('openLog'), () => context.send({ type: 'showLog' })));
    this.charts = new TrainingCharts(context);
    this.compare = new CompareChoice(context, () => this.refresh());
    this.table = new TrainingTable(context);
    this.figures = new RunFigures(context);
    this.samples = new GeneratorSamples(context);
    this.view = persisted.get('training.view', isOneOf('chart', 'table'), 'chart');
    this.viewChoice = new Segment(
      words('view'),
      [
        { value: 'chart', label: words('charts') },
        { value: 'table', label: words('table') },
      ],
      (view) => this.setView(view),
    );
    this.scaleChoice = new Segment(
      words('scale'),
      [
        { value: 'linear', label: words('linear') },
        { value: 'log', label: words('log') },
      ],
      (scale) => this.setScale(scale),
    );
    const [loss, beside] = this.charts.elements;
    // What a generator draws says more than its learning rate: it stands beside the losses.
    this.grid = element('div', { class: 'train' }, loss, this.samples.element, beside, this.figures.element);
    this.cell.body.append(this.controls(), this.grid, this.table.element);
    this.element.addEventListener('keydown', (event) => this.onKey(event));
  }

  update(state: PanelState): void {
    this.state = state;
    this.element.hidden = state.run === null;
    if (!state.run) return;
    this.cell.setSummary(this.summary(state, state.run));
    this.compare.update(state);
    if (!this.cell.folded) this.refresh();
  }

  dispose(): void {
    this.charts.dispose();
    this.samples.dispose();
    this.element.remove();
  }

  private refresh(): void {
    const run = this.state?.run;
    if (!run) return;
    this.viewChoice.value = this.view;
    this.grid.hidden = this.view !== 'chart';
    this.table.element.hidden = this.view !== 'table';
    if (this.view === 'chart') {
      this.charts.update(run, this.compare.compared);
      this.scaleChoice.value = this.charts.scale;
      this.samples.update(run);
      this.figures.update(run);
    } else {
      this.table.update(run, this.compare.compared);
    }
  }

  private summary({ snapshot }: PanelState, run: RunState): string {
    const { words, numbers } = this.context;
    const best = bestEpoch(run);
    const bestLoss = best?.logs['val_loss'] ?? null;
    if (run.finished && best && bestLoss !== null) {
      return words('trainingBest', {
        epochs: run.epochs.length,
        measure: measureName(this.context, 'val_loss'),
        value: numbers.measure(bestLoss),
        epoch: best.epoch,
      });
    }
    const { train } = snapshot.model;
    const how = run.started ? this.engineWords(run.started) : '';
    if (!train) return how;
    const rate = train.learningRate === null ? '' : ` ${numbers.plain(train.learningRate)}`;
    const plan = words('trainPlan', {
      optimizer: `${train.optimizer}${rate}`,
      batchSize: train.batchSize,
      epochs: run.started?.epochs ?? train.epochs,
    });
    return how ? words('twoParts', { first: plan, second: how }) : plan;
  }

  private engineWords(started: NonNullable<RunState['started']>): string {
    const { words } = this.context;
    const engine =
      started.backend === 'cpu'
        ? words('plainJavaScript')
        : words('tensorflow', { version: started.library ?? '' }).trim();
    return words('engineAndMode', { engine, mode: words(started.mode === 'graph' ? 'modeGraph' : 'modeEager') });
  }

  private controls(): HTMLElement {
    const { words, persisted, numbers } = this.context;
    const slider = element('input', {
      type: 'range',
      min: 0,
      max: 0.99,
      step: 0.01,
      class: 'smoothing',
      'aria-label': words('smoothing'),
    });
    const show = (value: number) => {
      slider.value = String(value);
      this.smoothingText.textContent = numbers.plain(value);
      this.charts.setSmoothing(value);
    };
    show(persisted.get('training.smoothing', isNumber, 0.95));
    slider.addEventListener('input', () => {
      show(Number(slider.value));
      persisted.set('training.smoothing', Number(slider.value));
      this.refresh();
    });
    return element(
      'div',
      { class: 'controls' },
      this.viewChoice.element,
      element('span', { class: 'pair small' }, element('span', {}, words('scale')), this.scaleChoice.element),
      element('label', { class: 'pair small' }, element('span', {}, words('smoothing')), slider, this.smoothingText),
      this.compare.element,
    );
  }

  private setView(view: View): void {
    this.view = view;
    this.context.persisted.set('training.view', view);
    this.refresh();
  }

  private setScale(scale: ScaleChoice): void {
    this.charts.setScale(scale);
    this.refresh();
  }

  private onKey(event: KeyboardEvent): void {
    const target = event.target;
    const typing = target instanceof HTMLInputElement && target.type !== 'range';
    if (typing || target instanceof HTMLSelectElement || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 't' || event.key === 'T') this.setView(this.view === 'chart' ? 'table' : 'chart');
    else if (event.key === 'l' || event.key === 'L') this.setScale(this.charts.scale === 'log' ? 'linear' : 'log');
    else return;
    event.preventDefault();
  }
}
