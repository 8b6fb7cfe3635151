import type { PanelContext, Part } from './context';
import { element } from './dom';
import { cellIds, type CellId } from './notebook/arrangement';
import { Notes } from './notebook/notes';
import { CellOrder, type Slots } from './notebook/cellOrder';
import { ArchitectureCell } from './cells/architecture/architectureCell';
import { DataCell } from './cells/data/dataCell';
import { EmptyState } from './cells/emptyState';
import { EvaluationCell } from './cells/evaluation/evaluationCell';
import { ExplainCell } from './cells/explain/explainCell';
import { Failure } from './head/failure';
import { Notices } from './head/notices';
import { PredictCell } from './cells/predict/predictCell';
import { RunHead } from './head/runHead';
import { ServeCell } from './cells/serve/serveCell';
import { TrainingCell } from './cells/training/trainingCell';
import type { PanelState } from './state/state';

/** The whole panel: the head of the run, what needs saying, and cell under cell. */
export class Studio implements Part<PanelState> {
  readonly element: HTMLElement;
  private readonly parts: readonly Part<PanelState>[];
  private readonly order: CellOrder;

  constructor(context: PanelContext) {
    const notes = new Notes(context);
    const explain = new ExplainCell(context);
    const architecture = new ArchitectureCell(context);
    const predict = new PredictCell(
      context,
      (asked) => {
        explain.explain(asked);
        architecture.follow(asked);
      },
      (inputs, answered) => notes.pin(inputs, answered),
    );
    const evaluation = new EvaluationCell(context, (row) => predict.openRow(row));
    const head = new RunHead(context);
    const empty = new EmptyState(context);
    const cells: Readonly<Record<CellId, Part<PanelState>>> = {
      data: new DataCell(context),
      architecture,
      training: new TrainingCell(context),
      evaluation,
      predict,
      explain,
      serve: new ServeCell(context),
    };
    const above = [new Notices(context), new Failure(context)];
    this.parts = [head, ...above, notes, empty, ...Object.values(cells)];
    const slot = (id: CellId) => [...(id === 'training' ? [empty.element] : []), cells[id].element, notes.places[id]];
    const slots = Object.fromEntries(cellIds.map((id) => [id, slot(id)])) as unknown as Slots;
    const main = element('main', {}, ...[...above, notes].map((part) => part.element), ...Object.values(slots).flat());
    notes.listen(main);
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
