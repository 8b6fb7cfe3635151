import { errorText, isActive, judge, type SplitEvaluation } from '../../../protocol';
import type { PanelContext, Part } from '../../context';
import { element, setChildren } from '../../dom';
import { isString } from '../../persisted';
import { Select } from '../../render/controls';
import { bestEpoch, type Evaluation, type PanelState } from '../../state/state';
import { Cell } from '../cell';
import { expectationList } from './expectations';
import { ClassificationResult } from './classificationResult';
import { headline, splitName } from '../../../presentation/measureNames';
import { reconstructionResult } from './reconstructionResult';
import { regressionResult } from './regressionResult';
import { isTrained, newestVersion } from '../../head/shownStatus';

/** How good the model is on rows that it has not learnt from. */
export class EvaluationCell implements Part<PanelState> {
  readonly element: HTMLElement;
  private readonly cell: Cell;
  private readonly choice: Select;
  private chosen: string;
  private state: PanelState | null = null;
  private told = '';
  /** Asked for, where the journal of the run has none. */
  private asked: {
    readonly version: number;
    readonly evaluation: Evaluation | null;
    readonly problem?: string;
  } | null = null;

  constructor(
    private readonly context: PanelContext,
    private readonly openRow: (row: number) => void,
  ) {
    this.cell = new Cell(context, { id: 'evaluation', title: 'evaluation', onUnfold: () => this.refresh() });
    this.element = this.cell.element;
    this.chosen = context.persisted.get('evaluation.split', isString, '');
    this.choice = new Select(context.words('split'), (split) => {
      this.chosen = split;
      context.persisted.set('evaluation.split', split);
      this.refresh();
    });
    this.cell.tools.append(this.choice.element);
  }

  update(state: PanelState): void {
    this.state = state;
    this.element.hidden = !isTrained(state) || state.snapshot.signature?.generates !== undefined;
    if (this.element.hidden) return;
    this.askIfMissing(state);
    this.cell.setSummary(this.summary());
    if (!this.cell.folded) this.refresh();
  }

  dispose(): void {
    this.element.remove();
  }

  private evaluation(): Evaluation | null {
    if (!this.state) return null;
    const asked = this.asked?.version === evaluated(this.state) ? this.asked?.evaluation : null;
    return this.state.run?.evaluation ?? asked ?? null;
  }

  private split(): SplitEvaluation | null {
    const splits = this.evaluation()?.splits ?? [];
    const byName = (name: string) => splits.find(({ split }) => split === name);
    return byName(this.chosen) ?? byName('test') ?? byName('validation') ?? splits[0] ?? null;
  }

  private askIfMissing(state: PanelState): void {
    const { run, snapshot } = state;
    const version = evaluated(state);
    if (version === undefined || run?.evaluation || this.asked?.version === version || !snapshot.trusted) return;
    this.asked = { version, evaluation: null };
    void this.context.request('evaluation', { version }).then((answer) => {
      if ('ok' in answer)
        this.asked = { version, evaluation: { epoch: run?.finished?.bestEpoch ?? 0, splits: answer.ok.splits } };
      else if ('error' in answer)
        this.asked = { version, evaluation: null, problem: errorText(this.context.locale, answer.error) };
      if (this.state) this.update(this.state);
    });
  }

  private missingWords(): string {
    const status = this.state?.run?.summary.status;
    // That of a version is on its way.
    if (status === undefined) return '';
    const comes = isActive(status) || status === 'paused' || status === 'interrupted';
    return this.context.words(comes ? 'evaluationComes' : 'evaluationNone');
  }

  private summary(): string {
    const { words, numbers } = this.context;
    const split = this.split();
    if (!split) return this.asked?.problem ?? this.missingWords();
    const run = this.state?.run;
    const rows = numbers.count(split.rows);
    const epoch = this.evaluation()?.epoch ?? (run ? bestEpoch(run)?.epoch : undefined) ?? 0;
    const weights = run ? words('bestWeights', { epoch }) : words('version', { version: this.asked?.version ?? '' });
    if (split.classification) {
      const { confusion } = split.classification;
      const right = confusion.reduce((sum, row, index) => sum + (row[index] ?? 0), 0);
      const all = confusion.reduce((sum, row) => sum + row.reduce((total, count) => total + count, 0), 0);
      return words('evaluationRight', {
        weights,
        rows,
        split: words(splitName(split.split)).toLowerCase(),
        share: numbers.percent(all > 0 ? right / all : 0),
        wrong: numbers.count(all - right),
      });
    }
    return words('evaluationMeasures', { weights, rows, measure: headline(this.context, [split]) ?? '' });
  }

  private refresh(): void {
    const evaluation = this.evaluation();
    const split = this.split();
    const { words } = this.context;
    this.choice.element.hidden = (evaluation?.splits.length ?? 0) < 2;
    if (evaluation && split) {
      this.choice.update(
        evaluation.splits.map((one) => ({ value: one.split, label: words(splitName(one.split)) })),
        split.split,
      );
    }
    this.cell.setSummary(this.summary());
    const judged = judge(this.state?.run?.expect, evaluation?.splits ?? []);
    const outcomes = judged && judged.split === split?.split ? judged.outcomes : [];
    const told = JSON.stringify([split, outcomes]);
    // Where the same is told again, what was chosen in it stays.
    if (told === this.told) return;
    this.told = told;
    const expected = outcomes.length > 0 ? expectationList(this.context, outcomes) : null;
    setChildren(this.cell.body, expected, split ? this.result(split) : null);
  }

  private result(split: SplitEvaluation): HTMLElement {
    if (split.classification) {
      return new ClassificationResult(this.context, split.classification, this.openRow).element;
    }
    if (split.reconstruction) {
      return reconstructionResult(this.context, split, split.reconstruction, this.openRow);
    }
    if (split.regression) return regressionResult(this.context, split, split.regression, this.openRow);
    return element('p', { class: 'small' }, headline(this.context, [split]) ?? '');
  }
}

/** The version whose evaluation is shown: the run's own, or the newest where its run is gone. */
function evaluated(state: PanelState): number | undefined {
  return state.run ? state.run.summary.version : newestVersion(state);
}
