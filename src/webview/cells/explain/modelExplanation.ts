import {
  errorText,
  type AnsweringWeights,
  type Dependence,
  type Importance,
  type ModelSignature,
} from '../../../protocol';
import type { PanelContext } from '../../context';
import { element, setChildren } from '../../dom';
import { contributions } from '../../render/contributions';
import { linkButton, Select, subtitle } from '../../render/controls';
import { dependenceChart } from '../../render/dependenceChart';
import { ExplainWork } from './explainWork';
import { effectWriter, explainedAnswer } from './explainNames';
import { splitName } from '../../../presentation/measureNames';

const mostLines = 16;

/** The model as a whole: what each column is worth, and how the answers follow the chosen one. */
export class ModelExplanation {
  readonly element = element('div', { class: 'model-explanation' });
  private readonly work: ExplainWork;
  private readonly result = element('div', { class: 'expl whole' });
  private readonly worth = element('div', { class: 'worth' });
  private readonly curve = element('div', { class: 'curve' });
  private readonly classes: Select;
  private weights: AnsweringWeights | undefined;
  private known: string | null = null;
  private importance: Importance | null = null;
  private abort: AbortController | null = null;
  private column: string | null = null;
  private target: number | undefined;
  private curveTurn = 0;
  private all = false;

  constructor(
    private readonly context: PanelContext,
    private readonly signature: ModelSignature,
  ) {
    const { words } = context;
    this.work = new ExplainWork(context, () => this.cancel());
    this.classes = new Select(words('explainedClass'), (place) => {
      this.target = Number(place);
      void this.askCurve();
    });
    setChildren(this.result, this.worth, this.curve);
    setChildren(this.element, this.work.element, this.result);
  }

  /** Asks once for each weights. */
  show(weights: AnsweringWeights): void {
    this.weights = weights;
    if (this.known !== String(weights)) void this.ask();
  }

  dispose(): void {
    this.abort?.abort();
  }

  private cancel(): void {
    this.abort?.abort();
    this.work.end();
    const again = linkButton(this.context.words('explainAgain'), () => void this.ask());
    setChildren(this.worth, element('p', { class: 'small dim' }, this.context.words('explainCancelled'), ' ', again));
  }

  private async ask(): Promise<void> {
    const { weights: version } = this;
    if (version === undefined) return;
    this.abort?.abort();
    const abort = new AbortController();
    this.abort = abort;
    this.known = String(version);
    this.importance = null;
    setChildren(this.worth);
    setChildren(this.curve);
    this.work.start();
    const progress = (fraction: number | null) => this.work.progress(fraction);
    const answer = await this.context.request('importance', { version }, { progress, signal: abort.signal });
    if (this.abort !== abort || abort.signal.aborted) return;
    this.work.end();
    if ('error' in answer) {
      this.known = null;
      setChildren(
        this.worth,
        element('p', { class: 'wrongc small', role: 'alert' }, errorText(this.context.locale, answer.error)),
      );
    } else if ('ok' in answer) {
      this.importance = answer.ok.importance;
      this.column = this.curveColumns()[0] ?? null;
      this.showWorth();
      void this.askCurve();
    }
  }

  /** Columns that a curve can be drawn of, the most important first. */
  private curveColumns(): readonly string[] {
    if (this.signature.reconstructs) return [];
    const types = new Map(this.signature.inputs.map(({ name, type }) => [name, type]));
    return (this.importance?.columns ?? [])
      .map(({ name }) => name)
      .filter((name) => types.get(name) === 'numeric' || types.get(name) === 'category');
  }

  private showWorth(): void {
    const { importance } = this;
    if (!importance) return;
    const { words, numbers } = this.context;
    const curves = new Set(this.curveColumns());
    const { columns, measure } = importance;
    const lines = this.all ? columns : columns.slice(0, mostLines);
    const write = effectWriter(
      this.context,
      columns.map(({ mean }) => mean),
    );
    const table = contributions(
      lines.map(({ name, mean, deviation }) => ({
        name,
        effect: mean,
        deviation,
        chosen: name === this.column,
        ...(curves.has(name) && {
          onChoose: () => {
            this.column = name;
            this.showWorth();
            this.worth.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
            void this.askCurve();
          },
        }),
      })),
      {
        caption: words('importanceCaption'),
        effect: measure === 'reconstruction' ? (value) => numbers.percent(value) : write,
        steps: () => '',
        heads: [words('columnHead'), words('valueHead'), words('effectHead')],
      },
    );
    const more =
      columns.length > lines.length
        ? linkButton(words('allColumns', { count: columns.length }), () => {
            this.all = true;
            this.showWorth();
            this.worth.querySelector<HTMLElement>(`.contrib tbody tr:nth-child(${mostLines + 1}) button`)?.focus();
          })
        : null;
    if (more) more.className = 'link small';
    const base = importance.base === null ? '' : numbers.measure(importance.base);
    const said = {
      accuracy: words('importanceAccuracy', { base }),
      rmse: words('importanceRmse', { base }),
      reconstruction: words('importanceReconstructionNote'),
    }[measure];
    const split = words(splitName(importance.split)).toLowerCase();
    const rows = numbers.count(importance.rows);
    setChildren(
      this.worth,
      element('p', { class: 'explain-said', role: 'status' }, this.sentence(importance)),
      subtitle(words('importanceTitle'), said),
      table,
      more,
      element(
        'p',
        { class: 'small dim explain-note' },
        measure === 'reconstruction'
          ? words('importanceReconstructionWhole', { rows, split })
          : words('importanceNote', { rows, split, repeats: importance.repeats }),
      ),
    );
  }

  private sentence({ columns, measure }: Importance): string {
    const { words, numbers } = this.context;
    const [first] = columns;
    if (!first) return words('importanceNone');
    if (measure === 'reconstruction')
      return words('importanceReconstruction', { first: first.name, share: numbers.percent(first.mean) });
    if (first.mean <= first.deviation / 2) return words('importanceNone');
    const loss = measure === 'accuracy' ? numbers.percent(first.mean) : numbers.measure(first.mean);
    return words(measure === 'accuracy' ? 'importanceFirst' : 'importanceFirstError', { first: first.name, loss });
  }

  private async askCurve(): Promise<void> {
    const { weights: version, column, target } = this;
    if (version === undefined || column === null) return;
    const turn = ++this.curveTurn;
    const asked = { version, column, ...(target === undefined ? {} : { target }) };
    const answer = await this.context.request('dependence', asked);
    if (turn !== this.curveTurn) return;
    if ('error' in answer) {
      const reason = errorText(this.context.locale, answer.error);
      setChildren(this.curve, element('p', { class: 'wrongc small', role: 'alert' }, reason));
    } else if ('ok' in answer) this.showCurve(answer.ok.dependence);
  }

  private showCurve(dependence: Dependence): void {
    const { words, numbers } = this.context;
    const { target } = this.signature;
    const field = this.signature.inputs.find(({ name }) => name === dependence.column);
    const said = (value: string | number) => (typeof value === 'number' ? numbers.value(value) : value);
    const ends = { first: said(dependence.points[0]?.value ?? ''), last: said(dependence.points.at(-1)?.value ?? '') };
    const classes = target?.type === 'category' ? target.classes : [];
    this.classes.update(
      classes.map((label, place) => ({ value: String(place), label })),
      String(dependence.target ?? 0),
    );
    this.classes.element.classList.add('push');
    const split = words(splitName(dependence.split)).toLowerCase();
    const answer =
      target?.type === 'category'
        ? words('dependenceProbability', { answer: explainedAnswer(this.signature, dependence) })
        : (target?.name ?? '');
    setChildren(
      this.curve,
      subtitle(
        words('dependenceTitle', { column: dependence.column }),
        null,
        classes.length > 1 ? this.classes.element : null,
      ),
      dependenceChart(dependence, field?.type === 'numeric' ? field.histogram : null, {
        description: words('dependenceSpoken', { column: dependence.column, ...ends }),
        column: dependence.column,
        answer,
        number: (value, places) => numbers.tick(value, places),
        point: (value, mean, low, high) =>
          words('dependencePoint', {
            column: dependence.column,
            value: said(value),
            mean: numbers.measure(mean),
            low: numbers.measure(low),
            high: numbers.measure(high),
          }),
        note: words('dependenceNote', { rows: numbers.count(dependence.rows), split }),
      }),
    );
  }
}
