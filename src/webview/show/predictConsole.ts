import {
  errorText,
  rowsAsCsv,
  type InputRow,
  type InputValue,
  type ModelSignature,
  type PanelResponse,
} from '../../protocol';
import { words as wordsOf } from '../../texts';
import type { PanelContext } from '../context';
import type { Reply } from '../messages/reply';
import { element, setChildren } from '../dom';
import { isOneOf, isRecord, isString } from '../persisted';
import { labelButton, Segment, toolButton } from '../render/controls';
import { shortAnswer } from './answers';
import { answerTable } from './answerTable';
import type { Answer } from './answer';
import { answerView, besideWords } from './answerView';
import type { AskedAnswer } from './explainCell';
import type { FieldControl } from './fieldControl';
import { fieldControl } from './inputFields';
import { PredictionHistory } from './predictionHistory';
import { rowsFromCsv, rowsFromJson, type RowsInput } from './rowsInput';
import { WeightsChoice, type Weights } from './weightsChoice';

type Tab = 'form' | 'json' | 'csv';
type Predicted = Reply<'predict'>;

/** Keeps an input and its answer. */
export type Pin = (inputs: readonly InputRow[], answered: PanelResponse['predict']) => void;

/** Milliseconds of stillness after which what was typed is answered: in the form, and where it may be many rows. */
const stillness = { form: 120, json: 400, csv: 400 };

/** A form made from the columns, JSON or CSV; the answer beside it, as it is typed; other weights beside it on wish. */
export class PredictConsole {
  readonly element: HTMLElement;
  readonly tabs: Segment<Tab>;
  private readonly fields: ReadonlyMap<string, FieldControl>;
  private readonly written: Readonly<Record<'json' | 'csv', HTMLTextAreaElement>>;
  private readonly inputProblem = element('p', { class: 'hintline wrongc', role: 'alert', hidden: true });
  private readonly form: HTMLElement;
  private readonly answer = element('div', { class: 'answer-box' });
  private readonly time = element('span', { class: 'small dim push nowrap' });
  private readonly history: PredictionHistory;
  private readonly weights: WeightsChoice;
  private readonly pin: HTMLButtonElement;
  /** What the pin keeps: the one answer that is shown. */
  private shown: Parameters<Pin> | null = null;
  private tab: Tab;
  private actual: Answer['actual'] = null;
  private asked = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly context: PanelContext,
    private readonly signature: ModelSignature,
    private readonly onAnswer: (asked: AskedAnswer | null) => void,
    private readonly onPin: Pin,
  ) {
    const { words, persisted } = context;
    this.fields = new Map(
      signature.inputs.map((field) => [field.name, fieldControl(context, field, () => this.changed())]),
    );
    this.weights = new WeightsChoice(context, () => this.ask());
    const pixels = signature.inputs.some(({ type }) => type === 'image');
    this.tab = persisted.get('predict.tab', isOneOf('form', 'json', 'csv'), 'form');
    if (pixels && this.tab === 'csv') this.tab = 'form';
    if (signature.window && this.tab === 'form') this.tab = 'csv';
    this.tabs = new Segment<Tab>(
      words('inputKind'),
      [
        ...(signature.window ? [] : [{ value: 'form', label: words('form') } as const]),
        { value: 'json', label: words('json') },
        ...(pixels ? [] : [{ value: 'csv', label: words('csv') } as const]),
      ],
      (tab) => this.setTab(tab),
    );
    this.written = { json: this.area(words('jsonInput')), csv: this.area(words('csvInput')) };
    this.written.csv.placeholder = words('csvExample', {
      columns: signature.inputs
        .slice(0, 4)
        .map(({ name }) => name)
        .join(','),
    });
    this.history = new PredictionHistory(context, (row, rows) =>
      rows ? this.setWindow(rows, null) : this.setValues(row, null),
    );
    this.pin = toolButton('pinned', words('pin'), () => this.shown && this.onPin(...this.shown));
    this.form = element('div', { class: 'form' }, ...[...this.fields.values()].map((field) => field.element));
    this.element = this.layOut();
    this.restore();
    this.showTab();
    this.nothingYet();
  }

  /** Which weights can answer now, for the run shown. */
  setWeights(weights: readonly Weights[], run: string): void {
    if (this.weights.update(weights, run)) this.ask();
  }

  async takeRow(row: number | 'random' | 'last'): Promise<void> {
    const answer = await this.context.request('takeRow', { row });
    if ('ok' in answer) {
      const { row: taken, values, target, window } = answer.ok;
      const actual = target === undefined ? null : { row: taken, value: target };
      if (window) this.setWindow(window, actual);
      else this.setValues(values, actual);
    } else if ('error' in answer) {
      this.problem(errorText(this.context.locale, answer.error));
    }
  }

  private area(label: string): HTMLTextAreaElement {
    const area = element('textarea', { class: 'field area code', rows: 10, spellcheck: 'false', 'aria-label': label });
    area.addEventListener('input', () => this.changed());
    return area;
  }

  private layOut(): HTMLElement {
    const { words } = this.context;
    const { json, csv } = this.written;
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
        () => void this.predictFile(),
      ),
      image ? null : labelButton('discard', words('reset'), 'btn second', () => this.reset()),
    );
    const input = element('div', {}, this.form, json, csv, this.inputProblem, buttons);
    const head = element('div', { class: 'controls answer-head' }, this.weights.element, this.time, this.pin);
    const output = element('div', { class: 'output' }, head, this.answer);
    if (image)
      return element('div', { class: 'pred' }, input, output, element('div', { class: 'past' }, this.history.element));
    output.append(this.history.element);
    return element('div', { class: 'form-pred' }, input, output);
  }

  private fromForm(): InputRow | null {
    const row: Record<string, InputValue> = {};
    for (const [name, field] of this.fields) {
      const { value } = field;
      if (value === null) return null;
      row[name] = value;
    }
    return row;
  }

  /** What is asked; null while there is nothing, or something wrong, which is then said below it. */
  private input(): Extract<RowsInput, { rows: unknown }> | null {
    this.inputProblem.hidden = true;
    if (this.tab === 'form') {
      const row = this.fromForm();
      return row && { rows: [row], actual: [null] };
    }
    const source = this.written[this.tab].value;
    if (source.trim() === '') return null;
    const read = this.tab === 'json' ? rowsFromJson(source, this.signature) : rowsFromCsv(source, this.signature);
    if (!('problem' in read)) return read;
    this.inputProblem.hidden = false;
    this.inputProblem.textContent = this.context.words(read.problem, read.args ?? {});
    return null;
  }

  private setValues(row: InputRow, actual: Answer['actual']): void {
    clearTimeout(this.timer);
    for (const [name, field] of this.fields) field.set(row[name] ?? null);
    this.written.json.value = JSON.stringify(row, null, 2);
    if (this.tab === 'csv') {
      this.tab = 'form';
      this.showTab();
    }
    this.actual = actual;
    this.keep();
    this.ask();
  }

  /** Rows of a time series that are one input together. */
  private setWindow(rows: readonly InputRow[], actual: Answer['actual']): void {
    clearTimeout(this.timer);
    const names = this.signature.inputs.map(({ name }) => name);
    const cells = rows.map((row) =>
      names.map((name) => {
        const value = row[name] ?? null;
        return typeof value === 'object' ? null : value;
      }),
    );
    this.written.csv.value = rowsAsCsv(names, cells);
    this.written.json.value = JSON.stringify(rows, null, 2);
    this.actual = actual;
    this.keep();
    this.ask();
  }

  /** Every row of a file that the person chooses. */
  private async predictFile(): Promise<void> {
    const { answering } = this.weights;
    if (!answering) return;
    const turn = ++this.asked;
    const answer = await this.context.request('predictFile', { version: answering.ask });
    if (turn !== this.asked) return;
    if ('error' in answer) return this.problem(errorText(this.context.locale, answer.error));
    if (!('ok' in answer) || answer.ok.file === null) return;
    const { file, all, rows, predictions, notices } = answer.ok;
    const actual = rows.map((row) => answerOf(row, this.signature));
    const shown = { rows, predictions, actual, label: answering.label, beside: null, file: { name: file, all } };
    this.time.textContent = '';
    this.setShown(null);
    this.onAnswer({ inputs: rows, weights: answering.ask, several: true });
    this.element.classList.add('many');
    setChildren(
      this.answer,
      ...answerTable(this.context, this.signature, shown),
      ...notices.map((notice) => element('p', { class: 'small dim' }, wordsOf(this.context.locale, notice))),
    );
  }

  private changed(): void {
    this.actual = null;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.keep();
      this.ask();
    }, stillness[this.tab]);
  }

  private reset(): void {
    if (this.tab !== 'form') this.written[this.tab].value = '';
    for (const field of this.fields.values()) field.set(null);
    this.changed();
  }

  private ask(): void {
    const input = this.input();
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
    { rows, actual }: Extract<RowsInput, { rows: unknown }>,
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
    const several = rows.length > 1 && !signature.window;
    const parts = several
      ? answerTable(context, signature, { rows, actual, ...labelled(answering, first.ok), beside })
      : this.single(rows, actual, answering, first.ok, beside);
    if (trouble !== null) parts.push(element('p', { class: 'wrongc small', role: 'alert' }, trouble));
    this.element.classList.toggle('many', several);
    this.setShown(several ? null : [rows, first.ok]);
    this.onAnswer({ inputs: rows, weights: answering.ask, several });
    setChildren(this.answer, ...parts);
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
      actual: this.actual ?? (written === null || window ? null : { row: 1, value: written }),
      usualError: answering.usualError,
    };
    const said = [answering.label, besideWords(context, signature, answer)].filter((word) => word !== '');
    const short = shortAnswer(context, signature.target, prediction);
    this.history.add(row, short, said.join(' · '), window && rows);
    const view = answerView(context, signature, answer);
    if (!window) return view;
    return [...view, element('p', { class: 'small dim' }, context.words('forecastOf', { ...window }))];
  }

  private setShown(shown: Parameters<Pin> | null): void {
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
      this.tab !== 'form' ? 'waitingForRows' : drawing ? 'waitingForDrawing' : ('waitingForInput' as const);
    const { window } = this.signature;
    const said = window ? words('waitingForWindow', { length: window.length }) : words(waiting);
    setChildren(this.answer, element('p', { class: 'dim small' }, said));
  }

  private setTab(tab: Tab): void {
    const row = this.fromForm();
    if (tab === 'json' && this.tab === 'form' && row) this.written.json.value = JSON.stringify(row, null, 2);
    if (tab === 'form' && this.tab === 'json') {
      const read = rowsFromJson(this.written.json.value, this.signature);
      const [first] = 'rows' in read ? read.rows : [];
      if (first) for (const [name, field] of this.fields) field.set(first[name] ?? null);
    }
    this.tab = tab;
    this.context.persisted.set('predict.tab', tab);
    this.showTab();
    this.keep();
    this.ask();
  }

  private showTab(): void {
    this.tabs.value = this.tab;
    this.form.hidden = this.tab !== 'form';
    this.written.json.hidden = this.tab !== 'json';
    this.written.csv.hidden = this.tab !== 'csv';
  }

  private keep(): void {
    const { persisted } = this.context;
    const row = this.fromForm();
    if (row) persisted.set('predict.values', row);
    persisted.set('predict.json', this.written.json.value);
    persisted.set('predict.csv', this.written.csv.value);
  }

  private restore(): void {
    const { persisted } = this.context;
    const kept = persisted.get('predict.values', isRecord, {});
    for (const [name, field] of this.fields) {
      const value = kept[name];
      if (isInputValue(value)) field.set(value);
    }
    this.written.json.value = persisted.get('predict.json', isString, '');
    this.written.csv.value = persisted.get('predict.csv', isString, '');
  }
}

function answerOf(row: InputRow, { target }: ModelSignature): string | number | null {
  const value = target ? (row[target.name] ?? null) : null;
  return typeof value === 'object' ? null : value;
}

function labelled({ label }: Weights, { predictions }: PanelResponse['predict']) {
  return { label, predictions };
}

function isInputValue(value: unknown): value is InputValue {
  return typeof value === 'string' || typeof value === 'number' || (isRecord(value) && isRecord(value['image']));
}
