import type { PanelContext, Part } from './context';
import { element } from './dom';
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

  constructor(context: PanelContext) {
    const explain = new ExplainCell(context);
    const predict = new PredictCell(context, (asked) => explain.explain(asked));
    const evaluation = new EvaluationCell(context, (row) => predict.openRow(row));
    const head = new RunHead(context);
    const cells = [
      new Notices(context),
      new Failure(context),
      new DataCell(context),
      new ArchitectureCell(context),
      new EmptyState(context),
      new TrainingCell(context),
      evaluation,
      predict,
      explain,
      new ServeCell(context),
    ];
    this.parts = [head, ...cells];
    this.element = element(
      'div',
      { class: 'studio', lang: context.locale === 'zh' ? 'zh-CN' : 'en' },
      head.element,
      element('main', {}, ...cells.map((part) => part.element)),
    );
    this.element.addEventListener('focusin', (event) => this.markActive(event.target));
  }

  update(state: PanelState): void {
    for (const part of this.parts) part.update(state);
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
