import type { PanelContext, Part } from './context';
import { element } from './dom';
import { cellIds } from './notebook/arrangement';
import { CellOrder, type Slots } from './notebook/cellOrder';
import { ArchitectureCell } from './show/architectureCell';
import { DataCell } from './show/dataCell';
import { EmptyState } from './show/emptyState';
import { EvaluationCell } from './show/evaluationCell';
import { ExplainCell } from './show/explainCell';
import { Failure } from './show/failure';
import { Notices } from './show/notices';
import { PredictCell } from './show/predictCell';
import { RunHead } from './show/runHead';
import { ServeCell } from './show/serveCell';
import { TrainingCell } from './show/trainingCell';
import type { PanelState } from './state/state';

/** The whole panel: the head of the run, what needs saying, and cell under cell. */
export class Studio implements Part<PanelState> {
  readonly element: HTMLElement;
  private readonly parts: readonly Part<PanelState>[];
  private readonly order: CellOrder;

  constructor(context: PanelContext) {
    const explain = new ExplainCell(context);
    const predict = new PredictCell(context, (asked) => explain.explain(asked));
    const evaluation = new EvaluationCell(context, (row) => predict.openRow(row));
    const head = new RunHead(context);
    const empty = new EmptyState(context);
    const cells = {
      data: new DataCell(context),
      architecture: new ArchitectureCell(context),
      training: new TrainingCell(context),
      evaluation,
      predict,
      explain,
      serve: new ServeCell(context),
    };
    const above = [new Notices(context), new Failure(context)];
    this.parts = [head, ...above, empty, ...Object.values(cells)];
    const slots: Slots = {
      data: [cells.data.element],
      architecture: [cells.architecture.element],
      training: [empty.element, cells.training.element],
      evaluation: [evaluation.element],
      predict: [predict.element],
      explain: [explain.element],
      serve: [cells.serve.element],
    };
    const main = element('main', {}, ...above.map((part) => part.element), ...cellIds.flatMap((id) => slots[id]));
    this.order = new CellOrder(context, main, slots);
    this.element = element(
      'div',
      { class: 'studio', lang: context.locale === 'zh' ? 'zh-CN' : 'en' },
      head.element,
      main,
    );
    this.element.addEventListener('focusin', (event) => this.markActive(event.target));
  }

  update(state: PanelState): void {
    for (const part of this.parts) part.update(state);
    this.order.begin(state);
  }

  dispose(): void {
    for (const part of this.parts) part.dispose();
    this.element.remove();
  }

  private markActive(target: EventTarget | null): void {
    const active = target instanceof Element ? target.closest('.cell') : null;
    for (const cell of this.element.querySelectorAll('.cell')) cell.classList.toggle('is-active', cell === active);
  }
}
