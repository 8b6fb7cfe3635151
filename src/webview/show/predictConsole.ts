import { errorText, type InputRow, type InputValue, type ModelSignature } from '../../protocol';
import type { PanelContext } from '../context';
import { element, setChildren } from '../dom';
import { isOneOf, isRecord } from '../persisted';
import { labelButton, Segment } from '../render/controls';
import { answerView, shortAnswer, type Answer } from './answerView';
import { fieldControl, type FieldControl } from './inputFields';
import { parseRow } from './jsonInput';
import { PredictionHistory } from './predictionHistory';

/** Milliseconds of stillness after which what was typed is answered. */
const stillness = 120;

/** A form made from the columns, or JSON; the answer beside it, as it is typed. */
export class PredictConsole {
  readonly element: HTMLElement;
  readonly tabs: Segment<'form' | 'json'>;
  private readonly fields: ReadonlyMap<string, FieldControl>;
  private readonly json = element('textarea', { class: 'field area code', rows: 10, spellcheck: 'false' });
  private readonly jsonProblem = element('p', { class: 'hintline wrongc', role: 'alert', hidden: true });
  private readonly form: HTMLElement;
  private readonly answer = element('div', { class: 'answer-box' });
  private readonly time = element('span', { class: 'small dim push nowrap' });
  private readonly history: PredictionHistory;
  private tab: 'form' | 'json';
  private version: number | null = null;
  private usualError: number | null = null;
  private actual: Answer['actual'] = null;
  private asked = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly context: PanelContext,
    private readonly signature: ModelSignature,
  ) {
    const { words, persisted } = context;
    this.fields = new Map(
      signature.inputs.map((field) => [field.name, fieldControl(context, field, () => this.changed())]),
    );
    this.tab = persisted.get('predict.tab', isOneOf('form', 'json'), 'form');
    this.tabs = new Segment(
      words('inputKind'),
      [
        { value: 'form', label: words('form') },
        { value: 'json', label: words('json') },
      ],
      (tab) => this.setTab(tab),
    );
    this.json.setAttribute('aria-label', words('jsonInput'));
    this.json.addEventListener('input', () => this.changed());
    this.history = new PredictionHistory(context, (row) => this.setValues(row, null));
    this.form = element('div', { class: 'form' }, ...[...this.fields.values()].map((field) => field.element));
    this.element = this.layOut();
    this.restore();
    this.showTab();
    this.nothingYet();
    this.ask();
  }

  /** Which version answers, and how far off it usually is. */
  setModel(version: number | null, usualError: number | null): void {
    this.usualError = usualError;
    if (version === this.version) return;
    this.version = version;
    this.ask();
  }

  async takeRow(row: number | 'random'): Promise<void> {
    const answer = await this.context.request('takeRow', { row });
    if ('ok' in answer) {
      const { row: taken, values, target } = answer.ok;
      this.setValues(values, target === undefined ? null : { row: taken, value: target });
    } else if ('error' in answer) {
      this.problem(errorText(this.context.locale, answer.error));
    }
  }

  private layOut(): HTMLElement {
    const { words } = this.context;
    const image = this.signature.inputs.length === 1 && this.signature.inputs[0]?.type === 'image';
    const buttons = element(
      'div',
      { class: 'formact' },
      labelButton('history', words('takeRow'), 'btn second', () => void this.takeRow('random')),
      image ? null : labelButton('discard', words('reset'), 'btn second', () => this.reset()),
    );
    const input = element('div', {}, this.form, this.json, this.jsonProblem, buttons);
    const output = element('div', {}, element('div', { class: 'controls answer-head' }, this.time), this.answer);
    if (image)
      return element('div', { class: 'pred' }, input, output, element('div', { class: 'past' }, this.history.element));
    output.append(this.history.element);
    return element('div', { class: 'form-pred' }, input, output);
  }

  private values(): InputRow | null {
    if (this.tab === 'json') {
      const parsed = parseRow(this.json.value);
      this.jsonProblem.hidden = !('problem' in parsed);
      if ('problem' in parsed) {
        this.jsonProblem.textContent = this.context.words(parsed.problem, { detail: parsed.detail });
        return null;
      }
      return parsed.row;
    }
    const row: Record<string, InputValue> = {};
    for (const [name, field] of this.fields) {
      const { value } = field;
      if (value === null) return null;
      row[name] = value;
    }
    return row;
  }

  private setValues(row: InputRow, actual: Answer['actual']): void {
    for (const [name, field] of this.fields) field.set(row[name] ?? null);
    this.json.value = JSON.stringify(row, null, 2);
    this.actual = actual;
    this.keep();
    this.ask();
  }

  private changed(): void {
    this.actual = null;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.keep();
      this.ask();
    }, stillness);
  }

  private reset(): void {
    for (const field of this.fields.values()) field.set(null);
    this.changed();
  }

  private ask(): void {
    const row = this.values();
    const turn = ++this.asked;
    if (!row) return this.nothingYet();
    void this.context.request('predict', { version: this.version, inputs: [row] }).then((answer) => {
      // A newer question has been asked meanwhile: its answer is the one to show.
      if (turn !== this.asked) return;
      if ('error' in answer) return this.problem(errorText(this.context.locale, answer.error));
      if (!('ok' in answer)) return;
      const [prediction] = answer.ok.predictions;
      if (!prediction) return;
      const { milliseconds } = answer.ok;
      const shown = { prediction, milliseconds, actual: this.actual, usualError: this.usualError, inputs: row };
      setChildren(this.answer, ...answerView(this.context, this.signature, shown));
      this.time.textContent = this.context.numbers.milliseconds(milliseconds);
      this.history.add(row, shortAnswer(this.context, this.signature, prediction));
    });
  }

  private problem(reason: string): void {
    this.time.textContent = '';
    setChildren(this.answer, element('p', { class: 'wrongc small', role: 'alert' }, reason));
  }

  private nothingYet(): void {
    const drawing = this.signature.inputs.some(({ type }) => type === 'image');
    this.time.textContent = '';
    setChildren(
      this.answer,
      element('p', { class: 'dim small' }, this.context.words(drawing ? 'waitingForDrawing' : 'waitingForInput')),
    );
  }

  private setTab(tab: 'form' | 'json'): void {
    if (tab === 'json') this.json.value = JSON.stringify(this.values() ?? {}, null, 2);
    else {
      const parsed = parseRow(this.json.value);
      if ('row' in parsed) for (const [name, field] of this.fields) field.set(parsed.row[name] ?? null);
    }
    this.tab = tab;
    this.context.persisted.set('predict.tab', tab);
    this.showTab();
  }

  private showTab(): void {
    this.tabs.value = this.tab;
    this.form.hidden = this.tab !== 'form';
    this.json.hidden = this.tab !== 'json';
    if (this.tab === 'form') this.jsonProblem.hidden = true;
  }

  private keep(): void {
    const row = this.values();
    if (row) this.context.persisted.set('predict.values', row);
  }

  private restore(): void {
    const kept = this.context.persisted.get('predict.values', isRecord, {});
    for (const [name, field] of this.fields) {
      const value = kept[name];
      if (isInputValue(value)) field.set(value);
    }
    this.json.value = JSON.stringify(kept, null, 2);
  }
}

function isInputValue(value: unknown): value is InputValue {
  return typeof value === 'string' || typeof value === 'number' || (isRecord(value) && isRecord(value['image']));
}
