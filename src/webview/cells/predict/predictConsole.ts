import { errorText, type InputRow, type ModelSignature, type PanelResponse } from '../../../protocol';
import type { PanelContext } from '../../context';
import type { Reply } from '../../messages/reply';
import { element, setChildren } from '../../dom';
import { labelButton, toolButton, type Segment } from '../../render/controls';
import { shortAnswer } from './answers';
import type { Answer } from './answer';
import { answerView, besideWords } from './answerView';
import type { AskedAnswer } from '../explain/explainCell';
import { predictFile } from './predictedFile';
import { PredictInput, type WrittenRows } from './predictInput';
import { PredictionHistory } from './predictionHistory';
import { RowsTable, type AnsweredTable } from './rowsTable';
import { WeightsChoice, type Weights } from './weightsChoice';

type Predicted = Reply<'predict'>;

/** Keeps an input and its answer. */
export type Pin = (inputs: readonly InputRow[], answered: PanelResponse['predict']) => void;

/** What is asked, and the answer beside it, as it is typed; other weights beside it on wish. */
export class PredictConsole {
  readonly element: HTMLElement;
  private readonly input: PredictInput;
  private readonly answer = element('div', { class: 'answer-box' });
  private readonly time = element('span', { class: 'small dim push nowrap' });
  private readonly history: PredictionHistory;
  private readonly weights: WeightsChoice;
  private readonly pin: HTMLButtonElement;
  private readonly table: RowsTable;
  /** What the pin keeps: the one answer that is shown. */
  private shown: Parameters<Pin> | null = null;
  private asked = 0;

  constructor(
    private readonly context: PanelContext,
    private readonly signature: ModelSignature,
    private readonly onAnswer: (asked: AskedAnswer | null) => void,
    private readonly onPin: Pin,
  ) {
    this.input = new PredictInput(context, signature, () => this.ask());
    this.weights = new WeightsChoice(context, () => this.askAgain());
    this.history = new PredictionHistory(context, (row, rows) =>
      rows ? this.input.setWindow(rows, null) : this.input.setValues(row, null),
    );
    this.pin = toolButton('pinned', context.words('pin'), () => this.shown && this.onPin(...this.shown));
    this.table = new RowsTable(context, signature, this.input, {
      onBack: (table) => this.goBack(table),
      onProblem: (reason) => this.problem(reason),
    });
    this.element = this.layOut();
    this.nothingYet();
  }

  get tabs(): Segment<PredictInput['tab']> {
    return this.input.tabs;
  }

  /** Which weights can answer now, for the run shown. */
  setWeights(weights: readonly Weights[], run: string): void {
    if (this.weights.update(weights, run)) this.askAgain();
  }

  async takeRow(row: number | 'random' | 'last'): Promise<void> {
    const answer = await this.context.request('takeRow', { row });
    if ('ok' in answer) {
      const { row: taken, values, target, window } = answer.ok;
      const actual = target === undefined ? null : { row: taken, value: target };
      if (window) this.input.setWindow(window, actual);
      else this.input.setValues(values, actual);
    } else if ('error' in answer) {
      this.problem(errorText(this.context.locale, answer.error));
    }
  }

  private layOut(): HTMLElement {
    const { words } = this.context;
    const pixels = this.signature.inputs.some(({ type }) => type === 'image');
    const image = this.signature.inputs.length === 1 && this.signature.inputs[0]?.type === 'image';
    const buttons = element(
      'div',
      { class: 'formact' },
      this.signature.window
        ? labelButton('history', words('takeLastRows'), 'btn second', () => void this.takeRow('last'))
        : null,
      labelButton(
        'history',
        words(this.signature.window ? 'takeRows' : 'takeRow'),
        'btn second',
        () => void this.takeRow('random'),
      ),
      labelButton(
        'folder-opened',
        words(pixels ? 'predictFolder' : 'predictFile'),
        'btn second',
        () => void this.predictFile('choose'),
      ),
      image ? null : labelButton('discard', words('reset'), 'btn second', () => this.input.reset()),
    );
    const input = element('div', {}, this.input.element, buttons);
    const head = element('div', { class: 'controls answer-head' }, this.weights.element, this.time, this.pin);
    const output = element('div', { class: 'output' }, this.table.back, head, this.answer);
    if (image)
      return element('div', { class: 'pred' }, input, output, element('div', { class: 'past' }, this.history.element));
    output.append(this.history.element);
    return element('div', { class: 'form-pred' }, input, output);
  }

  /** Every row of a file that the person chooses. */
  private async predictFile(file: 'choose' | 'last'): Promise<void> {
    const { answering, beside } = this.weights;
    if (!answering) return;
    const turn = ++this.asked;
    const predicted = await predictFile(this.context, this.signature, answering, beside, file);
    if (turn !== this.asked || !predicted) return;
    if ('problem' in predicted) return this.problem(predicted.problem);
    const { answered, notices, trouble } = predicted;
    this.time.textContent = '';
    const said = notices.map((notice) => element('p', { class: 'small dim' }, notice));
    this.showTable({ answered, weights: answering, said: [...said, ...troubles(trouble)] });
  }

  private showTable(table: AnsweredTable): void {
    this.setShown(null);
    this.onAnswer({ inputs: table.answered.rows, weights: table.weights.ask, several: true });
    this.element.classList.add('many');
    this.table.show(table, this.answer);
  }

  /** From one of its rows; other weights may have been chosen meanwhile. */
  private goBack(table: AnsweredTable): void {
    const { answering, beside } = this.weights;
    this.asked++;
    const { answered } = table;
    if (answered.label === answering?.label && answered.beside?.label === beside?.label) return this.showTable(table);
    if (answered.file) void this.predictFile('last');
    else this.ask();
  }

  /** The same of other weights. */
  private askAgain(): void {
    if (this.table.ofFile) void this.predictFile('last');
    else this.ask();
  }

  private ask(): void {
    const input = this.input.read();
    const turn = ++this.asked;
    const { answering, beside } = this.weights;
    if (!input || !answering) return this.nothingYet();
    const predict = (weights: Weights) => this.context.request('predict', { version: weights.ask, inputs: input.rows });
    void Promise.all([predict(answering), beside ? predict(beside) : null]).then(([first, second]) => {
      // A newer question has been asked meanwhile: its answer is the one to show.
      if (turn === this.asked) this.show(input, answering, first, beside, second);
    });
  }

  private show(
    { rows, actual }: WrittenRows,
    answering: Weights,
    first: Predicted,
    other: Weights | undefined,
    second: Predicted | null,
  ): void {
    const { context, signature } = this;
    if ('error' in first) return this.problem(errorText(context.locale, first.error));
    if (!('ok' in first)) return;
    const beside = other && second && 'ok' in second ? { label: other.label, ...second.ok } : null;
    const trouble = second && 'error' in second ? errorText(context.locale, second.error) : null;
    this.time.textContent = context.numbers.milliseconds(first.ok.milliseconds);
    if (rows.length > 1 && !signature.window) {
      const { predictions } = first.ok;
      const answered = { rows, actual, label: answering.label, predictions, beside };
      return this.showTable({ answered, weights: answering, said: troubles(trouble) });
    }
    const parts = this.single(rows, actual, answering, first.ok, beside);
    this.element.classList.remove('many');
    this.setShown([rows, first.ok]);
    this.onAnswer({ inputs: rows, weights: answering.ask, several: false });
    setChildren(this.answer, ...parts, ...troubles(trouble));
  }

  private single(
    rows: readonly InputRow[],
    actual: readonly (string | number | null)[],
    answering: Weights,
    { predictions }: PanelResponse['predict'],
    beside: (PanelResponse['predict'] & { readonly label: string }) | null,
  ): HTMLElement[] {
    const { context, signature } = this;
    const [[prediction], [written = null]] = [predictions, actual];
    const row = rows.at(-1);
    if (!row || !prediction) return [];
    const { window } = signature;
    const other = beside?.predictions[0];
    const answer: Answer = {
      input: row,
      prediction,
      label: answering.label,
      beside: beside && other ? { label: beside.label, prediction: other } : null,
      // Of a window the rows' own values are not what is asked for.
      actual: this.input.actual ?? (written === null || window ? null : { row: 1, value: written }),
      usualError: answering.usualError,
    };
    const said = [answering.label, besideWords(context, signature, answer)].filter((word) => word !== '');
    const short = shortAnswer(context, signature.target, prediction);
    this.history.add(row, short, said.join(' · '), this.input.typed, window && rows);
    const view = answerView(context, signature, answer);
    if (!window) return view;
    return [...view, element('p', { class: 'small dim' }, context.words('forecastOf', { ...window }))];
  }

  private setShown(shown: Parameters<Pin> | null): void {
    this.table.hide();
    this.shown = shown;
    this.pin.hidden = shown === null;
  }

  private problem(reason: string): void {
    this.setShown(null);
    this.onAnswer(null);
    this.time.textContent = '';
    setChildren(this.answer, element('p', { class: 'wrongc small', role: 'alert' }, reason));
  }

  private nothingYet(): void {
    const { words } = this.context;
    const drawing = this.signature.inputs.some(({ type }) => type === 'image');
    this.setShown(null);
    this.onAnswer(null);
    this.time.textContent = '';
    this.element.classList.remove('many');
    const waiting =
      this.input.tab !== 'form' ? 'waitingForRows' : drawing ? 'waitingForDrawing' : ('waitingForInput' as const);
    const { window } = this.signature;
    const said = window ? words('waitingForWindow', { length: window.length }) : words(waiting);
    setChildren(this.answer, element('p', { class: 'dim small' }, said));
  }
}

function troubles(trouble: string | null): HTMLElement[] {
  return trouble === null ? [] : [element('p', { class: 'wrongc small', role: 'alert' }, trouble)];
}
